"""Programmes and their coming weeks, as lines of text and as values for other programs."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.programmes.course import WEEK, Planned, coming, week_at
from backcoach.core.programmes.day_session import day_session, is_test
from backcoach.core.programmes.start_notes import day_name
from backcoach.core.session.timing.duration import session_seconds
from backcoach.core.views.listings import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backcoach.core.exercises.model import Library
    from backcoach.core.exercises.programme import Programme
    from backcoach.core.programmes.course import Course
    from backcoach.core.programmes.standing import Standing
    from backcoach.core.programmes.today import ProgrammeToday

INDENT = " " * 4


class ComingSession(Struct, frozen=True, kw_only=True):
    """A session that is to come: when, which day of the programme, how long, and what is special.

    `about` are the phases that begin with its week, `tests` the names of what is tested first.
    """

    date: date
    week: int
    day: str
    session: str
    name: str
    seconds: int
    about: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()

    def public(self) -> dict[str, object]:
        """Return the object that `plan --json` prints."""
        return {
            "date": self.date.isoformat(),
            "week": self.week,
            "day": self.day,
            "session": self.session,
            "name": self.name,
            "seconds": self.seconds,
            "about": list(self.about),
            "tests": list(self.tests),
        }


def coming_sessions(
    library: Library, course: Course, today: date, weeks: int
) -> Iterator[ComingSession]:
    """Yield the sessions of the next weeks, the one that is due first."""
    programme = course.programme
    last = today + timedelta(days=weeks * WEEK)
    for planned in takewhile(lambda planned: planned.date < last, coming(course, today)):
        session = day_session(library, programme, planned.turn, planned.place).session
        week = week_at(programme, planned.place)
        plan = with_easy_minutes(expand(library, session), session)
        yield ComingSession(
            date=planned.date,
            week=week,
            day=day_name(library, programme.day[planned.turn]),
            session=session.id,
            name=session.name,
            seconds=session_seconds(plan),
            about=_beginning(programme, planned),
            tests=tuple(
                exercise.name
                for test in programme.test
                if is_test(programme, test, planned.place)
                and (exercise := library.find_exercise(test.exercise))
            ),
        )


def _beginning(programme: Programme, planned: Planned) -> tuple[str, ...]:
    """Return what the phases that begin with a session are for."""
    if planned.place % programme.per_week:
        return ()
    week = week_at(programme, planned.place)
    return tuple(
        phase.about for phase in programme.phase if phase.about and phase.weeks.first == week
    )


def plan_text(programme: Programme, sessions: Sequence[ComingSession]) -> str:
    """Return the coming weeks as text."""
    lines = [programme.name]
    week = 0
    for session in sessions:
        if session.week != week:
            week = session.week
            lines.append(f"\nWeek {week} of {programme.weeks}")
            for about in session.about:
                lines += textwrap.wrap(about, WIDTH, initial_indent="  ", subsequent_indent="  ")
        name = "" if session.day == session.name else f", {session.name}"
        test = f", first a test: {', '.join(session.tests)}" if session.tests else ""
        minutes = round(session.seconds / 60)
        lines.append(f"  {session.date:%a %Y-%m-%d}  {session.day}{name}, {minutes} min{test}")
    return "\n".join(lines)


def programme_line(programme: Programme, today: ProgrammeToday | None) -> str:
    """Return a programme in a list, and how it stands where it is the one that holds."""
    lines = [f"{programme.id}: {programme.name}, {_rhythm(programme)}"]
    lines += textwrap.wrap(programme.aim, WIDTH, initial_indent="  ", subsequent_indent="  ")
    if today is not None and today.standing.programme == programme.id:
        lines.append(f"  {standing_text(today)}")
    return "\n".join(lines)


def _rhythm(programme: Programme) -> str:
    """Return how long a programme is and how often one trains: `12 weeks, twice a week`."""
    often = {1: "once", 2: "twice"}.get(programme.per_week, f"{programme.per_week} times")
    weeks = "1 week" if programme.weeks == 1 else f"{programme.weeks} weeks"
    return f"{weeks}, {often} a week"


def standing_text(today: ProgrammeToday) -> str:
    """Return how the programme that holds stands: `Chosen: week 3 of 12`."""
    held, course = today.standing, today.course
    if course is None:
        return "Chosen, but not in the exercises file"
    if held.status == "ended":
        return f"Ended on {held.changed.day}" if held.changed else "Ended"
    if course.is_over:
        return f"Over: all {course.programme.weeks} weeks are done"
    where = f"week {course.week} of {course.programme.weeks}"
    if held.status == "paused" and held.changed:
        return f"Paused since {held.changed.day}, in {where}"
    return f"Chosen: {where}"


def programme_text(library: Library, programme: Programme) -> str:
    """Return everything about a programme, for reading."""
    lines = [f"{programme.name} ({programme.id}), {_rhythm(programme)}"]
    lines += _wrapped(" ".join(filter(None, (programme.aim, programme.about))))
    for day in programme.day:
        parts = [
            library.find_session(part) for part in (day.before, day.session, day.after) if part
        ]
        names = ", ".join(part.name for part in parts if part)
        weekday = f"{day.weekday.capitalize()}, " if day.weekday else ""
        lines += _wrapped(f"{weekday}{day_name(library, day)}: {names}")
    for phase in programme.phase:
        lines += _wrapped(f"Weeks {phase.weeks}: {phase.about}") if phase.about else []
    for test in programme.test:
        lines += _wrapped(f"Every {test.every} weeks a test: {_name(library, test.exercise)}")
    if end := programme.end:
        load = ""
        if end.load is not None:
            load = f" with {end.load.load or f'{end.load.percent} % of body weight'}"
        reps = "1 rep" if end.reps == 1 else f"{end.reps} reps"
        lines += _wrapped(f"The aim is reached by {reps} of {_name(library, end.exercise)}{load}")
    if then := library.find_programme(programme.then or ""):
        lines += _wrapped(f"Then {then.name} ({then.id})")
    return "\n".join(lines)


def _name(library: Library, exercise_id: str) -> str:
    exercise = library.find_exercise(exercise_id)
    return exercise.name if exercise else exercise_id


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent=INDENT)


def programme_values(programme: Programme, today: ProgrammeToday | None) -> dict[str, object]:
    """Return a programme as an object of `programme --json`; `standing` only if it holds."""
    holds = today is not None and today.standing.programme == programme.id
    return {
        "id": programme.id,
        "name": programme.name,
        "aim": programme.aim,
        "about": programme.about,
        "weeks": programme.weeks,
        "a_week": programme.per_week,
        "sessions": [day.session for day in programme.day],
        "then": programme.then,
        "standing": standing_values(today) if holds and today else None,
    }


def standing_values(today: ProgrammeToday) -> dict[str, object]:
    """Return how the programme that holds stands, for other programs."""
    held: Standing = today.standing
    course = today.course
    changed = held.changed.day.isoformat() if held.changed else None
    return {
        "status": "over" if course and course.is_over and held.status != "ended" else held.status,
        "since": held.chosen.day.isoformat() if held.chosen else None,
        "changed": changed,
        "week": course.week if course else None,
        "done": course.place if course else None,
        "planned": course.planned.isoformat() if course and today.due else None,
        "missed": [day.isoformat() for day in (*course.missed_before, *course.missed)]
        if course
        else [],
    }
