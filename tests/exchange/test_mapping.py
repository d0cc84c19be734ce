"""Names of exercises in other programs: which are one, and which of them are mapped."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.exercises.names import KnownNames, NameTable, name_key
from backcoach.exchange.mapping import exercise_of
from backcoach.exchange.parsing.loads import Loads
from backcoach.exchange.records import ImportedSet
from exchange.fixtures import name_table


@given(st.permutations(["Bent", "Over", "One", "Arm", "Row", "Dumbbell"]))
def test_the_order_of_words_makes_no_name(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key("Bent Over One Arm Row (Dumbbell)")


@pytest.mark.parametrize(
    ("one_name", "other"),
    [
        ("Deadlift (Barbell)", "Deadlift, Barbell"),
        ("Pull-ups", "Pull Up"),
        ("Lat Pull-Down (Cable)", "Lat Pulldown (Cable)"),
        ("Chin ups", "CHIN-UP"),
        ("Jalon al pecho", "Jalón al pecho"),
        ("Klimmzuge", "Klimmzüge"),
        ("Seated Cable Rows", "Seated Cable Row"),
    ],
)
def test_names_that_are_one(one_name: str, other: str) -> None:
    assert name_key(one_name) == name_key(other)


@pytest.mark.parametrize(
    ("one_name", "other"),
    [
        ("Deadlift (Barbell)", "Romanian Deadlift (Barbell)"),
        ("Pull Up", "Pull Up (Assisted)"),
        ("Lat Pulldown (Cable)", "Lat Pulldown (Machine)"),
        ("Leg Press", "Leg Pres"),
    ],
)
def test_names_that_are_two(one_name: str, other: str) -> None:
    assert name_key(one_name) != name_key(other)


def test_a_name_without_words_is_equal_to_nothing() -> None:
    table = NameTable([KnownNames(exercise="dead_hang", aliases=("!!", "Dead Hang"))])

    assert name_key("—?!") == ""
    assert table.exercise("!!") is None


def test_only_equal_names_are_mapped() -> None:
    table = name_table()

    assert table.exercise("Barbell deadlift") == "bb_deadlift"
    assert table.exercise("Lat Pulldown (Machine)") is None
    assert table.near("Machine Lat Pulldown") == "lat_pulldown"
    assert table.exercise("Lat Puldown (Cable)") is None
    assert table.suggestion("Lat Puldown (Cable)") == "Lat Pulldown (Cable)"
    assert table.suggestion("Bench Press") is None
    assert table.mapping(["Lat Pulldown (Machine)"], {"lat pulldown machine": "lat_pulldown"}) == {
        "Lat Pulldown (Machine)": "lat_pulldown"
    }


def test_one_alias_at_two_exercises_is_a_conflict() -> None:
    assert not name_table().conflicts
    table = NameTable(
        [
            KnownNames(exercise="pull_up", aliases=("Pull Up",)),
            KnownNames(exercise="chin_up", aliases=("Chin Up", "pull-ups")),
        ]
    )

    (conflict,) = table.conflicts
    assert (conflict.name, conflict.first, conflict.second) == ("pull-ups", "pull_up", "chin_up")
    assert table.exercise("Pullups") == "pull_up"


def test_a_load_decides_between_a_pull_up_and_a_weighted_one() -> None:
    table = name_table()
    load = Loads("kg", comma_is_decimal=True)["5"]
    plain, weighted = table.exercises["pull_up"], table.exercises["weighted_pull_up"]

    for known in (plain, weighted):
        assert exercise_of(known, ImportedSet(reps=5, load=load)) == "weighted_pull_up"
        assert exercise_of(known, ImportedSet(reps=5)) == "pull_up"


def test_every_order_of_the_joined_words_is_one_key() -> None:
    keys = {name_key(" ".join(words)) for words in permutations(["Cable", "Lat", "Pulldown"])}

    assert len(keys) == 1
