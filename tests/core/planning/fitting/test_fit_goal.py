"""A goal and a level of one's own change repetitions, reserve and rest, where a session adapts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from support.builders import exercise, line, one_armed
from support.pasts import DAY, PERSON, visits
from support.shipped import shipped

from backcoach.core.exercises.model import Goal, Library, Session
from backcoach.core.planning.fitting.fit_goal import fit_goal
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from backcoach.core.exercises.prescription import Prescription

SHIPPED = shipped()
ROW = exercise("row", implement="stack")
DEADLIFT = exercise("deadlift", pattern="hinge", implement="barbell")
BELL = exercise("bell", pattern="hinge", implement="kettlebell")
PULL_UP = exercise("pull_up", pattern="vertical_pull", load="bodyweight")
ANYBODY = structs.replace(PERSON, level=None, goal=None)


def fitted(
    *lines: Any, goal: Goal | None = None, level: Any = None, adapts: bool = True, **fields: Any
) -> tuple[list[Prescription], tuple[Reason, ...]]:
    session = Session(
        id="test",
        name="Test",
        goal="hypertrophy",
        adapts=adapts,
        exercise=tuple(written for _, written in lines),
        **fields,
    )
    library = Library(exercise=tuple(lifted for lifted, _ in lines), session=(session,))
    person = structs.replace(ANYBODY, goal=goal, level=level)
    made, notes = fit_goal(library, session, person, ())
    return list(made.exercise), notes


@pytest.mark.parametrize(
    ("goal", "what", "reps", "reserve"),
    [
        ("strength", DEADLIFT, "3-6", 2),
        ("strength", ROW, "5-8", 2),
        ("strength", one_armed(implement="dumbbell"), "6-8", 2),
        ("strength", PULL_UP, "3-6", 2),
        ("endurance", ROW, "15-20", 2),
        ("endurance", BELL, "15-20", 2),
        ("beginner", ROW, "10-12", 3),
    ],
)
def test_r_rpe_03_each_goal_has_its_repetitions_and_reserve(
    goal: Goal, what: Any, reps: str, reserve: int
) -> None:
    (made,), notes = fitted(line(what, 3, reps=10, rir=1, rest=75), goal=goal)
    assert (str(made.reps).replace("–", "-"), made.rir, made.rest) == (reps, reserve, None)
    assert made.sets == 3
    assert notes == (Reason("goal_fitted", {"goal": goal}),)


@pytest.mark.parametrize(
    ("goal", "what"),
    [("strength", BELL), ("endurance", DEADLIFT), ("endurance", PULL_UP)],
)
def test_what_a_goal_does_not_suit_stays_as_it_is(goal: Goal, what: Any) -> None:
    written = line(what, 3, reps=10, rir=1)
    assert fitted(written, goal=goal) == ([written[1]], ())


def test_a_written_load_keeps_its_repetitions_and_a_superset_its_rest() -> None:
    loaded = line(ROW, 3, reps=10, load="40 kg")
    assert fitted(loaded, goal="strength")[0] == [loaded[1]]
    (made,), _ = fitted(line(ROW, 3, reps=10, rest=75, superset="a"), goal="strength")
    assert made.rest == 75


def test_numbers_of_a_session_of_ones_own_stay_as_written() -> None:
    written = line(ROW, 3, reps=10, rir=1, rest=75)
    assert fitted(written, goal="strength", level="beginner", adapts=False) == ([written[1]], ())


def test_the_goal_of_the_session_itself_changes_nothing() -> None:
    written = line(ROW, 3, reps=10, rir=1, rest=75)
    assert fitted(written, goal="hypertrophy") == ([written[1]], ())


def test_r_rpe_03_a_beginner_leaves_three() -> None:
    (made,), notes = fitted(line(ROW, 3, reps=10, rir=1), level="beginner")
    assert (str(made.reps), made.rir) == ("10", 3)
    assert notes == (Reason("level_fitted", {"left": 3}),)
    assert fitted(line(ROW, 3, reps=10, rir=1), level="advanced")[0][0].rir == 1


@pytest.mark.parametrize(
    ("goal", "written", "sets"),
    [
        ("strength", 2, 3),
        ("strength", 4, 4),
        ("strength", 6, 5),
        ("endurance", 1, 2),
        ("endurance", 4, 3),
        ("beginner", 5, 3),
        ("beginner", 1, 1),
    ],
)
def test_each_goal_has_its_sets_and_keeps_what_lies_between(
    goal: Goal, written: int, sets: int
) -> None:
    (made,), _ = fitted(line(ROW, written, reps=10), goal=goal)
    assert made.sets == sets


def test_r_vol_02_and_r_freq_01_sets_are_added_in_the_order_of_the_session_up_to_ten_pulls() -> (
    None
):
    pulls = [line(exercise(name, implement="stack"), 2, reps=10) for name in "abcd"]
    made, _ = fitted(line(DEADLIFT, 2, reps=8), *pulls, goal="strength")
    assert [each.sets for each in made] == [3, 3, 3, 2, 2]
    many = [line(exercise(name, implement="stack"), 6, reps=10) for name in "abc"]
    assert [each.sets for each in fitted(*many, goal="strength")[0]] == [5, 5, 5]


def test_sets_of_a_superset_and_those_with_a_load_stay() -> None:
    kept = [line(ROW, 2, reps=10, superset="a"), line(exercise("b"), 2, reps=10, load="20 kg")]
    assert [each.sets for each in fitted(*kept, goal="strength")[0]] == [2, 2]


def test_a_beginner_does_no_more_than_three_sets() -> None:
    assert [each.sets for each in fitted(line(ROW, 5, reps=10, rir=2), level="beginner")[0]] == [3]


def test_the_load_follows_the_new_repetitions_and_the_reason_is_given_once() -> None:
    what = line(ROW, 3, reps=10, rir=2)
    session = Session(id="test", name="Test", goal="hypertrophy", adapts=True, exercise=(what[1],))
    library = Library(exercise=(ROW,), session=(session,))
    past = visits(what, (10, 10, 10), (10, 10, 10), (10, 10, 10), rir=2)
    now = past[-1].started_at + 3 * DAY
    plans = []
    goals: tuple[Goal, ...] = ("hypertrophy", "strength")
    strong = structs.replace(PERSON, goal="strength")
    for goal in goals:
        person = structs.replace(PERSON, goal=goal)
        plan = prepare(library, session, person, past, Today(now=now)).plan
        assert plan is not None
        plans.append(plan)
    light, heavy = (plan.steps_of(0, "work")[0] for plan in plans)
    assert heavy.load is not None
    assert light.load is not None
    assert (heavy.load.grams or 0) > (light.load.grams or 0)
    assert heavy.reps is not None
    assert 5 <= heavy.reps.lo <= 8
    assert plans[1].slots[0].rest == 180
    reasons = [[note.kind for note in plan.notes if isinstance(note, Reason)] for plan in plans]
    assert reasons == [[], ["goal_fitted"]]
    done = [*past, structs.replace(past[-1], plan=plans[1], started_at=now)]
    again = prepare(library, session, strong, done, Today(now=now + 3 * DAY)).plan
    assert again is not None
    assert "goal_fitted" not in [note.kind for note in again.notes if isinstance(note, Reason)]


@pytest.mark.parametrize("goal", ["strength", "endurance", "hypertrophy"])
@pytest.mark.parametrize("session", SHIPPED.session, ids=lambda session: session.id)
def test_the_shipped_sessions_follow_a_goal(session: Session, goal: Goal) -> None:
    made, _ = fit_goal(SHIPPED, session, structs.replace(ANYBODY, goal=goal), ())
    assert made.goal == goal
    is_other = made.exercise != session.exercise
    stays = goal == session.goal or not session.adapts or (session.id, goal) == ("home", "strength")
    assert is_other == (not stays)
