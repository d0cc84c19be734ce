"""Bytes to text: byte order marks, UTF-8, and what spreadsheets make of it."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcoach.exchange.report import Findings

_UNREADABLE = "\ufffd"
# The longest part of one UTF-8 character that a cut-off file can end with.
_CUT_OFF = 3


def decode(data: bytes, findings: Findings) -> str | None:
    """Return the text of a file, None if it is none. Any guess is among the findings.

    UTF-16 by its mark, else UTF-8; else Windows-1252, unless most characters beyond ASCII are
    good UTF-8, in which case the few bad ones are replaced.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        findings.add("encoding", value="utf-16")
        return data.decode("utf-16", errors="replace").replace(_UNREADABLE, "")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if len(data) - problem.start <= _CUT_OFF and problem.reason == "unexpected end of data":
            return data[: problem.start].decode("utf-8")
    damaged = data.decode("utf-8", errors="replace")
    unreadable = damaged.count(_UNREADABLE)
    if unreadable <= sum(char > "\x7f" for char in damaged) - unreadable:
        findings.add("characters_unreadable", count=unreadable)
        return damaged
    if b"\0" in data:
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    findings.add("encoding", value="cp1252")
    return text
