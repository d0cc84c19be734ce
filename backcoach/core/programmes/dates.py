"""The dates of a programme for a calendar: what is planned, and what was planned and not done."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from backcoach.core.programmes.course import coming

if TYPE_CHECKING:
    from datetime import date

    from backcoach.core.programmes.today import ProgrammeToday


def planned_days(today: ProgrammeToday | None, first: date, last: date) -> frozenset[date]:
    """Return the days between two, both included, for which the programme that holds has a session.

    Those before today are the days that were missed. There are none of a programme that is ended.
    """
    course = today.course if today else None
    if today is None or course is None or today.standing.status == "ended":
        return frozenset()
    days = {*course.missed_before, *course.missed}
    if today.due is not None:
        ahead = coming(course, today.today)
        days.update(slot.date for slot in takewhile(lambda slot: slot.date <= last, ahead))
    trained = {done.day for done in today.done}
    return frozenset(day for day in days - trained if first <= day <= last)
