"""Queries for the records of sessions, which read the projections alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from backcoach.storage import rows
from backcoach.storage.errors import DAMAGED, DamagedError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from backcoach.core.session.session_record import SessionRecord, SetRecord

_LOGGED = f"SELECT logged.session, {rows.columns(rows.LOGGED_COLUMNS, 'logged')} FROM"
_HAVING = """
    WHERE status = 'finished' AND EXISTS (
        SELECT 1 FROM logged WHERE logged.session = session.id
            AND exercise = ? AND kind = 'work' AND skipped = 0)"""
_SINCE = """
    WHERE started_at >= ? AND (? = 0 OR id IN (SELECT session FROM event WHERE rowid > ?))
    ORDER BY started_at, id"""


def latest(db: sqlite3.Connection, last: int | None, exercise: str) -> list[SessionRecord]:
    """Return what `Store.history` does. Raises sqlite3.Error, DamagedError."""
    having = _HAVING if exercise else ""
    query = f"SELECT * FROM session {having} ORDER BY started_at DESC, id DESC LIMIT ?"
    values = (*([exercise] if exercise else []), -1 if last is None else last)
    sessions = db.execute(query, values).fetchall()
    logged = db.execute(
        f"{_LOGGED} ({query}) AS latest CROSS JOIN logged ON logged.session = latest.id "
        "ORDER BY logged.session, logged.place",
        values,
    )
    try:
        sets = {
            session: tuple(rows.set_record(row[1:]) for row in its_rows)
            for session, its_rows in groupby(logged.fetchall(), key=lambda row: row[0])
        }
        return [rows.session_record(row, sets.get(row[0], ())) for row in reversed(sessions)]
    except msgspec.ValidationError as error:
        raise DamagedError(DAMAGED) from error


def since(db: sqlite3.Connection, first: int, changed_after: int) -> Iterator[SessionRecord]:
    """Yield what `Store.sessions` does. Raises sqlite3.Error, DamagedError."""
    values = (first, changed_after, changed_after)
    sessions = db.execute(f"SELECT * FROM session {_SINCE}", values)
    logged = db.execute(
        f"{_LOGGED} session CROSS JOIN logged ON logged.session = session.id "
        f"{_SINCE}, logged.place",
        values,
    )
    runs = groupby(logged, key=lambda row: row[0])
    following = next(runs, None)
    try:
        for row in sessions:
            sets: tuple[SetRecord, ...] = ()
            if following is not None and following[0] == row[0]:
                sets = tuple(rows.set_record(set_[1:]) for set_ in following[1])
                following = next(runs, None)
            yield rows.session_record(row, sets)
    except msgspec.ValidationError as error:
        raise DamagedError(DAMAGED) from error
