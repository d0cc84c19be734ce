"""The history as JSON, session after session: however long it is, one session is in memory.

SQLite itself makes the objects of the sets, because there are too many of them in twenty years
for anything slower. A test holds them equal to `SetRecord.public`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from backcoach.core.notation import Load
from backcoach.core.session.timing.duration import AWAY
from backcoach.core.text import clean
from backcoach.storage import rows
from backcoach.storage.errors import DAMAGED, DamagedError
from backcoach.storage.store import Store

BEGINNING = -(2**62)  # ms; before every session

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


def json_history(folder: Path, last: int | None = None) -> Iterator[str]:
    """Yield each session of a data folder as JSON, the latest `last` or all, oldest first.

    Raises StoreError.
    """
    with Store.open(folder, readonly=True) as store:
        yield from store.read(lambda db: _sessions(db, last))


def _sessions(db: sqlite3.Connection, last: int | None) -> Iterator[str]:
    db.create_function("load_text", 3, _load_text, deterministic=True)
    since = (BEGINNING, "")
    if last is not None:
        nth = db.execute(_NTH_LAST, (last - 1,)).fetchone()
        since = nth or since
    for *head, objects in db.execute(_SESSIONS, since):
        try:
            public = rows.session_record(tuple(head), ()).public()
        except msgspec.ValidationError as error:
            raise DamagedError(DAMAGED) from error
        del public["sets"]
        sets = clean((objects or b"").decode("utf-8", "replace"))
        yield f'{msgspec.json.encode(public).decode()[:-1]}, "sets": [{sets}]}}'


@lru_cache(maxsize=4096)
def _load_text(grams: Any, unit: Any, band: Any) -> str | None:
    return None if unit is None else str(Load(grams, unit, band or ""))


_NTH_LAST = "SELECT started_at, id FROM session ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?"
_INSTANT = """strftime('%Y-%m-%dT%H:%M:%S', done_at / 1000 + logged."offset" * 60, 'unixepoch') ||
    printf('%s%02d:%02d', CASE WHEN logged."offset" < 0 THEN '-' ELSE '+' END,
        abs(logged."offset") / 60, abs(logged."offset") % 60)"""


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
    FROM session WHERE (started_at, id) >= (?, ?) ORDER BY started_at, id"""
