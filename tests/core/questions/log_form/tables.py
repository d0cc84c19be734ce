"""Forms of a session that is entered later, and what is typed into them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from support.builders import exercise, line, plan_of

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.questions.log_form.log_table import ABOVE, LogTable
from backcoach.core.questions.log_form.session_log import log_of
from backcoach.core.session.fold import begin
from backcoach.core.session.past.session_record import record

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.events import SessionRecorded
    from backcoach.core.session.plan import Result


NOW = datetime.fromisoformat("2026-11-29 12:30")
BEGAN = datetime.fromisoformat("2026-11-20 18:00")
GEAR = DEFAULT["kg"]
FIRST = len(ABOVE)  # place of the first set


def loaded(name: str = "row") -> Exercise:
    return exercise(name, load="external", implement="machine")


def drill() -> Exercise:
    return exercise("bird_dog", load="none")


def table(*lines: object, **fields: object) -> LogTable:
    plan = plan_of(*(lines or (line(loaded(), 3, reps="8-10", load="40 kg"),)))  # type: ignore[arg-type]
    return LogTable(log_of(plan), BEGAN, NOW, GEAR, **fields)  # type: ignore[arg-type]


def typed(form: LogTable, text: str) -> None:
    for character in text:
        assert form.type(character)


def results(form: LogTable) -> list[Result]:
    return [row.result for row in form.log.rows]


def stored(form: LogTable) -> list[tuple[str, int | None, bool, bool]]:
    event = form.log.event("id", (0, 60), 9)
    assert (event.entered_at, event.origin.program) == (9, "log")
    sets = record(begin(event)).sets
    return [(done.step, done.reps, done.reported, done.skipped) for done in sets]


def event_of(form: LogTable) -> SessionRecorded:
    return form.log.event("id", (0, 0), 9, minutes=form.minutes, note=form.note)
