"""Names of exercises in other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.shipped import shipped

from backcoach.core.exercises.file.reading import parse
from backcoach.core.exercises.names import (
    Conflict,
    KnownNames,
    NameTable,
    export_name,
    known_names,
    name_key,
)

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise

LIBRARY = shipped()
TABLE = NameTable(known_names(LIBRARY.exercise))


@pytest.mark.parametrize("exercise", LIBRARY.exercise, ids=lambda exercise: exercise.id)
def test_what_is_exported_under_a_name_is_read_as_the_same_exercise(exercise: Exercise) -> None:
    assert TABLE.exercise(export_name(exercise)) == exercise.id


def test_no_shipped_name_stands_at_two_exercises() -> None:
    assert TABLE.conflicts == []


def test_accents_case_order_and_plural_make_no_difference() -> None:
    assert name_key("Soulevé de Terre (barre)") == name_key("barre - souleve de terre")
    assert name_key("Klimmzüge") == name_key("KLIMMZUGE")
    assert name_key("Chin Ups") == name_key("chin-up")


def test_weighted_pull_ups_stand_beside_plain_ones() -> None:
    assert TABLE.exercises["pull_up"].loaded == "weighted_pull_up"
    assert TABLE.exercises["weighted_pull_up"].unloaded == "pull_up"
    assert TABLE.exercises["chin_up"].loaded is None


def test_a_former_id_and_the_name_of_an_exercise_without_aliases_are_names() -> None:
    text = """
    [[session]]
    id = "s"
    name = "S"
    exercise = [{ exercise = "seal_row", sets = 1, reps = 8 }]
    [[exercise]]
    id = "seal_row"
    name = "Seal row"
    former = ["bench_row"]
    pattern = "horizontal_pull"
    primary = ["rhomboids"]
    """
    table = NameTable(known_names(parse(text, "f").exercise))

    assert table.mapping(["Row, Seal", "bench_row", "Row"]) == {
        "Row, Seal": "seal_row",
        "bench_row": "seal_row",
        "Row": None,
    }


def test_a_name_at_two_exercises_is_the_first_and_is_reported_and_one_without_words_is_none() -> (
    None
):
    table = NameTable(
        [
            KnownNames(exercise="row", aliases=("Cable row", "…")),
            KnownNames(exercise="seal_row", aliases=("Row, cable",), near=("T-bar row",)),
        ]
    )
    assert table.exercise("row (CABLE)") == "row"
    assert table.exercise("…") is None
    assert table.conflicts == [Conflict("Row, cable", "row", "seal_row")]


def test_a_similar_name_is_near_or_suggested_and_never_taken_for_the_same() -> None:
    table = NameTable([KnownNames(exercise="row", aliases=("Cable row",), near=("T-bar row",))])
    assert (table.exercise("T-bar row"), table.near("T-bar row")) == (None, "row")
    assert table.near("Cable row") is None
    assert (table.exercise("Cabel row"), table.suggestion("Cabel row")) == (None, "Cable row")
    assert table.suggestion("Bench press") is None
