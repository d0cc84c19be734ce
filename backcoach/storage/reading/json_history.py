"""The history as JSON, session after session: however long it is, one is in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from backcoach.storage import rows
from backcoach.storage.errors import DAMAGED, DamagedError
from backcoach.storage.reading.records import BEGINNING
from backcoach.storage.store import Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


def json_history(folder: Path, last: int | None = None) -> Iterator[str]:
    """Yield the sessions of a data folder as JSON, the latest `last` or all, oldest first.

    Raises StoreError.
    """
    with Store.open(folder, readonly=True) as store:
        yield from store.read(lambda db: _sessions(db, last))


def _sessions(db: sqlite3.Connection, last: int | None) -> Iterator[str]:
    """Yield the sessions of one moment."""
    db.execute("BEGIN")
    first = None if last is None else db.execute(_NTH_LAST, (last - 1,)).fetchone()
    for row in db.execute(_SINCE, first or (BEGINNING, "")):
        try:
            record = rows.session_record(row, rows.sets_of(row[-1]))
        except msgspec.ValidationError as error:
            raise DamagedError(DAMAGED) from error
        yield msgspec.json.encode(record.public()).decode()


_NTH_LAST = "SELECT started_at, id FROM session ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?"
_SINCE = """
    SELECT session.*, sets FROM session LEFT JOIN record ON record.session = id
    WHERE (started_at, id) >= (?, ?) ORDER BY started_at, id"""
