"""Counts the planned sets of the sessions of older files anew: two sides are one set."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from backcoach.core.session.events import FirstEvent
from backcoach.core.session.fold import replay
from backcoach.core.session.past.session_record import record
from backcoach.storage import rows

if TYPE_CHECKING:
    import sqlite3

# Sessions that have sides, drops or rest-pauses; in all others a set is a step.
_EVENTS = """SELECT session, body FROM event
    WHERE session IN (
        SELECT session FROM event WHERE seq = 0 AND (
            instr(body, '"side":') OR instr(body, '"scheme":') OR instr(body, '"set_type":')))
        OR session IN (SELECT session FROM event WHERE kind IN ('exercise_swapped', 'set_added'))
    ORDER BY session, seq"""


def count_planned_sets(db: sqlite3.Connection) -> None:
    """Store how many sets were planned, as far as the events can be read.

    A later step stores the checksums (`sets_in_records`).
    """
    counts = []
    for session, stored in groupby(db.execute(_EVENTS), key=itemgetter(0)):
        with suppress(ValueError):
            first, *later = [rows.decode(body) for _, body in stored]
            if isinstance(first, FirstEvent):
                counts.append((record(replay(first, later)).planned, session))
    db.executemany("UPDATE session SET planned = ? WHERE id = ?", counts)
