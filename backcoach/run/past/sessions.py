"""Changes to past sessions, and sessions that are typed in, for the program that may write."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace

from backcoach.core.session.events import (
    Discarded,
    SessionCorrected,
    SessionRecorded,
    SetsCorrected,
    Undone,
)
from backcoach.core.session.fold import advance, begin, replay
from backcoach.core.session.past.recorded import Origin, numbered
from backcoach.core.session.past.session_record import record
from backcoach.run.starting.inputs import WRONG_FILE, RefusalError
from backcoach.run.starting.saved_sessions import open_or_recover
from backcoach.storage.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from backcoach.core.session.events import Event
    from backcoach.core.session.state import State
    from backcoach.core.views.session_text import SessionText
    from backcoach.storage.rows import StoredSession
    from backcoach.storage.store import Store

Correction = SetsCorrected | SessionCorrected | Discarded


class PastSessions:
    """The sessions of an open store. Each method is one transaction, and raises StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, day: str = "", *, corrected: bool = False) -> State | None:
        """Return the last session, or the last one that began on a day such as `2026-11-20`.

        With `corrected` only one that was corrected, even deleted; else only one that counts.
        """
        for session, status in self._store.select(
            _ON_DAY if day else _ALL, *([day] if day else [])
        ):
            if status == "live" or (status == "discarded" and not corrected):
                continue
            state, made = _corrections(self._store.load(session))
            if made or not corrected:
                return state
        return None

    def load(self, session: str) -> State:
        """Return a session as it stands."""
        stored = self._store.load(session)
        return replay(stored.started, stored.later)

    def add(self, *events: SessionRecorded) -> None:
        """Store sessions that were not led."""
        with self._store.transaction():
            for event in events:
                self._append(begin(event), 0, [event])

    def change(
        self, session: str, corrections: Iterable[Correction], parts: Iterable[SessionRecorded] = ()
    ) -> bool:
        """Store corrections of a session, and what is split off; tell whether anything changed."""
        stored = self._store.load(session)
        state, events = replay(stored.started, stored.later), []
        for event in corrections:
            after, effects = advance(state, event)
            if effects:
                events.append(event)
            state = after
        if not events:
            return False
        with self._store.transaction():
            self.add(*parts)
            self._append(state, stored.next, events)
        return True

    def undo(self, session: str, at: int) -> bool:
        """Take back what was last corrected at one instant; tell whether there was anything.

        What was split off comes back, and the part is deleted.
        """
        stored = self._store.load(session)
        state, made = _corrections(stored)
        last = [event for event in made if event.at == made[-1].at]
        with self._store.transaction():
            for number, _ in enumerate(last, stored.next):
                event = Undone(at=at)
                state, _ = advance(state, event)
                self._append(state, number, [event])
            for part in (event.moved_to for event in last if isinstance(event, SetsCorrected)):
                if part:
                    self.change(part, [Discarded(at=at)])
        return bool(last)

    def _append(self, state: State, first: int, events: Iterable[Event]) -> None:
        self._store.append(state.id, enumerate(events, first), record(state))
        if state.phase == "finished":
            self._store.keep([replace(state, before=None)])


def edited_events(
    state: State, wanted: SessionText, now: int
) -> tuple[list[SetsCorrected | SessionCorrected], list[SessionRecorded]]:
    """Return the events of changes, and the session that is split off."""
    parts: list[SessionRecorded] = []
    part_id = ""
    if wanted.split_off:
        part_id = str(uuid4())
        first = wanted.split_off[0]
        parts.append(
            SessionRecorded(
                at=first.at,
                offset=first.offset,
                id=part_id,
                origin=Origin("split"),
                sets=numbered(wanted.split_off),
                session=state.plan.session,
                name=state.plan.name,
                entered_at=now,
            )
        )
    events: list[SetsCorrected | SessionCorrected] = []
    if wanted.sets:
        events.append(SetsCorrected(at=now, sets=wanted.sets, moved_to=part_id))
    if wanted.name is not None or wanted.started is not None:
        at, offset = instant(wanted.started) if wanted.started else (None, None)
        events.append(
            SessionCorrected(at=now, name=wanted.name, started_at=at, started_offset=offset)
        )
    return events, parts


def instant(moment: datetime) -> tuple[int, int]:
    """Return a local time in ms UTC with its offset in minutes."""
    there = moment.astimezone()
    offset = there.utcoffset()
    return round(there.timestamp() * 1000), round(offset.total_seconds() / 60) if offset else 0


_ALL = "SELECT id, status FROM session ORDER BY started_at DESC, id DESC"
_ON_DAY = """
    SELECT id, status FROM session
    WHERE date(started_at / 1000 + "offset" * 60, 'unixepoch') = ?
    ORDER BY started_at DESC, id DESC"""


def _corrections(stored: StoredSession) -> tuple[State, list[Event]]:
    """Return a session as it stands, and its corrections that were not undone, the last one last.

    What was done while the session was led is none.
    """
    state = begin(stored.started)
    made: list[Event] = []
    for event in stored.later:
        after, effects = advance(state, event)
        if isinstance(event, Undone) and effects:
            made = made[:-1]
        elif isinstance(event, Correction) and effects and state.is_over:
            made.append(event)
        elif effects and after.before is state:
            made = []
        state = after
    return state, made


@contextmanager
def open_past(folder: Path) -> Iterator[PastSessions]:
    """Give the past sessions of a folder to change. Raises RefusalError, StoreError."""
    with open_to_change(folder) as store:
        yield PastSessions(store)


@contextmanager
def open_to_change(folder: Path) -> Iterator[Store]:
    """Give the store of a folder while nobody else writes to it.

    Raises RefusalError, StoreError.
    """
    lock = Lock(folder)
    try:
        if not lock.acquire(for_session=False):
            raise RefusalError(WRONG_FILE, f"backcoach: {lock.in_use}")
        store, _ = open_or_recover(folder)
        with store:
            yield store
    finally:
        lock.release()
