"""Checksums (CRC-32) of what is stored, by which noise within a row is noticed.

SQLite notices broken pages and keys. A flipped bit in a number leaves both whole.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_ENCODER = msgspec.msgpack.Encoder()  # the same bytes for the same values, and fast
# Takes the session, the checksum of its projections, and the session once more.
PROJECTION = """
    INSERT OR REPLACE INTO projection SELECT ?, count(*), ? FROM event WHERE session = ?"""
NEWEST = 1000  # sessions that are looked at in each start; all of them would take seconds
_FIRST = "SELECT started_at FROM session ORDER BY started_at DESC LIMIT 1 OFFSET ?"
_EVENTS = """
    SELECT event.session, seq, at, event."offset", kind, body, checksum
    FROM session CROSS JOIN event ON event.session = session.id WHERE started_at >= ?"""
_SESSIONS = """
    SELECT session.*, sets FROM session LEFT JOIN record ON record.session = id
    WHERE started_at >= ? ORDER BY id"""
_LOGGED = """
    SELECT logged.* FROM session CROSS JOIN logged ON logged.session = session.id
    WHERE started_at >= ? ORDER BY session.id, place"""
_KNOWN = """
    SELECT projection.session, events, checksum
    FROM projection LEFT JOIN session ON id = projection.session
    WHERE id IS NULL OR started_at >= ?"""
_ALWAYS = -(2**63)  # before any session


def event_checksum(*row: Any) -> int:
    """Return the checksum of a row of `event`, given all its columns but this one."""
    return crc32(_ENCODER.encode(row))


def body_checksum(body: bytes) -> int:
    """Return the checksum of a digest."""
    return crc32(body)


def projection_checksum(
    session: tuple[Any, ...], sets: object, logged: Iterable[tuple[Any, ...]]
) -> int:
    """Return the checksum of a session's rows in `session`, in `record` and in `logged`."""
    return crc32(_ENCODER.encode((session, sets, list(logged))))


def projected(db: sqlite3.Connection, first: int = _ALWAYS) -> Iterator[tuple[str, int]]:
    """Yield the id of each session with the checksum of its projections as they are.

    With `first`, only of those that began then or later (ms UTC).
    """
    runs = groupby(db.execute(_LOGGED, (first,)), key=itemgetter(0))
    name, rows = next(runs, (None, iter(())))
    for *session, sets in db.execute(_SESSIONS, (first,)):
        while name is not None and name < session[0]:
            name, rows = next(runs, (None, iter(())))
        logged = rows if name == session[0] else ()
        yield session[0], projection_checksum(tuple(session), sets, logged)


def renew(db: sqlite3.Connection) -> None:
    """Store the checksums of all events and projections as they are. Raises sqlite3.Error."""
    renew_events(db)
    renew_projections(db)


def renew_events(db: sqlite3.Connection) -> None:
    """Store the checksums of all events as they are. Raises sqlite3.Error."""
    db.create_function("event_checksum", 6, event_checksum, deterministic=True)
    db.execute(
        """UPDATE event
            SET checksum = event_checksum(session, seq, at, "offset", kind, body)"""
    )


def renew_projections(db: sqlite3.Connection) -> None:
    """Store the checksums of all projections as they are. Raises sqlite3.Error."""
    rows = [(session, checksum, session) for session, checksum in projected(db)]
    db.executemany(PROJECTION, rows)


def is_sound(db: sqlite3.Connection, *, newest: bool) -> bool:
    """Tell whether events and projections are what was stored. Raises sqlite3.Error.

    With `newest` only those of the last sessions are looked at.
    """
    oldest = db.execute(_FIRST, (NEWEST - 1,)).fetchone() if newest else None
    first = oldest[0] if oldest else _ALWAYS
    if not isinstance(first, int):
        return False
    counted: Counter[str] = Counter()
    for *row, checksum in db.execute(_EVENTS, (first,)):
        counted[row[0]] += 1
        if event_checksum(*row) != checksum:
            return False
    as_they_are = {(session, counted[session], sum_) for session, sum_ in projected(db, first)}
    return as_they_are == set(db.execute(_KNOWN, (first,)))
