"""Queries for programmes: what was decided about them, and which sessions were done when."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.core.programmes.course import Done
from backcoach.core.session.events import ProgrammeChanged
from backcoach.core.session.past.session_record import local
from backcoach.storage import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_CHANGES = "SELECT body FROM event WHERE kind = 'programme_changed' ORDER BY at, session"
_DONE = """
    SELECT session, started_at, "offset" FROM session
    WHERE status = 'finished' AND started_at >= ? AND EXISTS (
        SELECT 1 FROM logged
        WHERE logged.session = session.id AND kind = 'work' AND skipped = 0)
    ORDER BY started_at, id"""


def changes(db: sqlite3.Connection) -> Iterator[ProgrammeChanged]:
    """Yield what was decided about programmes, as much as can be read."""
    for (body,) in db.execute(_CHANGES):
        with suppress(ValueError):
            event = rows.decode(body)
            if isinstance(event, ProgrammeChanged):
                yield event


def done_since(db: sqlite3.Connection, since: int) -> Iterator[Done]:
    """Yield the finished sessions with a set that began at an instant or later, oldest first.

    `since` is in ms UTC.
    """
    for session, started_at, offset in db.execute(_DONE, (since,)):
        yield Done(session, local(started_at, offset).date())
