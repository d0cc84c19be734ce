"""Sessions that were done without the program: the form for them, and what is stored of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.questions.form import Option
from backcoach.core.questions.log_form.log_table import LogTable
from backcoach.core.questions.log_form.session_log import SessionLog, log_of
from backcoach.core.session.past.session_record import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.clock import Clock
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.session.events import SessionRecorded
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  local times are told apart by their offset
MINUTE = 60_000  # ms


class Entering:
    """`past` are the finished sessions, by which the sessions of the file are planned."""

    def __init__(
        self, library: Library, person: Person, past: Sequence[State], clock: Clock
    ) -> None:
        self._library = library
        self._person = person
        self._past = past
        self._clock = clock

    def table(self, plan: Plan | None, began: datetime) -> LogTable:
        """Return the form with a plan filled in, begun at a local time, if that is not to come."""
        now = self._clock.now()
        return LogTable(
            SessionLog("", "", ()) if plan is None else log_of(plan),
            began,
            local(now, self._clock.offset(now)),
            self._person.gear,
            sessions=tuple(Option(each.id, each.name) for each in self._library.session),
            log_of=self._log_of,
        )

    def _log_of(self, name: str) -> SessionLog | None:
        session = self._library.find_session(name)
        plan = None if session is None else self.plan(session)
        return None if plan is None else log_of(plan)

    def plan(self, session: Session) -> Plan | None:
        """Return a session as it would be today; None where nothing of it can be done."""
        today = Today(now=self._clock.now(), easy_minutes=False)
        return prepare(self._library, session, self._person, self._past, today).plan

    def event(self, table: LogTable) -> SessionRecorded:
        """Return the session of a form as it is stored."""
        now = self._clock.now()
        there = (table.began - EPOCH) // timedelta(milliseconds=1)
        near = there - self._clock.offset(now) * MINUTE
        offset = self._clock.offset(near)  # of that day, which may have had summer time
        return table.log.event(
            str(uuid4()),
            (there - offset * MINUTE, offset),
            now,
            minutes=table.minutes,
            note=table.note,
        )
