"""Queries for programmes: what was decided about them, and which sessions were done when."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.core.programmes.standing import Done
from backcoach.core.session.events import ProgrammeChanged
from backcoach.core.session.past.session_record import local
from backcoach.storage import rows
from backcoach.storage.reading.records import BEGINNING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_LAST = "SELECT kind FROM event AS later WHERE later.session = event.session ORDER BY seq DESC"
_CHANGES = f"""
    SELECT body, ({_LAST} LIMIT 1) <> 'discarded' FROM event
    WHERE kind = 'programme_changed' AND at >= ?
        AND (? = 0 OR session IN (SELECT session FROM event WHERE rowid > ?))
    ORDER BY at, session"""
_DONE = """
    SELECT session, started_at, "offset" FROM session
    WHERE status = 'finished' AND started_at >= ?
        AND EXISTS (SELECT 1 FROM logged WHERE logged.session = session.id)
    ORDER BY started_at, id"""


def changes(db: sqlite3.Connection) -> Iterator[ProgrammeChanged]:
    """Yield what was decided about programmes and still holds, as much as can be read."""
    return (event for event, holds in decisions(db) if holds)


def decisions(
    db: sqlite3.Connection, since: int = BEGINNING, changed_after: int = 0
) -> Iterator[tuple[ProgrammeChanged, bool]]:
    """Yield what was decided at `since` (ms UTC) or later, and whether that holds.

    What came with an import that was taken back does not. With `changed_after`, only what has
    events behind that place.
    """
    for body, holds in db.execute(_CHANGES, (since, changed_after, changed_after)):
        with suppress(ValueError):
            event = rows.decode(body)
            if isinstance(event, ProgrammeChanged):
                yield event, bool(holds)


def done_since(db: sqlite3.Connection, since: int) -> Iterator[Done]:
    """Yield the finished sessions with a set that began at an instant or later, oldest first.

    `since` is in ms UTC.
    """
    for session, started_at, offset in db.execute(_DONE, (since,)):
        yield Done(session, local(started_at, offset).date())
