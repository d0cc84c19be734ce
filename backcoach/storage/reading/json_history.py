"""The history as JSON, session after session: however long it is, one is in memory.

Twenty years hold hundreds of thousands of sets. They are decoded into the very object that is
printed, of which only few values have to be worked out; a test holds it equal to
`SetRecord.public`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from backcoach.core.notation import Load
from backcoach.core.session.past.session_record import iso
from backcoach.core.session.timing.duration import AWAY
from backcoach.storage.errors import DAMAGED, DamagedError
from backcoach.storage.projected_rows import RECORDS, session_record, sets_json
from backcoach.storage.reading.records import BEGINNING, IS_SESSION
from backcoach.storage.store import Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

HOUR = 3600  # s
_NULL, _NOTHING_ELSE = Raw(b"null"), Raw(b"{}")
_Loaded: TypeAlias = tuple[float | None, str | None, str | None, str | None]


class _PublicSet(Struct, kw_only=True, gc=False):
    """A set as it is stored; as it is printed, once its load and its instant are texts."""

    step: str
    exercise: str
    name: str = ""
    kind: str
    side: str
    set: int
    target: str = ""
    reps: int | None = None
    seconds: int | None = None
    load_kg: float | None = None
    load: Raw = _NULL
    unit: str | None = None
    band: str | None = None
    rir: int | None = None
    rest_planned_s: int | None = None
    rest_taken_s: int | None = None
    left: bool = False
    done_at: int
    offset: int | UnsetType
    skipped: bool = False
    reported: bool = False
    note: str = ""
    extra: Raw = _NOTHING_ELSE


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
    decode = msgspec.json.Decoder(list[_PublicSet]).decode
    encode = msgspec.json.Encoder().encode
    for row in db.execute(_SINCE, first or (BEGINNING, "")):
        try:
            public = session_record(row, ()).public()
            public["sets"] = _worked_out(decode(sets_json(row)))
        except (msgspec.MsgspecError, ValueError, TypeError) as error:
            raise DamagedError(DAMAGED) from error
        yield encode(public).decode()


def _worked_out(sets: list[_PublicSet]) -> list[_PublicSet]:
    """Return sets as they are printed."""
    last: Any = None
    begins, ends = "", [""]
    for done in sets:
        offset: Any = done.offset
        hour, second = divmod(done.done_at // 1000 + offset * 60, HOUR)
        if (hour, offset) != last:  # many sets lie within one hour
            last, begins, ends = (hour, offset), _hour(hour), _seconds(offset)
        done.done_at = begins + ends[second]
        done.offset = UNSET  # it stands in the instant
        if done.load is not _NULL:
            done.load_kg, text, done.unit, done.band = _load(bytes(done.load))
            done.load = text  # type: ignore[assignment]  # no longer JSON
        if (done.rest_taken_s or 0) > AWAY:
            done.left, done.rest_taken_s = True, None
    return sets


@lru_cache(maxsize=256)  # the sets of a session lie together
def _hour(hour: int) -> str:
    """Return an hour, counted from 1970 on, as an instant begins with it: `2026-11-29T18`."""
    return iso(hour * HOUR * 1000, 0)[:13]


@lru_cache(maxsize=16)
def _seconds(offset: int) -> list[str]:
    """Return what an instant ends with, for each second of an hour: `:30:05+01:00`."""
    zone = iso(0, offset)[19:]
    return [f":{second // 60:02}:{second % 60:02}{zone}" for second in range(HOUR)]


@lru_cache(maxsize=4096)
def _load(body: bytes) -> _Loaded:
    """Return the load in kg, as it was entered, and its unit or band."""
    load = msgspec.json.decode(body, type=Load | None)
    if load is None:
        return None, None, None, None
    grams, unit = (None, None) if load.grams is None else (load.grams / 1000, load.unit)
    return grams, str(load), unit, load.band or None


_NTH_LAST = f"""
    SELECT started_at, id FROM session WHERE {IS_SESSION}
    ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?"""
_SINCE = f"{RECORDS} WHERE (started_at, id) >= (?, ?) AND {IS_SESSION} ORDER BY started_at, id"
