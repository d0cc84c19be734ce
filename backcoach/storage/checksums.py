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
# By the table, not by its index, in which a row that was lost may still stand.
_EVENTS = 'SELECT session, seq, at, "offset", kind, body, checksum FROM event NOT INDEXED'
_SESSIONS = "SELECT * FROM session ORDER BY id"
_LOGGED = "SELECT * FROM logged ORDER BY session, place"


def event_checksum(*row: Any) -> int:
    """Return the checksum of a row of `event`, given all its columns but this one."""
    return crc32(_ENCODER.encode(row))


def body_checksum(body: bytes) -> int:
    """Return the checksum of a digest."""
    return crc32(body)


def projection_checksum(session: tuple[Any, ...], logged: Iterable[tuple[Any, ...]]) -> int:
    """Return the checksum of a session's row in `session` and of its rows in `logged`."""
    checksum = crc32(_ENCODER.encode(session))
    for row in logged:
        checksum = crc32(_ENCODER.encode(row), checksum)
    return checksum


def projected(db: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Yield the id of each session with the checksum of its projections as they are."""
    runs = groupby(db.execute(_LOGGED), key=itemgetter(0))
    name, rows = next(runs, (None, iter(())))
    for session in db.execute(_SESSIONS):
        while name is not None and name < session[0]:
            name, rows = next(runs, (None, iter(())))
        yield session[0], projection_checksum(session, rows if name == session[0] else ())


def renew(db: sqlite3.Connection) -> None:
    """Store the checksums of all events and projections as they are. Raises sqlite3.Error."""
    db.create_function("event_checksum", 6, event_checksum, deterministic=True)
    db.execute(
        """UPDATE event
            SET checksum = event_checksum(session, seq, at, "offset", kind, body)"""
    )
    rows = [(session, checksum, session) for session, checksum in projected(db)]
    db.executemany(PROJECTION, rows)


def is_sound(db: sqlite3.Connection) -> bool:
    """Tell whether all events and projections are what was stored. Raises sqlite3.Error."""
    counted: Counter[str] = Counter()
    for *row, checksum in db.execute(_EVENTS):
        counted[row[0]] += 1
        if event_checksum(*row) != checksum:
            return False
    found = {(session, counted[session], sum_) for session, sum_ in projected(db)}
    return found == set(db.execute("SELECT session, events, checksum FROM projection"))
