"""Events read from the raw pages of a store that SQLite itself can no longer read.

An event's row lies in a leaf page of its table, and what does not fit there in a chain of
overflow pages (SQLite's file format, sections 1.5, 1.6 and 2.1, which is fixed). So each page
is tried by itself; the tree that leads to it, and the pages around it, need not be whole.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
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
_MAX_BODY = 16_000_000
_INTEGER_SIZES = (0, 1, 2, 3, 4, 6, 8)
_FIRST_BLOB = 12


class RawEvent(NamedTuple):
    """A row of `event` as it was found; the body may still be anything."""

    session: str
    number: int
    body: bytes


def raw_events(database: Path, wal: Path) -> Iterator[RawEvent]:
    """Yield what looks like a row of `event` in either file, in any order and more than once."""
    pages = _Pages(_read(database), _read(wal))
    for page in pages.all():
        for row in _rows(page, pages):
            match row:
                case [str(session), int(number), int(), int(), str(), bytes(body)]:
                    yield RawEvent(session, number, body)


class _Pages:
    """The pages of a file and, by their numbers, the newer ones of its write-ahead log."""

    def __init__(self, database: bytes, wal: bytes) -> None:
        self._database = database
        self._logged: list[bytes] = []
        self._newest: dict[int, bytes] = {}
        for at in range(_WAL_HEADER, len(wal), _FRAME_HEADER + PAGE):
            frame, page = (
                wal[at : at + _FRAME_HEADER],
                wal[at + _FRAME_HEADER : at + _FRAME_HEADER + PAGE],
            )
            self._logged.append(page)
            if frame[_FRAME_SALT] == wal[_WAL_SALT]:  # else it is left over from an older log
                self._newest[int.from_bytes(frame[:4], "big")] = page

    def all(self) -> Iterator[bytes]:
        for at in range(0, len(self._database), PAGE):
            yield self._database[at : at + PAGE]
        yield from self._logged

    def numbered(self, number: int) -> bytes:
        return self._newest.get(number) or self._database[(number - 1) * PAGE : number * PAGE]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _rows(page: bytes, pages: _Pages) -> Iterator[list[Any]]:
    """Yield the records of a page that is a leaf of a table."""
    if len(page) < PAGE or page[0] != _LEAF:
        return
    for cell in range(int.from_bytes(page[3:5], "big")):
        at = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell], "big")
        try:
            yield _record(_payload(page, at, pages))
        except (IndexError, ValueError):  # this cell is none; the next may be one
            continue


def _payload(page: bytes, at: int, pages: _Pages) -> bytes:
    size, at = _varint(page, at)
    _, at = _varint(page, at)
    if size <= _MAX_LOCAL:
        return page[at : at + size]
    if size > _MAX_BODY:
        raise ValueError("longer than any event")
    local = _MIN_LOCAL + (size - _MIN_LOCAL) % _OVERFLOW
    if local > _MAX_LOCAL:
        local = _MIN_LOCAL
    parts = [page[at : at + local]]
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    for _ in range(ceil((size - local) / _OVERFLOW)):
        overflow = pages.numbered(following)
        parts.append(overflow[4:])
        following = int.from_bytes(overflow[:4], "big")
    return b"".join(parts)[:size]


def _record(payload: bytes) -> list[Any]:
    """Return the values of a record; raises ValueError for one with other kinds of values."""
    header_size, at = _varint(payload, 0)
    value_at = header_size
    values: list[Any] = []
    while at < header_size:
        kind, at = _varint(payload, at)
        if kind < len(_INTEGER_SIZES):
            size = _INTEGER_SIZES[kind]
            values.append(int.from_bytes(payload[value_at : value_at + size], "big", signed=True))
        elif kind in (8, 9):
            size = 0
            values.append(kind - 8)
        elif kind >= _FIRST_BLOB:
            size = (kind - _FIRST_BLOB) // 2
            value = payload[value_at : value_at + size]
            values.append(value.decode() if kind % 2 else value)
        else:
            raise ValueError("a value that no event has")
        value_at += size
    return values


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return an integer of 7 bits a byte, and where it ends; raises IndexError."""
    value = 0
    for end in range(at, at + 8):
        value = value << 7 | data[end] & 0x7F
        if data[end] < 0x80:  # noqa: PLR2004  the bit that says that more follows
            return value, end + 1
    return value << 8 | data[at + 8], at + 9
