"""Turns values of the core into rows of the store and back; what is read passes `clean`."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from backcoach.core.session.events import Event, FirstEvent
from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.session_record import SetRecord
from backcoach.core.session.state import State
from backcoach.core.text import clean_tree, is_clean
from backcoach.storage.damage.checksums import body_checksum, event_checksum

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
_ASCII = bytes(set(range(0x20, 0x7F)) - {ord("\\")})  # what needs no cleaning


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
    return _plain(value) or msgspec.json.encode(clean_tree(msgspec.to_builtins(value)))


def _plain(value: Any) -> bytes | None:
    """Return a value as JSON if no string in it can need cleaning."""
    with suppress(UnicodeEncodeError):  # of half a surrogate pair
        body = msgspec.json.encode(value)
        if _is_plain(body):
            return body
    return None


def encode_clean(value: T, kind: object) -> tuple[bytes, T]:
    """Return the stored form of a value of some kind, and the value as it is read again."""
    body = _plain(value)
    if body is not None:
        return body, value
    body = _encoded(value)
    return body, cast("T", _decoded(body, kind))


def decode(body: bytes) -> Event:
    """Return a stored event; raises ValueError if it is none, whatever a damaged row holds."""
    return cast("Event", _decoded(body, Event))


def decode_digest(body: bytes) -> State:
    """Return a stored digest; raises ValueError if it is none, whatever a damaged row holds."""
    return cast("State", _decoded(body, State))


def decode_sets(body: bytes) -> tuple[SetRecord, ...]:
    """Return the stored sets of a record; raises ValueError if they are none."""
    return cast("tuple[SetRecord, ...]", _decoded(body, tuple[SetRecord, ...]))


def _decoded(body: bytes, kind: Any) -> object:
    try:
        if _is_plain(body):
            return _decoder(kind).decode(body)
        return msgspec.convert(clean_tree(msgspec.json.decode(body)), kind)
    except (msgspec.MsgspecError, TypeError, RecursionError) as error:
        raise ValueError("not what was stored") from error


def plain(body: Any) -> bytes:
    """Return JSON without what no text may hold. Raises ValueError and TypeError for no JSON."""
    return body if _is_plain(body) else msgspec.json.encode(clean_tree(msgspec.json.decode(body)))


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


def json_column(value: Any) -> str | None:
    """Return the stored form of a value that has no column of its own."""
    return _encoded(value).decode() if value else None
