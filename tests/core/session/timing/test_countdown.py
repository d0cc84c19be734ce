"""How long to rest and why, and how much of a rest is left."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, Line, exercise, hold, line, one_armed, plan_of

from backcoach.core.exercises.prescription import Prescription
from backcoach.core.exercises.usual_rest import RestRange, own_rest, rest_range
from backcoach.core.notation import Seconds
from backcoach.core.reason import Reason
from backcoach.core.session import events as ev
from backcoach.core.session.timing.countdown import Countdown, rest_after

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise, Goal
    from backcoach.core.session.plan import Plan

ROWS = line("row", 3, rest=90)
HINGE = exercise("kb_deadlift", pattern="hinge", implement="kettlebell")
BARBELL = exercise("bb_deadlift", pattern="hinge", implement="barbell")
PULLDOWN = exercise("lat_pulldown", pattern="vertical_pull")
PULL_UP = exercise("pull_up", pattern="vertical_pull", load="bodyweight")


@pytest.mark.parametrize(
    ("goal", "what", "expected"),
    [
        ("beginner", HINGE, (90, 60, 150)),
        ("beginner", BARBELL, (120, 90, 180)),
        ("beginner", PULLDOWN, (90, 60, 120)),
        ("beginner", one_armed(), (60, 45, 90)),
        ("beginner", PULL_UP, (120, 60, 150)),
        ("endurance", HINGE, (60, 45, 90)),
        ("endurance", BARBELL, (60, 45, 90)),
        ("endurance", PULLDOWN, (45, 30, 90)),
        ("endurance", one_armed(), (45, 30, 60)),
        ("endurance", PULL_UP, (60, 45, 90)),
        ("hypertrophy", HINGE, (150, 120, 180)),
        ("hypertrophy", PULLDOWN, (120, 60, 180)),
        ("hypertrophy", one_armed(), (90, 60, 120)),
        ("hypertrophy", PULL_UP, (150, 90, 180)),
        ("strength", BARBELL, (240, 180, 300)),
        ("strength", PULLDOWN, (180, 120, 300)),
        ("strength", one_armed(), (120, 90, 180)),
        ("strength", PULL_UP, (180, 120, 300)),
    ],
)
def test_r_rest_01(goal: Goal, what: Exercise, expected: tuple[int, int, int]) -> None:
    assert rest_range(what, goal) == RestRange(*expected)


@pytest.mark.parametrize("load", ["bodyweight", "added", "assisted"])
def test_r_rest_01_counts_every_kind_of_pull_up_as_one(load: str) -> None:
    what = exercise("pull_up", pattern="vertical_pull", load=load)
    assert own_rest(what, "strength") == (
        180,
        Reason("rest_usual", {"movement": "pull_up", "goal": "strength"}),
    )


def test_r_rest_02_warm_up_sets_are_followed_by_45_to_75_seconds() -> None:
    assert 45 <= Prescription(exercise="row", sets=1).warmup_rest <= 75


def rests(plan: Plan) -> list[tuple[str, int]]:
    rests = [rest_after(plan, step, following) for step, following in pairwise(plan.steps)]
    return [(rest.gap, rest.seconds) if rest else ("none", 0) for rest in rests]


def test_r_rest_03_between_exercises_lies_the_time_to_set_up() -> None:
    plan = plan_of(line("row", 2, rest=120), line("pulldown", setup=75))
    assert rests(plan) == [("rest", 120), ("changeover", 75)]


def test_a_warm_up_has_a_rest_of_its_own() -> None:
    plan = plan_of(line("row", 2, rest=120, warmup=[8, 5], warmup_rest=50))
    assert rests(plan) == [("rest", 50), ("rest", 50), ("rest", 120)]


def test_a_side_is_followed_by_a_switch_and_the_set_by_the_rest() -> None:
    plan = plan_of(line(one_armed(), 2, rest=60), switch=Seconds(20))
    assert rests(plan) == [("switch", 20), ("rest", 60), ("switch", 20)]


def test_a_superset_is_a_transition_within_and_a_rest_after_the_round() -> None:
    plan = plan_of(
        line(one_armed(), 2, rest=60, superset="a", warmup=[8]),
        line("row", 2, rest=100, superset="a", warmup=[8], warmup_rest=50),
        line("pulldown", setup=70),
        transition=Seconds(10),
    )
    assert rests(plan) == [
        *(("switch", 15), ("rest", 45), ("rest", 50)),
        *(("switch", 15), ("transition", 10), ("rest", 100)),
        *(("switch", 15), ("transition", 10), ("changeover", 70)),
    ]


def test_no_rest_means_none_before_the_next_exercise_either() -> None:
    plan = plan_of(line("row", 2, rest=0, warmup=[8], warmup_rest=0), line("pulldown"))
    assert rests(plan) == [("none", 0)] * 3


def test_leaving_a_warm_up_for_another_exercise_takes_the_time_to_set_up() -> None:
    plan = plan_of(line("row", 1, rest=0, warmup=[8]), line("pulldown", setup=70))
    rest = rest_after(plan, plan.steps[0], plan.steps[2])
    assert rest is not None
    assert (rest.gap, rest.seconds) == ("changeover", 70)


def test_rests_switched_off_are_off_for_every_gap() -> None:
    plan = plan_of(line(one_armed(), 2), line(hold()), rests=False)
    assert rests(plan) == [("none", 0)] * 4


def usual(movement: str) -> Reason:
    return Reason("rest_usual", {"movement": movement, "goal": "beginner"})


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (line("row", 2, rest=77), Reason("rest_of_line")),
        (line("row", 2, rest=90), usual("pull")),
        (line(exercise(rest=Seconds(77)), 2), Reason("rest_of_exercise")),
        (line(one_armed(), 2), usual("one_side")),
        (line(HINGE, 2), usual("hinge")),
    ],
)
def test_the_reason_is_the_rule_where_it_agrees_else_the_file(what: Line, why: Reason) -> None:
    slot = plan_of(what).slots[0]
    assert slot.rest_why == why
    assert slot.rest_written == (what[1].rest is not None)


def countdown(seconds: int = 90, began_at: int = 0) -> Countdown:
    return Countdown(
        after="1.1",
        gap="rest",
        why="",
        seconds=seconds,
        began_at=began_at,
        ends_at=began_at + seconds * 1000,
    )


@pytest.mark.parametrize(
    ("now", "text"),
    [
        (0, "1:30"),
        (1, "1:30"),
        (1000, "1:29"),
        (89_001, "0:01"),
        (90_000, "0:00"),
        (90_999, "0:00"),
        (91_000, "+0:01"),
        (180_000, "+1:30"),
    ],
)
def test_the_digits_round_up_before_zero_and_down_behind_it(now: int, text: str) -> None:
    assert countdown().text(now) == text


@given(st.integers(-5_000, 100_000))
def test_the_next_change_is_the_first_instant_with_other_digits(now: int) -> None:
    rest = countdown(seconds=30)
    change = rest.next_change(now)
    assert now < change <= now + 2000
    assert rest.text(change) != rest.text(now) == rest.text(change - 1)


@given(st.integers(1, 3600), st.integers(-10_000, 4_000_000))
def test_the_bar_and_the_digits_agree_on_the_end(seconds: int, now: int) -> None:
    rest = countdown(seconds)
    assert 0 <= rest.fraction(now) <= 1
    assert (rest.fraction(now) == 1) == (rest.left(now) <= 0)


def test_a_rest_is_made_longer_and_shorter() -> None:
    coach = Coach(ROWS).do().sleep(30).extend(15)
    assert coach.left == 75
    assert coach.extend(-15).extend(-15).left == 45
    assert not coach.extend(0).took


def test_a_rest_that_is_over_is_made_longer_from_now_on() -> None:
    coach = Coach(ROWS).do().wait(120).extend(15)
    assert coach.left == 15
    assert coach.wait(15).rings == ["rest", "rest"]


def test_cutting_a_rest_never_goes_below_now() -> None:
    coach = Coach(ROWS).do().sleep(85).extend(-15)
    assert coach.left == 0
    assert not coach.sleep(1).extend(-15).took
    assert coach.look().rings == ["rest"]


def test_there_is_nothing_to_extend_without_a_rest() -> None:
    assert not Coach(ROWS).extend(15).took


@pytest.mark.parametrize("at", [0, 89_999])
def test_a_rest_does_not_end_before_its_time(at: int) -> None:
    assert not Coach(ROWS).do().tell(ev.RestEnded(at=at, step="1.1")).took


def test_the_end_of_another_rest_is_not_the_end_of_this_one() -> None:
    assert not Coach(ROWS).do().tell(ev.RestEnded(at=90_000, step="1.2")).took


def test_advice_makes_a_rest_longer_than_planned_in_all() -> None:
    coach = Coach(ROWS).do().sleep(30).advise("1.2", rest=60)
    assert (coach.left, coach.state.advice) == (120, "because")
    assert coach.advise("1.2", rest=30).left == 90
    assert not coach.advise("1.2", rest=30).took


def test_advice_never_ends_a_rest_before_now() -> None:
    coach = Coach(ROWS).do().sleep(85).advise("1.2", rest=-30)
    assert coach.left == 0
    over = Coach(ROWS).do().wait(100).advise("1.2", rest=-30)
    assert (over.left, over.rings) == (-10, ["rest"])


def test_advice_after_the_end_of_a_rest_lets_it_ring_again() -> None:
    coach = Coach(ROWS).do().wait(100).pause().sleep(500).advise("1.2", rest=60)
    assert coach.left == 50
    assert coach.resume().wait(50).rings == ["rest", "rest"]
