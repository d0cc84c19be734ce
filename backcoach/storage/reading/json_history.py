"""The history as JSON, session after session: however long it is, a few hundred are in memory.

SQLite itself makes the objects of the sets, because there are too many of them in twenty years
for anything slower. A test holds them equal to `SetRecord.public`.
"""

from __future__ import annotations

import os
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from backcoach.core.notation import Load
from backcoach.core.session.timing.duration import AWAY
from backcoach.core.text import clean
from backcoach.storage import rows
from backcoach.storage.errors import DAMAGED, DamagedError
from backcoach.storage.store import Store

BEGINNING, END = -(2**62), 2**62  # ms; before and behind every session
AT_A_TIME = 64  # sessions
PLAIN = bytes(range(0x20, 0x7F))
MOST_THREADS = 3  # SQLite makes the objects without Python's lock, what is around them with it

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

_Key: TypeAlias = tuple[int, str]  # of a session: when it began, and its id
_Part: TypeAlias = tuple[_Key, _Key]


def json_history(folder: Path, last: int | None = None) -> Iterator[str]:
    """Yield the sessions of a data folder as JSON, the latest `last` or all, oldest first.

    Raises StoreError.
    """
    with Store.open(folder, readonly=True) as store:
        yield from store.read(lambda db: _sessions(folder, db, last))


def _sessions(folder: Path, db: sqlite3.Connection, last: int | None) -> Iterator[str]:
    """Yield the sessions of one moment, the parts of them read by some threads at once."""
    db.execute("BEGIN")
    newest = _newest(db)
    parts = list(_parts(db, last))
    (place,) = (row[2] for row in db.execute("PRAGMA database_list") if row[1] == "main")
    if len(parts) == 1 or not place:  # without a place it is a copy of a file of an older version
        for part in parts:
            yield from _part(db, *part)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  few sessions need no threads

    with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1)) as threads:
        running: deque[tuple[_Part, Future[list[str] | None]]] = deque()
        for part in parts:
            running.append((part, threads.submit(_part_of, folder, newest, part)))
            if len(running) > MOST_THREADS:
                yield from _result(db, *running.popleft())
        while running:
            yield from _result(db, *running.popleft())


def _parts(db: sqlite3.Connection, last: int | None) -> Iterator[_Part]:
    """Yield the first session of each part, and the first one behind it."""
    first: _Key = (BEGINNING, "")
    if last is not None:
        first = db.execute(_NTH_LAST, (last - 1,)).fetchone() or first
    while True:
        end = db.execute(_NTH, (*first, AT_A_TIME)).fetchone()
        yield first, end or (END, "")
        if end is None:
            return
        first = end


def _part_of(folder: Path, newest: int, part: _Part) -> list[str] | None:
    """Return the sessions of a part; None where the store has grown since it was divided."""
    with Store.open(folder, readonly=True) as store:
        return next(
            store.read(lambda db: iter([list(_part(db, *part)) if _newest(db) == newest else None]))
        )


def _result(
    db: sqlite3.Connection, part: _Part, running: Future[list[str] | None]
) -> Iterable[str]:
    sessions = running.result()
    return _part(db, *part) if sessions is None else sessions


def _newest(db: sqlite3.Connection) -> int:
    newest: int | None = db.execute("SELECT max(rowid) FROM event").fetchone()[0]
    return newest or 0


def _part(db: sqlite3.Connection, first: _Key, end: _Key) -> Iterator[str]:
    db.create_function("load_text", 3, _load_text, deterministic=True)
    db.create_function("zone", 1, _zone, deterministic=True)
    for *head, objects in db.execute(_SESSIONS, (*first, *end)):
        try:
            public = rows.session_record(tuple(head), ()).public()
        except msgspec.ValidationError as error:
            raise DamagedError(DAMAGED) from error
        del public["sets"]
        sets = _text(objects or b"")
        yield f'{msgspec.json.encode(public).decode()[:-1]}, "sets": [{sets}]}}'


def _text(objects: bytes) -> str:
    """Return clean text; to look at what is not plain ASCII alone is ten times as fast."""
    text, others = (
        part.decode("utf-8", "replace") for part in (objects, objects.translate(None, PLAIN))
    )
    return text if clean(others) == others else clean(text)


@lru_cache(maxsize=4096)
def _load_text(grams: Any, unit: Any, band: Any) -> str | None:
    return None if unit is None else str(Load(grams, unit, band or ""))


@lru_cache(maxsize=64)
def _zone(offset: int) -> str:
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


_NTH_LAST = "SELECT started_at, id FROM session ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?"
_NTH = """SELECT started_at, id FROM session WHERE (started_at, id) >= (?, ?)
    ORDER BY started_at, id LIMIT 1 OFFSET ?"""
_INSTANT = """strftime('%Y-%m-%dT%H:%M:%S', done_at / 1000 + logged."offset" * 60, 'unixepoch') ||
    zone(logged."offset")"""


def _boolean(condition: str) -> str:
    return f"CASE WHEN {condition} THEN json('true') ELSE json('false') END"


_LEFT = f"coalesce(rest_taken_s, 0) > {AWAY}"
_FIELDS = {
    "step": "step",
    "exercise": "exercise",
    "name": "logged.name",
    "kind": "kind",
    "side": "side",
    "set": '"set"',
    "target": "target",
    "reps": "reps",
    "seconds": "seconds",
    "load_kg": "grams / 1000.0",
    "load": "load_text(grams, unit, band)",
    "unit": "CASE WHEN grams IS NOT NULL THEN unit END",
    "band": "nullif(band, '')",
    "rir": "rir",
    "rest_planned_s": "rest_planned_s",
    "rest_taken_s": f"CASE WHEN NOT {_LEFT} THEN rest_taken_s END",
    "left": _boolean(_LEFT),
    "done_at": _INSTANT,
    "skipped": _boolean("skipped"),
    "reported": _boolean("reported"),
    "note": "note",
    "extra": "json(coalesce(extra, '{}'))",
}
_OBJECT = ", ".join(f"'{key}', {value}" for key, value in _FIELDS.items())
# As bytes, because what is read as text is kept for a while.
_SESSIONS = f"""
    SELECT {rows.columns(rows.SESSION_COLUMNS)}, CAST((
        SELECT group_concat(set_object, ', ') FROM (
            SELECT json_object({_OBJECT}) AS set_object FROM logged
            WHERE logged.session = session.id ORDER BY place)) AS BLOB)
    FROM session WHERE (started_at, id) >= (?, ?) AND (started_at, id) < (?, ?)
    ORDER BY started_at, id"""
