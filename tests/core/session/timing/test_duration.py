"""How long a session takes: the coaching model's own figures, and what is left of one."""

from __future__ import annotations

import pytest
from support.builders import Coach, Line, hold, line, one_armed, plan_of

from backcoach.core.exercises.model import Session
from backcoach.core.notation import Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.session.timing.duration import READINESS, seconds_left, session_seconds

USUAL = Session(id="test", name="Test", easy=Seconds(300), cool_down=Seconds(180), exercise=())

BEGINNER = (
    line("kb_deadlift", 3, reps=10, tempo="3-1-1-1", rest=90, setup=60, warmup=[8]),
    line("lat_pulldown", 2, reps=10, tempo="3-1-1-1", rest=90, setup=90, warmup=[8]),
    line("cable_row", 2, reps=12, tempo="3-0-1-1", rest=90, setup=90),
    line(one_armed(), 2, reps=10, tempo="3-0-1-1", rest=60, setup=90),
    line("assisted_pull_up", 2, reps=6, tempo="3-0-1-1", rest=120, setup=90),
)
INTERMEDIATE = (
    line(
        "bb_deadlift", 3, reps=8, tempo="2-1-1-1", rest=150, setup=120,
        warmup=[8, 5, 3], warmup_rest=60,
    ),
    line("lat_pulldown", 2, reps=10, tempo="3-0-1-1", rest=120, setup=90, warmup=[6]),
    line("cable_row", 3, reps=10, tempo="3-0-1-1", rest=120, setup=90),
    line(one_armed(), 2, reps=10, tempo="2-0-1-1", rest=90, setup=90),
    line("pull_up", 3, reps=6, tempo="3-0-1-1", rest=150, setup=60),
)  # fmt: skip
ADVANCED = (
    line(
        "bb_deadlift", 4, reps=5, tempo="2-1-1-0", rest=240, setup=120,
        warmup=[8, 5, 3, 2, 1], warmup_rest=75,
    ),
    line(
        "weighted_pull_up", 4, reps=5, tempo="2-0-1-1", rest=180, setup=90,
        warmup=[5, 3], warmup_rest=60,
    ),
    line("cable_row", 3, reps=8, tempo="3-0-1-1", rest=120, setup=90, warmup=[6]),
    line(one_armed(), 2, reps=8, tempo="2-0-1-1", rest=90, setup=90),
    line("lat_pulldown", 1, reps=15, tempo="2-0-1-1", rest=120, setup=90),
)  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        pytest.param(BEGINNER, 2396, id="beginner"),
        pytest.param(INTERMEDIATE, 3025, id="intermediate"),
        pytest.param(ADVANCED, 3786, id="advanced"),
    ],
)
def test_5_the_length_of_the_worked_examples(lines: tuple[Line, ...], seconds: int) -> None:
    assert session_seconds(with_easy_minutes(plan_of(*lines), USUAL)) == seconds


def test_a_session_of_one_set_is_what_surrounds_it_its_set_up_and_the_set() -> None:
    assert session_seconds(plan_of(line(hold(seconds=30), setup=60))) == READINESS + 60 + 30


def test_what_is_left_at_the_start_is_all_that_the_session_was_said_to_take() -> None:
    coach = Coach(line(hold(seconds=30), 2, rest=60))
    assert seconds_left(coach.state, coach.now) == session_seconds(coach.state.plan)
    assert seconds_left(coach.state, coach.now) == READINESS + 60 + 30 + 60 + 30


def test_looking_about_takes_of_what_is_before_the_first_set_and_of_no_set() -> None:
    coach = Coach(line(hold(seconds=30), 2, rest=60))
    whole = seconds_left(coach.state, coach.now)
    assert seconds_left(coach.sleep(100).state, coach.now) == whole - 100
    assert seconds_left(coach.sleep(1000).state, coach.now) == 30 + 60 + 30


def test_time_under_way_is_time_gone_but_an_overlong_set_takes_none_from_the_next() -> None:
    coach = Coach(line("row", 2, reps=5, tempo="3-0-1-1", rest=60)).begin()
    assert seconds_left(coach.state, coach.now) == 25 + 60 + 25
    assert seconds_left(coach.sleep(10).state, coach.now) == 15 + 60 + 25
    assert seconds_left(coach.sleep(90).state, coach.now) == 60 + 25


def test_getting_ready_is_not_yet_time_gone() -> None:
    coach = Coach(line(hold(seconds=30))).begin(get_ready=10).sleep(5)
    assert seconds_left(coach.state, coach.now) == 30


def test_the_running_rest_counts_until_it_is_over_and_stands_still_in_a_pause() -> None:
    coach = Coach(line("row", 2, reps=5, tempo="3-0-1-1", rest=60)).do().sleep(20)
    assert seconds_left(coach.state, coach.now) == 40 + 25
    assert seconds_left(coach.pause().sleep(100).state, coach.now) == 40 + 25
    assert seconds_left(coach.resume().sleep(100).state, coach.now) == 25


def test_sets_that_were_jumped_over_are_still_to_come() -> None:
    coach = Coach(line(hold(seconds=30), 2, rest=60), line("row", setup=45, reps=5))
    coach.sleep(1000).go("2.1")
    assert seconds_left(coach.state, coach.now) == 20 + 60 + 30 + 60 + 30


def test_nothing_is_left_when_all_is_done() -> None:
    coach = Coach(line("row", 1)).do()
    assert seconds_left(coach.state, coach.now) == 0


def test_rests_switched_off_leave_only_the_work() -> None:
    plan = plan_of(line(hold(seconds=30), 2, rest=60, setup=60), rests=False)
    assert session_seconds(plan) == READINESS + 60 + 30 + 30
