"""How a lift went: ability after each session, the best set, breaks and pains; and the calendar."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from support.builders import exercise

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result, Side
from backcoach.core.views.history import months
from backcoach.core.views.history.figures import Day
from backcoach.core.views.history.lift_course import DoneSet, lift_course

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


def session(day: int, sets: int = 10) -> Day:
    return Day(f"{day}", day * DAY, 0, "Back", sets, sets, 1800)


def test_days_have_a_mark_by_what_was_done() -> None:
    trained = months.by_date([session(0), session(0, 5), session(3, 2)])
    assert list(trained) == [date(1970, 1, 1), date(1970, 1, 4)]
    assert [months.mark(days) for days in trained.values()] == ["■", "·"]
    assert (months.mark([session(1, 7)]), months.mark([])) == ("▪", "")
    assert months.mark([replace(session(1, 7), planned=14)]) == "□"


def test_a_streak_counts_weeks_up_to_this_one_or_the_last() -> None:
    trained: dict[date, list[Day]] = {
        date(2026, 11, 2): [],
        date(2026, 11, 12): [],
        date(2026, 11, 18): [],
    }
    assert months.streak(trained, date(2026, 11, 28)) == 3
    assert months.streak(trained, date(2026, 12, 5)) == 0
    assert months.streak(trained, date(2026, 11, 20)) == 3
    assert months.streak({}, date(2026, 11, 28)) == 0


def test_months_begin_on_monday_and_go_back_over_the_year() -> None:
    assert months.weeks_of(2026, 11)[0][0] == date(2026, 10, 26)
    assert months.earlier(2026, 1, 1) == (2025, 12)
    assert months.earlier(2026, 11, 0) == (2026, 11)
    assert months.days_apart(date(2026, 11, 28), -7) == date(2026, 11, 21)
