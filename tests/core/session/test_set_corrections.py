"""Which set a key corrects, and what it makes of the numbers."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs
from support.builders import Coach, exercise, hold, line, one_armed

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.leading import Instant
from backcoach.core.session.plan import Result
from backcoach.core.session.set_corrections import (
    MOST_REPS,
    MOST_SECONDS,
    correctable,
    correction,
    has_reps_left,
    select,
)

NOW = Instant(7000, 60)
GEAR = DEFAULT["kg"]
ROWS = line("row", 3)


def corrected(action: str, coach: Coach, selected: str | None = None) -> Result | None:
    amended = correction(action, coach.state, selected, NOW, GEAR)
    return amended.result if amended else None


def test_while_resting_the_set_just_done_is_corrected() -> None:
    coach = Coach(ROWS).do(reps=8)
    assert correctable(coach.state, None) == coach.state.plan.steps[0]
    assert corrected("reps_down", coach) == Result(reps=7)


def test_before_and_during_a_set_it_is_that_set() -> None:
    coach = Coach(ROWS)
    assert correctable(coach.state, None) == coach.state.plan.steps[0]
    assert correctable(coach.do().begin().state, None) == coach.state.plan.steps[1]


def test_at_the_end_it_is_the_last_set() -> None:
    coach = Coach(ROWS).do(2).skip()
    assert correctable(coach.state, None) == coach.state.plan.steps[1]
    assert correctable(coach.carry_on().state, None) == coach.state.plan.steps[1]


def test_a_chosen_set_comes_first_unless_it_was_skipped_or_is_unknown() -> None:
    coach = Coach(ROWS).skip().do()
    first, second, third = coach.state.plan.steps
    assert correctable(coach.state, second.id) == second
    assert correctable(coach.state, third.id) == third
    assert correctable(coach.state, first.id) == second
    assert correctable(coach.state, "9.9") == second


def test_when_everything_was_skipped_there_is_nothing_to_correct() -> None:
    assert corrected("reps_up", Coach(line()).skip()) is None


@pytest.mark.parametrize(
    ("done", "action", "result"),
    [
        ({"reps": 8}, "reps_up", {"reps": 9}),
        ({"reps": 8}, "reps_down", {"reps": 7}),
        ({"reps": None}, "reps_up", {"reps": 1}),
        ({"reps": 8}, "reserve_2", {"rir": 2}),
        ({"rir": 2}, "reserve_0", {"rir": 0}),
        ({"rir": 2}, "reserve_2", {"rir": None}),
        ({"load": Load.parse("20 kg")}, "load_up", {"load": Load.parse("25 kg")}),
        ({"load": Load.parse("20 kg")}, "load_down", {"load": Load.parse("15 kg")}),
    ],
)
def test_a_correction_is_one_step(
    done: dict[str, Any], action: str, result: dict[str, Any]
) -> None:
    coach = Coach(ROWS).do(**done)
    before = coach.result("1.1")
    assert corrected(action, coach) == structs.replace(before, **result)


def test_a_hold_is_corrected_by_five_seconds() -> None:
    coach = Coach(line(hold(), 2)).do(seconds=18)
    assert corrected("reps_up", coach) == Result(seconds=23)
    assert corrected("reps_down", coach) == Result(seconds=13)


def test_reps_left_are_said_of_a_work_set_that_is_done_or_under_way() -> None:
    """R-RPE-01: a warm-up, a hold and a drill are not done near failure."""
    warmed_up = line("row", 2, load="60 kg", warmup=["8 x 50%"])
    drill = line(exercise("cat_cow", load="none"), 2)
    for done in (Coach(warmed_up).do(), Coach(line(hold(), 2)).do(), Coach(drill).do()):
        last = done.state.last_done
        assert last is not None
        assert not has_reps_left(done.state, last)
        assert corrected("reserve_2", done) is None
        assert corrected("reserve_2", done.begin(), last.id) is None
    assert corrected("reserve_2", Coach(ROWS)) is None
    assert corrected("reserve_2", Coach(ROWS).begin()) == Result(reps=8, rir=2)
    assert corrected("reserve_2", Coach(warmed_up).do(2)) == Result(
        reps=8, load=Load.parse("60 kg"), rir=2
    )


def test_without_a_rest_reps_left_are_said_of_the_set_just_done() -> None:
    coach = Coach(line("row", 3), rests=False).do(reps=8)
    amended = correction("reserve_2", coach.state, None, NOW, GEAR)
    assert amended is not None
    assert (amended.step, amended.result.rir) == ("1.1", 2)
    assert corrected("reps_up", coach) == Result(reps=9)
    assert corrected("reserve_2", coach.skip()) is None


@pytest.mark.parametrize(
    ("done", "action"), [({"reps": 0}, "reps_down"), ({"reps": MOST_REPS}, "reps_up")]
)
def test_reps_have_their_bounds(done: dict[str, Any], action: str) -> None:
    assert corrected(action, Coach(ROWS).do(**done)) is None


def test_seconds_have_their_bounds() -> None:
    coach = Coach(line(hold(), 3)).do(seconds=3)
    assert corrected("reps_down", coach) == Result(seconds=0)
    coach.do(seconds=MOST_SECONDS - 1)
    assert corrected("reps_up", coach) == Result(seconds=MOST_SECONDS)
    coach.amend("1.2", seconds=MOST_SECONDS)
    assert corrected("reps_up", coach) is None


def test_a_chosen_set_is_amended_at_this_instant() -> None:
    coach = Coach(ROWS).do(2)
    amended = correction("reps_up", coach.state, "1.1", NOW, GEAR)
    assert amended == ev.SetAmended(at=7000, offset=60, step="1.1", result=Result(reps=9))


def test_the_brackets_walk_through_what_was_done() -> None:
    coach = Coach(ROWS, line(one_armed())).do().skip().do(2)
    state = coach.state
    assert select(state, None, -1) == "1.3"
    assert select(state, "1.3", -1) == "1.1"
    assert select(state, "1.1", -1) == "1.1"
    assert select(state, "1.1", 1) == "1.3"
    assert select(state, "2.1.left", 1) is None


def test_during_a_set_the_first_bracket_finds_the_set_before_it() -> None:
    coach = Coach(ROWS).do().begin()
    assert select(coach.state, None, -1) == "1.1"
    assert select(coach.state, None, 1) is None


def test_nothing_can_be_chosen_before_the_first_set_is_done() -> None:
    assert select(Coach(ROWS).state, None, -1) is None
    assert select(Coach(line()).skip().state, None, -1) is None
