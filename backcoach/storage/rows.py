"""Turns values of the core into rows of the store and back; what is read passes `clean`."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from backcoach.core.session.events import Event, FirstEvent
from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.session_record import SessionRecord, SetRecord
from backcoach.core.session.set_counts import sets_done
from backcoach.core.session.state import State
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.text import clean, clean_tree, is_clean
from backcoach.storage.damage.checksums import body_checksum, event_checksum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SESSION_COLUMNS = (
    "id", "session", "name", "file", "started_at", "offset", "finished_at", "status",
    "origin", "notes", "pains", "planned", "done", "trained_s", "volume",
)  # fmt: skip
_OF_RECORD = SESSION_COLUMNS[:12]  # behind them sums of its sets
_ASCII = bytes(set(range(0x20, 0x7F)) - {ord("\\")})  # what needs no cleaning
_JSON = ("origin", "notes", "pains")  # columns that hold JSON, NULL where it is empty


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


def _is_plain(body: Any) -> bool:
    """Return whether no string in a body can need cleaning: nothing is escaped, and all clean."""
    return isinstance(body, bytes) and _are_clean(body.translate(None, _ASCII))


@lru_cache(maxsize=1024)  # few bodies have more than some dashes
def _are_clean(characters: bytes) -> bool:
    """Return whether characters, of which each is whole, can stay as they are in any text."""
    with suppress(UnicodeDecodeError):
        return b"\\" not in characters and is_clean(characters.decode())
    return False


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


class Projected(NamedTuple):
    """What is stored of a session's record: its row, its sets as JSON, and the rows of `logged`."""

    session: tuple[Any, ...]
    sets: bytes
    logged: list[tuple[Any, ...]]


def projected(record: SessionRecord) -> Projected:
    """Return what is stored of a record."""
    body, sets = _clean_sets(record.sets)
    session = tuple(_column(name, getattr(record, name)) for name in _OF_RECORD)
    logged = list(_logged_rows(session[0], sets))
    volume = sum((row[_REPS] or 0) * max(row[_GRAMS] or 0, 0) for row in logged)
    sums = (sets_done(record), seconds_trained(record), volume)
    return Projected((*session, *sums), body, logged)


def _clean_sets(sets: tuple[SetRecord, ...]) -> tuple[bytes, tuple[SetRecord, ...]]:
    """Return sets as JSON and as values, without what no text may hold."""
    with suppress(UnicodeEncodeError):
        body = msgspec.json.encode(sets)
        if _is_plain(body):
            return body, sets
    body = msgspec.json.encode(clean_tree(msgspec.to_builtins(sets)))
    return body, sets_of(body)


_REPS, _GRAMS = 4, 6  # places in a row of `logged`


def _logged_rows(session: str, sets: Iterable[SetRecord]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `logged`: the work sets that were done, as they are looked for."""
    for place, done in enumerate(sets):
        if done.kind == "work" and not done.skipped:
            load = done.load
            yield (
                *(session, place, done.exercise, done.side, done.reps, done.seconds),
                *((load.grams, load.unit, load.band) if load else (None, None, None)),
                *(done.rir, done.done_at, done.offset, int(done.reported), int(done.is_follow_on)),
            )


def plain(body: Any) -> bytes:
    """Return JSON without what no text may hold. Raises ValueError and TypeError for no JSON."""
    return body if _is_plain(body) else msgspec.json.encode(clean_tree(msgspec.json.decode(body)))


def sets_of(body: Any) -> tuple[SetRecord, ...]:
    """Return the sets of a record from JSON; raises msgspec.ValidationError."""
    try:
        return cast("tuple[SetRecord, ...]", _decoded(body, tuple[SetRecord, ...]))
    except ValueError as error:
        raise msgspec.ValidationError(str(error)) from error


def session_record(row: tuple[Any, ...], sets: tuple[SetRecord, ...]) -> SessionRecord:
    """Return a row of `session` with its sets; raises msgspec.ValidationError."""
    fields = dict(zip(_OF_RECORD, row, strict=False))
    for name in _JSON:
        text = fields.pop(name)
        if text is not None:
            fields[name] = _from_json(text)
    return msgspec.convert({**fields, "sets": sets}, SessionRecord)


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


def _from_json(text: Any) -> Any:
    try:
        return clean_tree(msgspec.json.decode(text))
    except (msgspec.DecodeError, TypeError) as error:
        raise msgspec.ValidationError(str(error)) from error
