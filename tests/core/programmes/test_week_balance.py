"""What seven days change in the sets of today: never without a reason, never much at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import Coach, line
from support.programmes import library

from backcoach.core.notation import Reps
from backcoach.core.programmes.week_balance import MOST_SETS, balance_week, sets_done
from backcoach.core.session.past.session_record import local
from backcoach.core.set_notation import SetGoal

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Session
    from backcoach.core.session.state import State

DAY = 86_400_000
LIBRARY = library()
EXERCISES = {each.id: each for each in LIBRARY.exercise}
HEAVY = LIBRARY.session[0]  # 3 deadlifts, 3 rows, 3 pull-ups
TODAY = local(100 * DAY, 0).date()


def trained(days_ago: int, **sets: int) -> State:
    """A finished session with sets of the exercises of the file, some days ago."""
    coach = Coach(*(line(EXERCISES[name], count) for name, count in sets.items()))
    coach.do(sum(sets.values()))
    return replace(coach.state, started_at=(100 - days_ago) * DAY, id=str(days_ago))


def sets(session: Session) -> dict[str, int]:
    return {row.exercise: row.sets for row in session.exercise}


def balanced(*past: State, session: Session = HEAVY) -> tuple[dict[str, int], list[str]]:
    made = balance_week(LIBRARY, session, past, TODAY)
    return sets(made.session), [note.kind for note in made.notes]


def test_without_a_session_in_six_days_nothing_is_changed() -> None:
    assert balanced() == (sets(HEAVY), [])
    assert balanced(trained(7, row=20)) == (sets(HEAVY), [])
    assert balanced(trained(-1, row=20)) == (sets(HEAVY), [])


def test_a_week_in_balance_stays_as_it_is() -> None:
    assert balanced(trained(3, deadlift=3, row=3, pull_up=3)) == (sets(HEAVY), [])


def test_r_vol_02_more_than_twenty_sets_of_a_muscle_take_some_away() -> None:
    made, kinds = balanced(trained(3, deadlift=6, row=9, pull_up=9))
    assert kinds == ["volume_many", "volume_many"]
    assert made == {"deadlift": 3, "row": 1, "pull_up": 1}  # one of each is left


def test_r_vol_02_one_set_more_where_a_regular_week_has_few() -> None:
    grows = replace(HEAVY, goal="hypertrophy")
    few = [trained(10, row=2), trained(3, deadlift=1, row=1, pull_up=1)]
    made, kinds = balanced(*few, session=grows)
    assert kinds == ["volume_few"]
    assert sum(made.values()) == sum(sets(HEAVY).values()) + 1
    assert balanced(few[1], session=grows)[1] == []  # the week before there was nothing
    assert balanced(*few)[1] == []  # the goal is another


def test_r_vol_02_a_session_without_the_muscle_gets_nothing_more() -> None:
    hinge = replace(HEAVY, goal="hypertrophy", exercise=HEAVY.exercise[:1])
    few = [trained(10, row=2), trained(3, deadlift=1, row=3)]
    assert "volume_few" not in balanced(*few, session=hinge)[1]


@pytest.mark.parametrize(
    ("done", "less", "more"),
    [
        ({"pull_up": 6, "deadlift": 3}, "pull_up", "row"),
        ({"row": 6, "deadlift": 3}, "row", "pull_up"),
    ],
)
def test_r_bal_01_a_set_moves_from_the_pull_that_has_too_many(
    done: dict[str, int], less: str, more: str
) -> None:
    made, kinds = balanced(trained(2, **done))
    assert kinds == ["balance_pulls"]
    assert (made[less], made[more]) == (2, 4)


def test_r_bal_01_hinges_are_a_fifth_to_a_third_of_the_sets() -> None:
    made, kinds = balanced(trained(2, deadlift=6, row=2, pull_up=2))
    assert (kinds, made["deadlift"]) == (["balance_hinges_many"], 2)
    made, kinds = balanced(trained(2, row=5, pull_up=5))
    assert (kinds, made["deadlift"]) == (["balance_hinges_few"], 4)


def test_a_hinge_is_neither_left_out_nor_endless() -> None:
    one = replace(HEAVY, exercise=(replace(HEAVY.exercise[0], sets=1), *HEAVY.exercise[1:]))
    assert balanced(trained(2, deadlift=9, row=2, pull_up=2), session=one)[1] == []
    many = replace(
        HEAVY, exercise=(replace(HEAVY.exercise[0], sets=MOST_SETS), *HEAVY.exercise[1:])
    )
    full = trained(2, row=9, pull_up=9)
    assert "balance_hinges_few" not in balanced(full, session=many)[1]
    without = replace(HEAVY, exercise=HEAVY.exercise[1:])
    assert balanced(trained(2, row=2, pull_up=2), session=without)[1] == []


def test_turns_drills_and_single_sets_are_left_alone() -> None:
    block = LIBRARY.find_session("block")
    assert block is not None
    assert balanced(trained(1, row=20), session=block) == (sets(block), [])
    turns = replace(HEAVY, exercise=tuple(replace(row, superset="a") for row in HEAVY.exercise))
    assert balanced(trained(2, row=9, pull_up=9, deadlift=9), session=turns)[1] == []


def test_both_sides_are_one_set_and_drills_are_none() -> None:
    each = replace(EXERCISES["row"], sides="each")
    coach = Coach(line(each, 2), line(EXERCISES["raise"], 2))
    coach.do(6)
    done = sets_done([replace(coach.state, started_at=100 * DAY)], TODAY)
    assert [(exercise.id, count) for exercise, count in done.items()] == [("row", 2)]


def test_what_is_no_hinge_and_no_pull_is_not_weighed_against_them() -> None:
    press = replace(EXERCISES["row"], id="press", pattern="core")
    coach = Coach(line(press, 9))
    coach.do(9)
    assert balanced(replace(coach.state, started_at=98 * DAY)) == (sets(HEAVY), [])


def test_a_set_that_tests_counts_for_nothing() -> None:
    test = line(EXERCISES["pull_up"], 1, reps=5)
    goal = SetGoal(reps=Reps(5, 5), least=True)
    many = replace(test[1], reps=(goal,))
    coach = Coach((test[0], many))
    coach.do(1)
    assert sets_done([replace(coach.state, started_at=100 * DAY)], TODAY) == {}
    tested = replace(HEAVY, exercise=(many, *HEAVY.exercise))
    full = trained(3, deadlift=3, row=3, pull_up=5)
    assert balance_week(LIBRARY, tested, [full], TODAY).notes == ()


COUNTS = st.integers(0, 12)


@given(COUNTS, COUNTS, COUNTS, st.sampled_from(["hypertrophy", "beginner"]))
def test_whatever_was_trained_each_line_stays_and_each_change_has_a_reason(
    deadlift: int, row: int, pull_up: int, goal: str
) -> None:
    counts = {"deadlift": deadlift, "row": row, "pull_up": pull_up}
    past = (
        [trained(3, **{name: count for name, count in counts.items() if count})]
        if any(counts.values())
        else []
    )
    session = replace(HEAVY, goal=goal)
    made, kinds = balanced(*past, trained(9, row=1), session=session)
    assert list(made) == list(sets(session))
    assert all(1 <= count <= MOST_SETS for count in made.values())
    assert (made != sets(session)) == bool(kinds)
    assert len(kinds) <= 4
