"""Writes the projections `session` and `logged`, from which the history is read, and new events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcoach.storage import rows
from backcoach.storage.damage.checksums import PROJECTION, projection_checksum

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from backcoach.core.session.events import Event
    from backcoach.core.session.past.session_record import SessionRecord


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"


_EVENT = _insert("event", 7)
_SESSION = _insert("session", len(rows.SESSION_COLUMNS))
_LOGGED = _insert("logged", 2 + len(rows.LOGGED_COLUMNS))


def replace(db: sqlite3.Connection, now: SessionRecord) -> None:
    """Project a session as it is now; its digest is no longer true. Raises sqlite3.Error."""
    for table, column in (("logged", "session"), ("digest", "session"), ("session", "id")):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (now.id,))
    session, logged = rows.session_row(now), list(rows.logged_rows(now))
    db.execute(_SESSION, session)
    db.executemany(_LOGGED, logged)
    db.execute(PROJECTION, (now.id, projection_checksum(session, logged), now.id))


def add_events(db: sqlite3.Connection, session: str, events: Iterable[tuple[int, Event]]) -> None:
    """Store numbered events of a session that are new. Raises sqlite3.Error."""
    db.executemany(
        _EVENT,
        (rows.event_row(session, number, event, rows.encode(event)) for number, event in events),
    )


def add(db: sqlite3.Connection, added: list[tuple[Sequence[Event], SessionRecord]]) -> None:
    """Store sessions that are new, with all their events. Raises sqlite3.Error."""
    sessions, checksums = [], []
    logged: list[tuple[Any, ...]] = []
    for events, now in added:
        session, its_sets = rows.session_row(now), list(rows.logged_rows(now))
        sessions.append(session)
        logged += its_sets
        checksums.append((now.id, len(events), projection_checksum(session, its_sets)))
    for events, now in added:
        add_events(db, now.id, enumerate(events))
    db.executemany(_SESSION, sessions)
    db.executemany(_LOGGED, logged)
    db.executemany(_insert("projection", 3), checksums)
