"""Turns values of the core into rows of the store and back; what is read passes `clean`."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

import msgspec

from backcoach.core.session.events import Event, FirstEvent
from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.session_record import SessionRecord, SetRecord
from backcoach.core.session.state import State
from backcoach.core.text import clean, clean_tree
from backcoach.storage.damage.checksums import body_checksum, event_checksum

if TYPE_CHECKING:
    from collections.abc import Iterable

SESSION_COLUMNS = (
    "id", "session", "name", "file", "started_at", "offset", "finished_at", "status",
    "origin", "notes", "pains", "planned",
)  # fmt: skip
LOGGED_COLUMNS = (
    "step", "exercise", "kind", "side", "set", "target", "reps", "seconds", "grams", "unit",
    "band", "rir", "rest_planned_s", "rest_taken_s", "done_at", "offset", "skipped",
    "reported", "name", "note", "extra",
)  # fmt: skip
_JSON = ("origin", "notes", "pains", "extra")  # columns that hold JSON, NULL where it is empty


class StoredSession(msgspec.Struct, frozen=True):
    """A session as it was stored: its events by their numbers, of which 0 is the start.

    `next` is the number of the event to come. Events that cannot be read are left out.
    """

    events: dict[int, Event]
    next: int

    @property
    def started(self) -> FirstEvent:
        first = self.events[0]
        assert isinstance(first, FirstEvent)
        return first

    @property
    def later(self) -> list[Event]:
        """The events after the start, in their order."""
        return [event for number, event in self.events.items() if number > 0]


def columns(names: Iterable[str], table: str = "") -> str:
    """Return names quoted for SQL, because some are its keywords."""
    return ", ".join(f'{table}."{name}"' if table else f'"{name}"' for name in names)


def encode(value: Event | State) -> bytes:
    """Return the stored form of an event or a digest: JSON, without what no text may hold."""
    return _encoded(value)


def _encoded(value: Any) -> bytes:
    """Return a value as JSON; nearly all hold nothing that needs cleaning."""
    with suppress(UnicodeEncodeError):  # of half a surrogate pair
        body = msgspec.json.encode(value)
        if _is_plain(body):
            return body
    return msgspec.json.encode(clean_tree(msgspec.to_builtins(value)))


def decode(body: bytes) -> Event:
    """Return a stored event; raises ValueError if it is none, whatever a damaged row holds."""
    return cast("Event", _decoded(body, Event))


def decode_digest(body: bytes) -> State:
    """Return a stored digest; raises ValueError if it is none, whatever a damaged row holds."""
    return cast("State", _decoded(body, State))


def _decoded(body: bytes, kind: Any) -> object:
    try:
        if _is_plain(body):
            return _decoder(kind).decode(body)
        return msgspec.convert(clean_tree(msgspec.json.decode(body)), kind)
    except (msgspec.MsgspecError, TypeError, RecursionError) as error:
        raise ValueError("not what was stored") from error


@lru_cache(maxsize=1024)  # a history says the same few words thousands of times
def _clean(text: str) -> str:
    return clean(text)


def _is_plain(body: Any) -> bool:
    """Return whether no string in a body can need cleaning: all printable ASCII, no escapes."""
    if not isinstance(body, bytes) or not body.isascii() or b"\\" in body:
        return False
    return body.decode("ascii").isprintable()


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def event_row(session: str, number: int, event: Event, body: bytes) -> tuple[Any, ...]:
    """Return the row of `event` with its checksum; `body` is the encoded event."""
    row = (session, number, event.at, event.offset, kind(event), body)
    return (*row, event_checksum(*row))


def trusted(row: tuple[Any, ...]) -> Event:
    """Return the event of a row; raises ValueError if it is none, or not what was stored."""
    *values, body, checksum = row
    if event_checksum(*values, body) != checksum:
        raise ValueError("not what was stored")
    return decode(body)


def digest_row(state: State, version: int) -> tuple[Any, ...]:
    """Return the row of `digest` with its checksum."""
    body = encode(digest(state))
    return state.id, version, body, body_checksum(body)


def kind(event: Event) -> str:
    """Return the word under which an event is stored: `set_done`."""
    return str(event.__struct_config__.tag)


def session_row(record: SessionRecord) -> tuple[Any, ...]:
    """Return the row of `session`, in the order of SESSION_COLUMNS."""
    return tuple(_column(name, getattr(record, name)) for name in SESSION_COLUMNS)


def logged_rows(record: SessionRecord) -> Iterable[tuple[Any, ...]]:
    """Yield the rows of `logged`: session, place, then LOGGED_COLUMNS."""
    for place, done in enumerate(record.sets):
        load = done.load
        yield (
            *(record.id, place, _clean(done.step), _clean(done.exercise), done.kind, done.side),
            *(done.set, _clean(done.target), done.reps, done.seconds),
            *((load.grams, load.unit, _clean(load.band)) if load else (None, None, None)),
            *(done.rir, done.rest_planned_s, done.rest_taken_s, done.done_at, done.offset),
            *(int(done.skipped), int(done.reported), _clean(done.name), clean(done.note)),
            json_column(done.extra),
        )


def session_record(row: tuple[Any, ...], sets: tuple[SetRecord, ...]) -> SessionRecord:
    """Return a row of `session` with its sets; raises msgspec.ValidationError."""
    fields = _fields(SESSION_COLUMNS, row)
    return msgspec.convert({**fields, "sets": sets}, SessionRecord)


def set_record(row: tuple[Any, ...]) -> SetRecord:
    """Return a row of `logged`; raises msgspec.ValidationError."""
    fields = _fields(LOGGED_COLUMNS, row)
    load = _load(fields.pop("grams"), fields.pop("unit"), fields.pop("band"))
    fields["skipped"], fields["reported"] = bool(fields["skipped"]), bool(fields["reported"])
    return msgspec.convert({**fields, "load": load}, SetRecord)


def _load(grams: Any, unit: Any, band: Any) -> dict[str, Any] | None:
    return None if unit is None else {"grams": grams, "unit": unit, "band": band}


def _column(name: str, value: Any) -> Any:
    """Return what is stored of a field: clean text, a number, or JSON."""
    if name in _JSON:
        return json_column(value)
    return clean(value) if isinstance(value, str) else value


def json_column(value: Any) -> str | None:
    """Return the stored form of a value that has no column of its own."""
    if not value:
        return None
    return _encoded(value).decode()


def _fields(names: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, Any]:
    """Return the fields of a row; raises msgspec.ValidationError."""
    fields = dict(zip(names, row, strict=True))
    for name in _JSON:
        if name in fields:
            text = fields.pop(name)
            if text is not None:
                fields[name] = _from_json(text)
    return fields


def _from_json(text: Any) -> Any:
    try:
        return clean_tree(msgspec.json.decode(text))
    except (msgspec.DecodeError, TypeError) as error:
        raise msgspec.ValidationError(str(error)) from error
