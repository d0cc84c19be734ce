"""What was stored under another name counts as the exercise that has this name by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.shipped import shipped

from backcoach.core.notation import Load
from backcoach.core.session.events import SessionRecorded
from backcoach.core.session.fold import begin
from backcoach.core.session.past.known_exercises import (
    KnownExercises,
    all_names,
    known_record,
    with_known,
)
from backcoach.core.session.past.recorded import Origin, RecordedSet, numbered
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.state import State

LIBRARY = shipped()
KNOWN = KnownExercises(LIBRARY.exercise)


def imported(*sets: tuple[str, Result]) -> State:
    """A session from Hevy with these sets."""
    recorded = [RecordedSet(exercise=name, result=result, at=1000) for name, result in sets]
    return begin(
        SessionRecorded(at=0, id="a", origin=Origin("hevy"), sets=numbered(recorded), name="Pull")
    )


def exercises(state: State) -> list[str]:
    known = with_known(state, KNOWN)
    steps = {step.id: step for step in known.plan.steps}
    return [known.plan.exercise(steps[name]).id for name in known.logged]


KG_20, HELP_20 = Load(20_000), Load(-20_000)


@pytest.mark.parametrize(
    ("name", "load_", "exercise", "becomes"),
    [
        ("Seated Row (Cable)", KG_20, "cable_row", KG_20),
        ("CABLE SEATED ROW", KG_20, "cable_row", KG_20),
        ("cable_row", KG_20, "cable_row", KG_20),
        ("Pull Up", None, "pull_up", None),
        ("Pull Up", KG_20, "weighted_pull_up", KG_20),
        ("Pull Up (Weighted)", None, "pull_up", None),
        ("Pull Up (Weighted)", KG_20, "weighted_pull_up", KG_20),
        ("Pull Up (Assisted)", KG_20, "assisted_pull_up", HELP_20),
        ("Pull Up (Assisted)", HELP_20, "assisted_pull_up", HELP_20),
        ("Pull Up (Assisted)", None, "assisted_pull_up", None),
    ],
)
def test_a_name_is_an_exercise_and_its_load_is_written_as_here(
    name: str, load_: Load | None, exercise: str, becomes: Load | None
) -> None:
    pair = KNOWN.find(name, Result(reps=5, load=load_))

    assert pair is not None
    assert (pair[0].id, pair[1].load) == (exercise, becomes)


@pytest.mark.parametrize("name", ["Lat Pulldown (Machine)", "Romanian Deadlift", "Bench Press", ""])
def test_a_name_that_is_merely_near_is_no_exercise(name: str) -> None:
    assert KNOWN.find(name, Result(reps=5)) is None


def test_an_alias_that_comes_later_counts_for_what_was_stored_before() -> None:
    state = imported(("Cable thing", Result(reps=8, load=KG_20)))
    assert exercises(state) == []

    row = next(each for each in LIBRARY.exercise if each.id == "cable_row")
    later = KnownExercises([replace(row, aliases=(*row.aliases, "Cable Thing"))])
    assert list(with_known(state, later).logged) == ["1.1"]
    renamed = KnownExercises([replace(row, id="row", former=("cable_row",))])
    pair = renamed.find("cable_row", Result())
    assert pair is not None
    assert pair[0].id == "row"


def test_unknown_sets_are_left_out_of_what_rules_see_and_stay_in_the_record() -> None:
    state = imported(
        ("Bench Press (Barbell)", Result(reps=8, load=KG_20)),
        ("Lat Pulldown (Cable)", Result(reps=10, load=KG_20)),
    )

    assert exercises(state) == ["lat_pulldown"]
    assert [done.exercise for done in record(state).sets] == [
        "Bench Press (Barbell)",
        "Lat Pulldown (Cable)",
    ]


def test_a_set_without_a_side_counts_for_both_where_each_is_trained() -> None:
    state = imported(("Dumbbell Row", Result(reps=8, load=KG_20)))
    known = with_known(state, KNOWN)

    assert {step.side for step in known.plan.steps} == {"left", "right"}
    assert [done.result for done in known.logged.values()] == [Result(reps=8, load=KG_20)] * 2
    assert [done.side for done in record(state).sets] == ["both"]


def test_all_names_of_an_exercise_are_found_with_a_load_and_without() -> None:
    written = ["Pull Up", "Pull Up (Weighted)", "Chin Up", "Klimmzüge", "pull_up", "Bench"]

    assert all_names(["pull_up"], written, KNOWN) == [
        *("pull_up", "Pull Up", "Pull Up (Weighted)", "Klimmzüge"),
    ]


def test_a_record_names_the_exercise_that_its_sets_are_of() -> None:
    state = imported(("Pull Up (Assisted)", Result(reps=5, load=KG_20)), ("Bench", Result(reps=1)))

    first, second = known_record(record(state), KNOWN).sets
    assert (first.exercise, first.load) == ("assisted_pull_up", HELP_20)
    assert second.exercise == "Bench"
