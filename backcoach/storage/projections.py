"""Writes new events, and the projections from which the history is read.

`session` has a row for each session with sums of its sets; `record` its sets as JSON, unless they
are those of the event that it begins with; `logged` a row for each work set that was done, with
what sets are looked for by.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from backcoach.storage import rows
from backcoach.storage.damage.checksums import PROJECTION, projection_checksum
from backcoach.storage.projected_rows import (
    SESSION_COLUMNS,
    Projected,
    projected,
    projected_event,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from backcoach.core.session.events import Event, SessionRecorded
    from backcoach.core.session.past.session_record import SessionRecord


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"


_EVENT = _insert("event", 7)
_SESSION = _insert("session", len(SESSION_COLUMNS))
_RECORD = _insert("record", 2)
_LOGGED = _insert("logged", 14)


def replace(db: sqlite3.Connection, now: SessionRecord) -> None:
    """Project a session as it is now; its digest is no longer true. Raises sqlite3.Error."""
    for table in ("logged", "record", "digest"):
        db.execute(f"DELETE FROM {table} WHERE session = ?", (now.id,))
    db.execute("DELETE FROM session WHERE id = ?", (now.id,))
    as_rows = projected(now)
    _project(db, [as_rows])
    db.execute(PROJECTION, (now.id, projection_checksum(*as_rows), now.id))


def _project(db: sqlite3.Connection, sessions: Sequence[Projected]) -> None:
    db.executemany(_SESSION, [each.session for each in sessions])
    db.executemany(
        _RECORD, [(each.session[0], each.sets) for each in sessions if each.sets is not None]
    )
    db.executemany(_LOGGED, chain.from_iterable(each.logged for each in sessions))


def add_events(db: sqlite3.Connection, session: str, events: Iterable[tuple[int, Event]]) -> None:
    """Store numbered events of a session that are new. Raises sqlite3.Error."""
    db.executemany(
        _EVENT,
        (rows.event_row(session, number, event, rows.encode(event)) for number, event in events),
    )


def add(db: sqlite3.Connection, added: Iterable[tuple[Sequence[Event], SessionRecord]]) -> None:
    """Store sessions that are new, with all their events. Raises sqlite3.Error."""
    sessions = []
    for events, now in added:
        add_events(db, now.id, enumerate(events))
        sessions.append((len(events), projected(now)))
    _add(db, sessions)


def add_recorded(db: sqlite3.Connection, added: Iterable[SessionRecorded]) -> None:
    """Store sessions of other programs that are new. Raises sqlite3.Error."""
    sessions = []
    events = []
    for event in added:
        body, as_rows = projected_event(event)
        events.append(rows.event_row(event.id, 0, event, body))
        sessions.append((1, as_rows))
    db.executemany(_EVENT, events)
    _add(db, sessions)


def _add(db: sqlite3.Connection, sessions: list[tuple[int, Projected]]) -> None:
    """Project sessions, each with how many events it has."""
    _project(db, [as_rows for _, as_rows in sessions])
    checksums = [
        (as_rows.session[0], count, projection_checksum(*as_rows)) for count, as_rows in sessions
    ]
    db.executemany(_insert("projection", 3), checksums)
