"""Bytes to text: byte order marks, UTF-8, and what spreadsheets make of it.

A file is looked at once from begin to end to find its encoding, and then read as text, so that a
long one is never held in memory.
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.exchange.report import Findings

_UNREADABLE = "\ufffd"
# The longest part of one UTF-8 character that a cut-off file can end with.
_CUT_OFF = 3
_AT_A_TIME = 1 << 16


def text_of(file: BinaryIO, findings: Findings) -> io.TextIOWrapper | None:
    """Return a file as text with line feeds, None if it is none. Any guess is among the findings.

    UTF-16 by its mark, else UTF-8; else Windows-1252, unless most characters beyond ASCII are
    good UTF-8, in which case the few bad ones are replaced.
    """
    encoding, errors = "utf-8-sig", "strict"
    mark = file.read(2)
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        findings.add("encoding", value="utf-16")
        encoding, errors = "utf-16", "ignore"
    elif not _is_utf8(file):
        errors = "replace"
        unreadable, good = _count(file)
        if unreadable > good:
            if not _is_windows(file):
                return None
            findings.add("encoding", value="cp1252")
            encoding = "cp1252"
        else:
            findings.add("characters_unreadable", count=unreadable)
    file.seek(0)
    if errors == "strict":
        errors = "ignore"  # of a character that the end of the file cuts
    return io.TextIOWrapper(file, encoding, errors)


def _decoded(file: BinaryIO, encoding: str, errors: str) -> Iterator[str]:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    while part := file.read(_AT_A_TIME):
        yield decoder.decode(part)
    yield decoder.decode(b"", final=True)


def _is_utf8(file: BinaryIO) -> bool:
    """Tell whether a file is UTF-8; one character may be cut off by its end."""
    try:
        for _ in _decoded(file, "utf-8", "strict"):
            pass
    except UnicodeDecodeError as problem:
        cut_off = len(problem.object) - problem.start
        return cut_off <= _CUT_OFF and problem.reason == "unexpected end of data"
    return True


def _count(file: BinaryIO) -> tuple[int, int]:
    """Return how many characters are not UTF-8, and how many beyond ASCII are."""
    unreadable = beyond = 0
    for part in _decoded(file, "utf-8-sig", "replace"):
        unreadable += part.count(_UNREADABLE)
        beyond += sum(char > "\x7f" for char in part)
    return unreadable, beyond - unreadable


def _is_windows(file: BinaryIO) -> bool:
    """Tell whether every byte of a file is a character of Windows-1252, and none is NUL."""
    try:
        return all("\0" not in part for part in _decoded(file, "cp1252", "strict"))
    except UnicodeDecodeError:
        return False
