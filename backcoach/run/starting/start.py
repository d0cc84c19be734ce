"""Starts a session, stored with its first event, and ends an unfinished one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from backcoach.clock import boot_id, boot_ms
from backcoach.core.exercises.substitutes import nearest
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.session.events import Discarded, SessionStarted
from backcoach.core.session.fold import advance, begin
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from backcoach.clock import Clock
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.reason import Reason
    from backcoach.core.session.events import Continued, Event, Finished, HealthEvent
    from backcoach.core.session.state import State
    from backcoach.run.starting.inputs import Inputs
    from backcoach.storage.writer import Writer


class UnfitError(Exception):
    """No session can be made; the message says why."""


class DeferredStart:
    """Records a new session: its start is stored with its first event, not before.

    One that is thrown away before that is not stored at all. `on_start` is called with the start
    when it is stored.
    """

    def __init__(
        self, writer: Writer, started: SessionStarted, on_start: Callable[[SessionStarted], None]
    ) -> None:
        self.is_stored = False
        self._writer = writer
        self._started = started
        self._on_start = on_start

    def save(self, event: Event, state: State) -> None:
        if isinstance(event, Discarded) and not self.is_stored:
            return
        if not self.is_stored:
            self.is_stored = True
            self._writer.save(self._started, begin(self._started))
            self._on_start(self._started)
        self._writer.save(event, state)


def end(writer: Writer, state: State, event: Finished | Discarded | Continued) -> State:
    """Store that a stored session ends or goes on; return its state then."""
    after, _ = advance(state, event)
    writer.save(event, after)
    return after


def exercises(inputs: Inputs) -> set[str]:
    """Return what the session may ask for: what it names, and what can stand in for that."""
    return with_stand_ins(inputs.library, [line.exercise for line in inputs.session.exercise])


def with_stand_ins(library: Library, names: Iterable[str]) -> set[str]:
    """Return the ids of exercises, and of all that can stand in for one of them."""
    named = map(library.find_exercise, names)
    return {
        other.id
        for exercise in named
        if exercise is not None
        for other in (exercise, *nearest(library, exercise))
    }


def by_programme(inputs: Inputs, session: Session) -> tuple[Session, tuple[Reason, ...]]:
    """Return a session as the programme that holds has it today, and what is to be said of both."""
    if inputs.programme is None:
        return session, ()
    made = inputs.programme.session(session)
    note = inputs.programme.state_note(inputs.settings.person())
    notes = ((note,) if note else ()) + (made.notes if made else ())
    return made.session if made else session, notes


def start(
    inputs: Inputs,
    session: Session,
    past: Sequence[State],
    clock: Clock,
    *,
    reports: Sequence[HealthEvent] = (),
    energy: int | None = None,
) -> SessionStarted:
    """Return the start of a new session, `energy` from 1 to 5.

    `reports` are pains and red flags of all sessions. Raises UnfitError when none can be made.
    """
    at, settings = clock.now(), inputs.settings
    of_today, notes = by_programme(inputs, session)
    today = Today(
        now=at,
        minutes=inputs.minutes,
        energy=energy,
        reports=tuple(reports),
        rests=settings.rests,
        easy_minutes=settings.easy_minutes,
        notes=notes,
    )
    prepared = prepare(inputs.library, of_today, settings.person(), past, today)
    if prepared.plan is None:
        raise UnfitError(reason_text(prepared.stop, settings.keymap()))
    return SessionStarted(
        at=at,
        offset=clock.offset(at),
        id=str(uuid4()),
        plan=prepared.plan,
        file=str(inputs.file),
        boot=boot_id(),
        boot_ms=boot_ms(),
    )


def keep_reports(
    writer: Writer, started: SessionStarted, reports: Sequence[HealthEvent], clock: Clock
) -> None:
    """Store reports with which there is no session, in one that is discarded."""
    if not reports:
        return
    state, now = begin(started), clock.now()
    writer.save(started, state)
    for event in (*reports, Discarded(at=now, offset=clock.offset(now))):
        after, effects = advance(state, event)
        if effects:
            writer.save(event, after)
        state = after
