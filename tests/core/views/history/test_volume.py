"""Hard sets of muscles, balance and records, from the sums of the store."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.builders import exercise

from backcoach.core.exercises.hard_sets import Balance, band, muscle_of, shares
from backcoach.core.notation import Load
from backcoach.core.session.past.known_exercises import KnownExercises
from backcoach.core.session.plan import Result
from backcoach.core.views.history.best_sets import best_sets
from backcoach.core.views.history.figures import Best, WeekOfExercise, monday, week_of, week_start
from backcoach.core.views.history.volume import volume

ROW = replace(
    exercise("row"),
    primary=("latissimus dorsi", "rhomboids", "middle trapezius"),
    secondary=("teres major", "biceps brachii"),
)
HINGE = replace(exercise("hinge", pattern="hinge"), primary=("erector spinae",), secondary=())
KNOWN = KnownExercises([ROW, HINGE])


def test_r_vol_01_a_set_counts_for_what_moves_and_half_for_what_helps() -> None:
    assert shares(ROW) == {"lats": 1.0, "upper back": 1.0, "elbow flexors": 0.5}
    assert muscle_of("a muscle of my own") == "a muscle of my own"


@pytest.mark.parametrize(
    ("sets", "word"),
    [(0, "few"), (4.5, "few"), (5, "least"), (9.5, "least"), (10, "good"), (20.5, "many")],
)
def test_r_vol_02_sets_a_week_have_a_range(sets: float, word: str) -> None:
    assert band(sets) == word


def test_weeks_are_summed_and_what_nobody_knows_is_named() -> None:
    rows = [
        WeekOfExercise(7, "row", True, 3.0, 1000),
        WeekOfExercise(7, "hinge", True, 2.0, 500),
        WeekOfExercise(8, "row", False, 1.0, 0),
        WeekOfExercise(8, "Bench press", True, 4.0, 100),
    ]
    summed = volume(rows, KNOWN)
    assert summed.muscles["lats"] == {7: 3.0, 8: 1.0}
    assert summed.muscles["back extensors"] == {7: 2.0}
    assert summed.volume == {7: 1500, 8: 100}
    assert summed.sets == {7: 5.0, 8: 5.0}
    assert summed.unknown == {"Bench press": 4.0}
    assert summed.balance([7]) == Balance(2.0, 0.0, 3.0)


@pytest.mark.parametrize(
    ("balance", "pulls", "hinges"),
    [
        (Balance(3, 4, 4), "even", "in the range"),
        (Balance(1, 2, 8), "more horizontal", "too few"),
        (Balance(9, 8, 2), "more vertical", "too many"),
        (Balance(1, 3, 0), "only one of the two", "in the range"),
        (Balance(0, 0, 0), "none", "none"),
    ],
)
def test_r_bal_01_movements_balance(balance: Balance, pulls: str, hinges: str) -> None:
    assert (balance.pulls_text, balance.hinge_text) == (pulls, hinges)


def test_weeks_begin_on_monday_before_the_epoch_too() -> None:
    assert monday(0).isoformat() == "1970-01-05"
    assert all(week_of(monday(week)) == week for week in (-500, -1, 0, 2968))
    assert week_start(0, 60) == (4 * 24 - 1) * 3_600_000


def best(
    reps: int | None, kilograms: int, *, seconds: int | None = None, name: str = "row"
) -> Best:
    load = Load(kilograms * 1000) if kilograms else None
    return Best(name, "both", Result(reps, seconds, load), 0, 0)


def test_a_record_is_beaten_by_more_repetitions_with_as_much_load() -> None:
    kept = [best(3, 100), best(8, 80), best(12, 60)]
    assert best_sets([*kept, best(6, 80), best(10, 50), best(1, 100)], KNOWN) == kept


def test_without_a_load_the_most_repetitions_or_seconds_are_the_record() -> None:
    assert best_sets([best(8, 0), best(11, 0)], KNOWN) == [best(11, 0)]
    holds = [best(None, 0, seconds=20), best(None, 0, seconds=35)]
    assert best_sets(holds, KNOWN) == holds[1:]


def test_exercises_that_nobody_knows_have_records_of_their_own() -> None:
    assert best_sets([best(5, 50, name="Bench"), best(3, 40)], KNOWN) == [
        best(5, 50, name="Bench"),
        best(3, 40),
    ]
