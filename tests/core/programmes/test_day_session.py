"""The session of a day: its phase, its test, the blocks around it, and what comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.programmes import library

from backcoach.core.notation import Reps
from backcoach.core.programmes.day_session import day_session

if TYPE_CHECKING:
    from backcoach.core.exercises.prescription import Prescription
    from backcoach.core.programmes.day_session import DaySession


def on(place: int, turn: int = 0, **parts: str) -> DaySession:
    lib = library(**parts)
    return day_session(lib, lib.programme[0], turn, place)


def lines(made: DaySession) -> dict[str, Prescription]:
    return {line.exercise: line for line in made.session.exercise}


def test_without_phases_it_is_the_session_of_the_file() -> None:
    made = on(0)
    assert made.session == library().session[0]
    assert made.notes == ()
    assert on(1, turn=1).session.id == "light"


PHASE = """
[[programme.phase]]
weeks = "2-3"
about = "Fewer and heavier."
reps = "4-6"
rir = 1
more = 1
"""


def test_a_phase_changes_repetitions_reserve_and_sets_of_its_weeks() -> None:
    for place, reps, rir, sets in ((1, Reps(8, 10), 2, 3), (2, Reps(4, 6), 1, 4)):
        row = lines(on(place, more=PHASE))["row"]
        assert (row.reps, row.rir, row.sets) == (reps, rir, sets)
    assert lines(on(6, more=PHASE)) == lines(on(0))


def test_a_phase_is_told_when_it_begins_and_goes_before_a_goal_of_ones_own() -> None:
    kinds = [[note.kind for note in on(place, more=PHASE).notes] for place in (1, 2, 4)]
    assert kinds == [[], ["programme_phase"], []]
    assert [on(place, more=PHASE).session.adapts for place in (1, 2)] == [True, False]


def test_a_phase_of_some_exercises_leaves_the_others() -> None:
    phase = '[[programme.phase]]\nweeks = 1\nexercises = ["row"]\nsets = 5'
    made = lines(on(0, more=phase))
    assert [made[name].sets for name in ("deadlift", "row", "pull_up")] == [3, 5, 3]
    assert on(0, more=phase).session.adapts


def test_there_is_at_least_one_set_left() -> None:
    phase = "[[programme.phase]]\nweeks = 1\nmore = -9"
    assert {line.sets for line in on(0, more=phase).session.exercise} == {1}


def test_drills_and_holds_keep_their_numbers_and_turns_their_sets() -> None:
    phase = "[[programme.phase]]\nweeks = 1\nreps = 5\nrir = 1\nsets = 4"
    lib = library(
        more=phase + '\n[[programme]]\nid = "p"\nname = "P"\naim = "A"\nweeks = 1\n'
        '[[programme.day]]\nsession = "block"\n[[programme.phase]]\nweeks = 1\nsets = 4\nreps = 5'
    )
    made = lines(day_session(lib, lib.programme[1], 0, 0))
    assert (made["raise"].sets, made["raise"].reps) == (2, Reps(10, 10))
    named = library(
        more=phase + '\n[[programme]]\nid = "p"\nname = "P"\naim = "A"\nweeks = 1\n'
        '[[programme.day]]\nsession = "block"\n'
        '[[programme.phase]]\nweeks = 1\nexercises = ["hang", "raise"]\nsets = 4\nrir = 2\nreps = 5'
    )
    made = lines(day_session(named, named.programme[1], 0, 0))
    assert (made["hang"].sets, made["hang"].reps, made["hang"].rir) == (2, None, None)
    assert (made["raise"].sets, made["raise"].reps, made["raise"].rir) == (2, Reps(5, 5), None)


TEST = '[[programme.test]]\nexercise = "pull_up"\nevery = 2\nreps = 1\nrir = 0'


def test_a_test_comes_before_everything_else_in_the_first_session_of_its_weeks() -> None:
    tested = [place for place in range(16) if on(place, place % 2, more=TEST).notes]
    assert tested == [2, 6, 10, 14]
    made = on(2, more=TEST)
    assert [note.kind for note in made.notes] == ["programme_test_all"]
    first = made.session.exercise[0]
    assert [(goal.reps, goal.least) for goal in first.goals] == [(Reps(1, 1), True)]
    assert (first.exercise, first.sets, first.rir, first.warmup) == ("pull_up", 1, 0, ())


def test_a_test_with_a_load_has_its_warm_up_and_may_leave_some() -> None:
    test = '[[programme.test]]\nexercise = "deadlift"\nevery = 1\nrir = 2'
    made = on(0, more=test)
    assert [(note.kind, note.values.get("left")) for note in made.notes] == [("programme_test", 2)]
    assert [goal.percent for goal in made.session.exercise[0].goals] == [90]  # of 1 + 2 reps
    assert [warmup.is_ramp for warmup in made.session.exercise[0].warmup] == [True]


def test_blocks_stand_around_the_session_with_the_rests_of_their_own() -> None:
    made = on(0, first='before = "block"\nafter = "block"').session
    names = [line.exercise for line in made.exercise]
    assert names == ["raise", "hang", "deadlift", "row", "pull_up", "raise", "hang"]
    assert [line.rest for line in made.exercise[:2]] == [30, 30]
    assert len({line.superset for line in made.exercise}) == 2
    assert (made.id, made.easy, made.cool_down) == ("heavy", 120, 180)


def test_r_ord_01_the_exercise_of_the_aim_comes_early_behind_the_hinge() -> None:
    made = on(0, keys='end = { exercise = "pull_up" }')
    assert [line.exercise for line in made.session.exercise] == ["deadlift", "pull_up", "row"]
    assert [note.kind for note in made.notes] == ["priority_order"]
    already = on(0, keys='end = { exercise = "deadlift" }')
    assert (already.notes, already.session) == ((), on(0).session)
