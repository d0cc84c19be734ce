"""How a lift went: ability after each session, the best set, breaks, easy weeks and pains."""

from __future__ import annotations

from support.builders import exercise

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result, Side
from backcoach.core.views.history.lift_course import DoneSet, easy_weeks, lift_course

DAY = 86_400_000
ROW = exercise("row", implement="barbell")
STEPS = load_steps_for(ROW, DEFAULT["kg"], None)


def done(
    day: int, reps: int, kilograms: int, *, side: Side = "both", reported: bool = True
) -> DoneSet:
    result = Result(reps=reps, load=Load(kilograms * 1000), rir=2)
    return DoneSet(f"day {day}", day * DAY, 60, side, result, reported)


def test_each_session_is_a_point_with_its_best_reported_set() -> None:
    course = lift_course(
        ROW,
        [done(1, 8, 40), done(1, 8, 60, reported=False), done(4, 8, 42), done(9, 8, 42)],
        STEPS,
        [1 * DAY, 4 * DAY, 9 * DAY, 40 * DAY],
        [4 * DAY],
    )
    points = course.sides["both"]
    assert [(point.top.load, point.sets, point.is_best) for point in points] == [
        (Load(40_000), 2, False),
        (Load(42_000), 1, True),
        (Load(42_000), 1, False),
    ]
    assert all(point.value and 40 < point.value < 70 and point.margin > 0 for point in points)
    assert course.is_mass
    assert course.breaks == ((9 * DAY, 40 * DAY),)
    assert course.pains == (4 * DAY,)


def test_sides_have_courses_of_their_own() -> None:
    course = lift_course(
        ROW, [done(1, 8, 20, side="left"), done(1, 6, 20, side="right")], STEPS, [DAY]
    )
    assert list(course.sides) == ["left", "right"]
    assert [point.top.reps for point in course.points] == [8, 6]


def test_what_was_only_filled_in_says_nothing_of_ability_and_sets_no_best() -> None:
    rows = [done(1, 8, 40, reported=False), done(3, 8, 60, reported=False)]
    points = lift_course(ROW, rows, STEPS).sides["both"]
    assert [(point.value, point.is_best) for point in points] == [(None, False), (None, False)]


def test_points_show_what_each_reported_set_says_of_the_ability() -> None:
    course = lift_course(ROW, [done(1, 8, 40), done(1, 8, 60, reported=False)], STEPS)
    (point,) = course.sides["both"]
    assert len(point.shown) == 1
    assert 50 < point.shown[0] < 60  # two were left of eight with 40 kg
    body = lift_course(exercise("pull_up"), [done(1, 8, 0)], None)
    assert 9 < body.sides["both"][0].shown[0] < 12


def test_a_week_with_far_fewer_sets_than_those_before_is_easy() -> None:
    usual = dict.fromkeys(range(1, 6), 40.0)
    assert easy_weeks({**usual, 6: 20, 7: 40, 8: 36}, 10) == [6]
    assert easy_weeks({**usual, 6: 0}, 10) == []  # a break
    assert easy_weeks({**usual, 6: 20}, 6) == []  # this week is not over
    assert easy_weeks({1: 40, 2: 10}, 10) == []  # too little is known
