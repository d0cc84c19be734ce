"""Events read from the raw pages of a store that SQLite itself can no longer read.

An event's row lies in a leaf page of its table, and what does not fit there in a chain of
overflow pages (SQLite's file format, sections 1.5, 1.6 and 2.1, which is fixed). So each page
is tried by itself; the tree that leads to it, and the pages around it, need not be whole.

The log as text serves better where it is kept (`recover` in `run.starting.saved_sessions`). This is
for those who keep none, for the session that is not over yet, and for what the text does not say.
"""

from __future__ import annotations

from math import ceil
from operator import contains
from typing import TYPE_CHECKING, Any, NamedTuple

from backcoach.storage.damage.checksums import event_checksum

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

PAGE = 4096  # SQLite's own choice, which the store leaves to it
_WAL_HEADER = 32
_WAL_SALT = slice(16, 24)
_FRAME_HEADER = 24
_FRAME_SALT = slice(8, 16)
_LEAF = 0x0D
_MAX_LOCAL = PAGE - 35
_MIN_LOCAL = (PAGE - 12) * 32 // 255 - 23
_OVERFLOW = PAGE - 4
_MAX_CELLS = PAGE // 4

# Kinds of values: integers of these sizes (8 and 9 stand for 0 and 1), even blobs, odd texts.
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
_ONE = 9
_FIRST_BLOB = 12
_MAX_KIND = 2 * 16_000_000
_BLOBS = range(_FIRST_BLOB, _MAX_KIND, 2)
_TEXTS = range(_FIRST_BLOB + 1, _MAX_KIND, 2)
_EVENT: tuple[Container[int], ...] = (_TEXTS, _INTEGERS, _INTEGERS, _INTEGERS, _TEXTS, _BLOBS)
_WITH_CHECKSUM = (*_EVENT, _INTEGERS)


class RawEvent(NamedTuple):
    """A row of `event` as it was found; the body may still be anything.

    `is_trusted` tells that its checksum fits, or that an older version stored it without one.
    """

    session: str
    number: int
    body: bytes
    is_trusted: bool


def raw_events(database: Path, wal: Path) -> Iterator[RawEvent]:
    """Yield what looks like a row of `event` in either file, in any order and more than once."""
    pages = _Pages(_read(database), _read(wal))
    for page in pages.all():
        if len(page) < PAGE or page[0] != _LEAF:
            continue
        for cell in range(min(int.from_bytes(page[3:5], "big"), _MAX_CELLS)):
            at = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell], "big")
            try:
                yield _event(page, at, pages)
            except (IndexError, ValueError):  # this cell is none; the next may be one
                continue


class _Pages:
    """The pages of a file and, by their numbers, the newer ones of its write-ahead log."""

    def __init__(self, database: bytes, wal: bytes) -> None:
        self._database = database
        self._logged: list[bytes] = []
        self._newest: dict[int, bytes] = {}
        for at in range(_WAL_HEADER, len(wal), _FRAME_HEADER + PAGE):
            frame = wal[at : at + _FRAME_HEADER + PAGE]
            page = frame[_FRAME_HEADER:]
            self._logged.append(page)
            if frame[_FRAME_SALT] == wal[_WAL_SALT]:  # else it is left over from an older log
                self._newest[int.from_bytes(frame[:4], "big")] = page

    def all(self) -> Iterator[bytes]:
        for at in range(0, len(self._database), PAGE):
            yield self._database[at : at + PAGE]
        yield from self._logged

    def chain(self, number: int, size: int) -> bytes:
        """Return that many bytes from a chain of overflow pages; raises ValueError if it ends."""
        parts = []
        for _ in range(ceil(size / _OVERFLOW)):
            start = (number - 1) * PAGE
            page = self._newest.get(number) or self._database[max(0, start) : start + PAGE]
            if len(page) < PAGE:
                raise ValueError("the chain ends too soon")
            parts.append(page[4:])
            number = int.from_bytes(page[:4], "big")
        return b"".join(parts)[:size]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _event(page: bytes, at: int, pages: _Pages) -> RawEvent:
    """Read the row that begins there; raises IndexError or ValueError if it is not an event's."""
    size, at = _varint(page, at)
    _, at = _varint(page, at)
    local = size
    if size > _MAX_LOCAL:
        local = _MIN_LOCAL + (size - _MIN_LOCAL) % _OVERFLOW
        local = local if local <= _MAX_LOCAL else _MIN_LOCAL
    payload = page[at : at + local]
    kinds, start = _kinds(payload, size)
    if size > local:
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        payload += pages.chain(following, size - local)
    values: list[Any] = []
    for kind in kinds:
        end = start + _size(kind)
        values.append(_value(kind, payload[start:end]))
        start = end
    row, checksum = values[: len(_EVENT)], values[len(_EVENT) :]
    if row[1] < 0:
        raise ValueError("not the number of an event")
    is_trusted = not checksum or event_checksum(*row) == checksum[0]
    return RawEvent(row[0], row[1], row[-1], is_trusted)


def _value(kind: int, data: bytes) -> int | str | bytes:
    """Return a value of a row; raises ValueError for a text that is none."""
    if kind >= _FIRST_BLOB:
        return data.decode() if kind % 2 else data
    return 1 if kind == _ONE else int.from_bytes(data, "big", signed=True)


def _kinds(payload: bytes, size: int) -> tuple[list[int], int]:
    """Return the kinds of a record's values and where these begin, if it can be an event's."""
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end and len(kinds) <= len(_WITH_CHECKSUM):
        kind, at = _varint(payload, at)
        kinds.append(kind)
    expected = _WITH_CHECKSUM if len(kinds) == len(_WITH_CHECKSUM) else _EVENT
    if len(kinds) != len(expected) or not all(map(contains, expected, kinds)):
        raise ValueError("not an event's row")
    if end + sum(map(_size, kinds)) != size:
        raise ValueError("not as long as it says")
    return kinds, end


def _size(kind: int) -> int:
    return (kind - _FIRST_BLOB) // 2 if kind >= _FIRST_BLOB else _INTEGERS[kind]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return an integer of 7 bits a byte, and where it ends; raises IndexError."""
    value = 0
    for end in range(at, at + 8):
        value = value << 7 | data[end] & 0x7F
        if data[end] < 0x80:  # noqa: PLR2004  the bit that says that more follows
            return value, end + 1
    return value << 8 | data[at + 8], at + 9
