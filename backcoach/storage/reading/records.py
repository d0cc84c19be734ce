"""Queries for the records of sessions, which read the projections alone, and for pains."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import msgspec

from backcoach.core.session.events import FirstEvent, HealthEvent, PainReported
from backcoach.core.session.past.digest import VERSION
from backcoach.storage import rows
from backcoach.storage.damage.checksums import body_checksum
from backcoach.storage.errors import DAMAGED, DamagedError
from backcoach.storage.projected_rows import RECORDS, record_of_row
from backcoach.storage.versions.migrations import HEALTH_KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State

BEGINNING = -(2**62)  # ms UTC; before every session
_AT_A_TIME = 500  # values of a query
# With + no index is looked for: that of exercises would be read from its begin for each session.
_HAVING = """
    WHERE status = 'finished' AND EXISTS (
        SELECT 1 FROM logged WHERE logged.session = session.id
            AND +exercise IN ({marks}))"""
_NAMES = """
    WITH RECURSIVE done(word) AS (
        SELECT min(exercise) FROM logged
        UNION ALL
        SELECT (SELECT min(exercise) FROM logged WHERE exercise > done.word)
        FROM done WHERE word IS NOT NULL)
    SELECT word FROM done WHERE word IS NOT NULL"""
# A decision about a programme stands beside the sessions, in a record that is none.
IS_SESSION = "id NOT IN (SELECT session FROM event WHERE kind = 'programme_changed')"
_SINCE = f"""
    WHERE started_at >= ? AND (? = 0 OR id IN (SELECT session FROM event WHERE rowid > ?))
        AND {IS_SESSION}
    ORDER BY started_at, id"""

_FINISHED_SINCE = """
    SELECT started_at, id, body, checksum
    FROM session LEFT JOIN digest ON digest.session = session.id AND version = ?
    WHERE status = 'finished' AND started_at >= ?"""
_LATEST_WITH = """
    SELECT started_at, id, body, checksum
    FROM logged CROSS JOIN session ON session.id = logged.session
        LEFT JOIN digest ON digest.session = session.id AND version = ?
    WHERE exercise = ? AND session.status = 'finished' AND session.started_at <= ?
    ORDER BY logged.done_at DESC LIMIT 1"""


def to_learn_from(
    db: sqlite3.Connection, since: int, now: int, exercises: Iterable[str]
) -> dict[str, State | None]:
    """Return what `Store.past` does. Raises sqlite3.Error."""
    digests = db.execute(_FINISHED_SINCE, (VERSION, since)).fetchall()
    for exercise in exercises:
        digests += db.execute(_LATEST_WITH, (VERSION, exercise, now)).fetchall()
    each_once = {row[1]: row for row in digests}.values()
    by_start = sorted(each_once, key=lambda row: row[0])
    return {session: _digest(body, checksum) for _, session, body, checksum in by_start}


def _digest(body: object, checksum: int) -> State | None:
    if isinstance(body, bytes) and body_checksum(body) == checksum:
        with suppress(ValueError):
            return rows.decode_digest(body)
    return None


def exercise_names(db: sqlite3.Connection) -> list[str]:
    """Return what `Store.exercise_names` does. Raises sqlite3.Error."""
    return [name for (name,) in db.execute(_NAMES)]


def latest(
    db: sqlite3.Connection, last: int | None, exercises: Sequence[str]
) -> list[SessionRecord]:
    """Return what `Store.history` does. Raises sqlite3.Error, DamagedError."""
    having = f"WHERE {IS_SESSION}"
    if exercises:
        having = _HAVING.format(marks=", ".join("?" * len(exercises)))
    query = f"{RECORDS} {having} ORDER BY started_at DESC, id DESC LIMIT ?"
    values = (*exercises, -1 if last is None else last)
    return [_record(row) for row in reversed(db.execute(query, values).fetchall())]


def of_ids(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, SessionRecord]:
    """Return the records of those sessions that are there. Raises sqlite3.Error, DamagedError."""
    sessions = chain.from_iterable(
        db.execute(f"{RECORDS} WHERE id IN ({marks})", some) for marks, some in _some(ids)
    )
    return {row[0]: _record(row) for row in sessions}


def starts(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, FirstEvent | None]:
    """Return the first events of those sessions that are there, None where one is unreadable."""
    first: dict[str, FirstEvent | None] = {}
    for marks, some in _some(ids):
        query = f"SELECT session, body FROM event WHERE seq = 0 AND session IN ({marks})"
        for session, body in db.execute(query, some):
            first[session] = None
            with suppress(ValueError):
                event = rows.decode(body)
                if isinstance(event, FirstEvent):
                    first[session] = event
    return first


def _some(ids: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield ids, as many at a time as a query takes, with a mark for each."""
    remaining = iter(ids)
    while some := list(islice(remaining, _AT_A_TIME)):
        yield ", ".join("?" * len(some)), some


def _record(row: tuple[Any, ...]) -> SessionRecord:
    """Return a session of RECORDS; raises DamagedError."""
    try:
        return record_of_row(row)
    except msgspec.ValidationError as error:
        raise DamagedError(DAMAGED) from error


def since(db: sqlite3.Connection, first: int, changed_after: int) -> Iterator[SessionRecord]:
    """Yield what `Store.sessions` does. Raises sqlite3.Error, DamagedError."""
    sessions = db.execute(f"{RECORDS} {_SINCE}", (first, changed_after, changed_after))
    return (_record(row) for row in sessions)


def health(db: sqlite3.Connection) -> list[HealthEvent]:
    """Return the pains and red flags of all sessions, as many as can be read.

    Where pains were corrected, those that the session has come to stand for its reports.
    """
    events: list[HealthEvent] = []
    corrected: set[str] = set()
    for session, body, is_corrected, *_ in db.execute(_HEALTH):
        with suppress(ValueError):
            event = rows.decode(body)
            if is_corrected and isinstance(event, PainReported):
                corrected.add(session)
            elif isinstance(event, HealthEvent):
                events.append(event)
    if not corrected:
        return events
    pains = (pain for record in of_ids(db, corrected).values() for pain in record.pains)
    return sorted((*events, *pains), key=lambda event: event.at)


_HEALTH = f"""
    SELECT session, body, EXISTS (
        SELECT 1 FROM event AS later
        WHERE later.session = event.session AND later.kind = 'session_corrected'
            AND json_extract(later.body, '$.pains') IS NOT NULL), at, seq
    FROM event WHERE {HEALTH_KINDS} AND NOT EXISTS (
        SELECT 1 FROM event AS later
        WHERE later.session = event.session AND later.seq > event.seq AND later.kind = 'undone'
            AND json_extract(later.body, '$.pain_at') = event.at AND event.kind = 'pain_reported')
    UNION ALL SELECT session, body, 0, 0, seq FROM waiting WHERE {HEALTH_KINDS}
    ORDER BY 4, 1, 5"""
