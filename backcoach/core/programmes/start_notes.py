"""What a start says of a programme: which session is due and why, and what was missed.

Nothing here forbids anything, and nothing is to be made up for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.exercises.programme import WEEKDAYS
from backcoach.core.programmes.course import WEEK
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.exercises.programme import ProgrammeDay
    from backcoach.core.programmes.course import Course
    from backcoach.core.programmes.standing import Done

APART = 2  # days between hard sessions (R-FREQ-01: 48 hours)
TRAINED = ("hinge", "vertical_pull", "horizontal_pull")


def start_notes(
    library: Library, course: Course, done: Iterable[Done], today: date
) -> tuple[Reason, ...]:
    """Return what is to be said before the session that is due; `done` are all sessions lately."""
    notes = [_due(library, course)]
    if course.back:
        values: dict[str, Value] = {"days": course.off, "week": course.week, "weeks": course.back}
        notes.append(Reason("programme_back", values))
    elif course.missed:
        notes.append(Reason("programme_missed", {"missed": len(course.missed)}))
    elif course.last is not None and (today - course.planned).days > 0:
        notes.append(Reason("programme_late", {"weekday": weekday(course.planned)}))
    if soon := too_soon(library, library.find_session(course.day.session), done, today):
        notes.append(soon)
    elif (course.planned - today).days > 0:
        notes.append(Reason("programme_early", {"weekday": weekday(course.planned)}))
    return tuple(notes)


def _due(library: Library, course: Course) -> Reason:
    """Return which day is due in which week, and when the last was."""
    programme = course.programme
    values: dict[str, Value] = {
        "programme": programme.name,
        "week": course.week,
        "weeks": programme.weeks,
        "day": day_name(library, course.day),
    }
    if course.last is None:
        return Reason("programme_first", values)
    last = programme.day[course.last_turn]
    is_other = day_name(library, last) != values["day"]
    other: dict[str, Value] = {"last": day_name(library, last)} if is_other else {}
    if course.off == 0:
        return Reason("programme_due_today", {**values, "last": day_name(library, last)})
    if course.off < WEEK:
        kind = "programme_due" if is_other else "programme_due_again"
        return Reason(kind, {**values, **other, "weekday": weekday(course.last.day)})
    return Reason("programme_due_long", {**values, "days": course.off})


def too_soon(
    library: Library, session: Session | None, done: Iterable[Done], today: date
) -> Reason | None:
    """Return what is to be said where a hard session was less than two days ago (R-FREQ-01)."""
    if not is_hard(library, session):
        return None
    days = [
        (today - each.day).days
        for each in done
        if is_hard(library, library.find_session(each.session))
    ]
    apart = min((days_ago for days_ago in days if days_ago >= 0), default=APART)
    return Reason("programme_soon", {"days": apart}) if apart < APART else None


def is_hard(library: Library, session: Session | None) -> bool:
    """Tell whether a session loads the back: a hinge or a pull with a reserve; unknown ones do."""
    if session is None:
        return True
    exercises = (library.find_exercise(line.exercise) for line in session.exercise)
    return any(each is None or (each.has_reserve and each.pattern in TRAINED) for each in exercises)


def day_name(library: Library, day: ProgrammeDay) -> str:
    """Return what a day is called: its own name, or that of its session."""
    session = library.find_session(day.session)
    return day.name or (session.name if session else day.session)


def weekday(day: date) -> str:
    """Return the weekday of a date in the words of the file, `monday`."""
    return WEEKDAYS[day.weekday()]
