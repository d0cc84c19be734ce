"""Writes new events, and the projections from which the history is read.

`session` has a row for each session with sums of its sets, `record` its sets as JSON, and `logged`
a row for each work set that was done, with what sets are looked for by.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

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
_RECORD = _insert("record", 2)
_LOGGED = _insert("logged", 14)


def replace(db: sqlite3.Connection, now: SessionRecord) -> None:
    """Project a session as it is now; its digest is no longer true. Raises sqlite3.Error."""
    for table in ("logged", "record", "digest"):
        db.execute(f"DELETE FROM {table} WHERE session = ?", (now.id,))
    db.execute("DELETE FROM session WHERE id = ?", (now.id,))
    projected = rows.projected(now)
    _project(db, [projected])
    db.execute(PROJECTION, (now.id, projection_checksum(*projected), now.id))


def _project(db: sqlite3.Connection, sessions: Sequence[rows.Projected]) -> None:
    db.executemany(_SESSION, [each.session for each in sessions])
    db.executemany(_RECORD, [(each.session[0], each.sets) for each in sessions])
    db.executemany(_LOGGED, chain.from_iterable(each.logged for each in sessions))


def add_events(db: sqlite3.Connection, session: str, events: Iterable[tuple[int, Event]]) -> None:
    """Store numbered events of a session that are new. Raises sqlite3.Error."""
    db.executemany(
        _EVENT,
        (rows.event_row(session, number, event, rows.encode(event)) for number, event in events),
    )


def add(db: sqlite3.Connection, added: list[tuple[Sequence[Event], SessionRecord]]) -> None:
    """Store sessions that are new, with all their events. Raises sqlite3.Error."""
    for events, now in added:
        add_events(db, now.id, enumerate(events))
    projected = [rows.projected(now) for _, now in added]
    _project(db, projected)
    checksums = [
        (now.id, len(events), projection_checksum(*each))
        for (events, now), each in zip(added, projected, strict=True)
    ]
    db.executemany(_insert("projection", 3), checksums)
