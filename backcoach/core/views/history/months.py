"""The calendar: months of days, each with the sessions that were on it, and the streak of weeks."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import local
from backcoach.core.views.history.figures import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.views.history.figures import Day

SOME, MANY = 6, 13  # work sets of a day from which its mark is fuller
MARKS = {"some": "·", "half": "▪", "full": "■", "short": "□"}
MOST_OF_IT = 0.75  # share of the planned sets, below which a session was cut short


def by_date(days: Iterable[Day]) -> dict[date, list[Day]]:
    """Return the sessions of each day, as the calendar there showed it."""
    by_day: dict[date, list[Day]] = {}
    for day in days:
        by_day.setdefault(local(day.at, day.offset).date(), []).append(day)
    return by_day


def mark(sessions: Iterable[Day]) -> str:
    """Return the mark of a day by how much was done, and of what; "" without a session."""
    days = list(sessions)
    sets = sum(day.done for day in days)
    if not sets:
        return ""
    if sets < MOST_OF_IT * sum(day.planned for day in days):
        return MARKS["short"]
    return MARKS["some" if sets < SOME else "half" if sets < MANY else "full"]


def weeks_of(year: int, month: int) -> list[list[date]]:
    """Return the weeks of a month, from Monday on, with the days beside it that fill them."""
    return calendar.Calendar(calendar.MONDAY).monthdatescalendar(year, month)


def earlier(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month so many months before another one."""
    number = year * 12 + month - 1 - months
    return number // 12, number % 12 + 1


def streak(trained: Mapping[date, object], today: date) -> int:
    """Return how many weeks in a row had a session, up to this one or the last."""
    weeks = {week_of(day) for day in trained}
    week = week_of(today)
    if week not in weeks:
        week -= 1
    count = 0
    while week in weeks:
        count, week = count + 1, week - 1
    return count


def days_apart(day: date, days: int) -> date:
    """Return another day, so many days later."""
    return day + timedelta(days=days)
