"""The calendar: months of days, each with the sessions that were on it, and weeks in a row."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from backcoach.core.session.past.session_record import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.views.history.figures import Day

Measure = Literal["sets", "minutes"]

# The least work sets, and minutes trained, of a day for each depth.
DEPTHS: dict[Measure, tuple[int, ...]] = {"sets": (1, 6, 11, 16), "minutes": (1, 20, 40, 60)}
MARKS = ("░", "▒", "▓", "█")
SHORT, MISSED, PLANNED = "□", "×", "○"
MOST_OF_IT = 0.75  # share of the planned sets, below which a session was cut short


def by_date(days: Iterable[Day]) -> dict[date, list[Day]]:
    """Return the sessions of each day, as the calendar there showed it."""
    by_day: dict[date, list[Day]] = {}
    for day in days:
        by_day.setdefault(local(day.at, day.offset).date(), []).append(day)
    return by_day


def done(sessions: Iterable[Day], measure: Measure) -> int:
    """Return how many sets or minutes some sessions come to."""
    if measure == "sets":
        return sum(day.done for day in sessions)
    return round(sum(day.seconds for day in sessions) / 60)


def depth(sessions: Iterable[Day], measure: Measure) -> int | None:
    """Return how much was done on a day, from 0 to 3; None where nothing was."""
    days = list(sessions)
    if not done(days, "sets"):
        return None
    amount = done(days, measure)
    return max(0, sum(amount >= least for least in DEPTHS[measure]) - 1)


def mark(sessions: Iterable[Day], measure: Measure = "sets") -> str:
    """Return the mark of a day by how much was done, and of what; "" without a session."""
    days = list(sessions)
    deep = depth(days, measure)
    if deep is None:
        return ""
    if done(days, "sets") < MOST_OF_IT * sum(day.planned for day in days):
        return SHORT
    return MARKS[deep]


def weeks_of(year: int, month: int, first: int = calendar.MONDAY) -> list[list[date]]:
    """Return the weeks of a month, from their `first` day on, with the days that fill them."""
    return calendar.Calendar(first).monthdatescalendar(year, month)


def earlier(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month so many months before another one."""
    number = year * 12 + month - 1 - months
    return number // 12, number % 12 + 1


def week_before(day: date, first: int) -> date:
    """Return the day on which the week of a day begins, if weeks begin with a `first` weekday."""
    return day - timedelta(days=(day.weekday() - first) % 7)


def streak(trained: Mapping[date, object], today: date, first: int = calendar.MONDAY) -> int:
    """Return how many weeks in a row had a session, up to this one or the last."""
    weeks = {week_before(day, first) for day in trained}
    week = week_before(today, first)
    if week not in weeks:
        week -= timedelta(days=7)
    count = 0
    while week in weeks:
        count, week = count + 1, week - timedelta(days=7)
    return count


def by_week(
    trained: Mapping[date, list[Day]], today: date, first: int, weeks: int, measure: Measure
) -> list[int]:
    """Return the sets or minutes of each of the last weeks, this one last."""
    begins = week_before(today, first) - timedelta(days=7 * (weeks - 1))
    sums = [0] * weeks
    for day, sessions in trained.items():
        number = (day - begins).days // 7
        if 0 <= number < weeks:
            sums[number] += done(sessions, measure)
    return sums


def days_apart(day: date, days: int) -> date:
    """Return another day, so many days later."""
    return day + timedelta(days=days)
