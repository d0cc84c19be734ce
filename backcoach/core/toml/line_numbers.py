"""Where a key stands: from a key path such as ("session", 0, "exercise", 2, "rest") to a line.

A light scanner beside tomli, which keeps no places. It trusts that tomli has accepted the
text, and it runs only when there is a problem to report.
"""

from __future__ import annotations

import re

import tomli
from msgspec import Struct

from backcoach.core.text import clean
from backcoach.core.toml.validation import KeyPath

# Whatever lies deeper is found at its ancestor's line.
MAX_DEPTH = 16

_TOKEN = re.compile(
    r'''
    """[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*"{3,5}
    | \'\'\'[^']*(?:'{1,2}(?!')[^']*)*'{3,5}
    | "[^"\\\n]*(?:\\.[^"\\\n]*)*"
    | '[^'\n]*'
    | \#[^\n]*
    | [\w+:-]+
    | [\[\]{}=,\n]
    ''',
    re.DOTALL | re.VERBOSE | re.ASCII,
)


class Places:
    """The lines of the keys of one text, counted from 1."""

    def __init__(self, lines: dict[KeyPath, int]) -> None:
        self._lines = lines

    def line(self, path: KeyPath) -> int:
        """Return the line of a key or list item, or of its nearest ancestor that is known."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def find_places(text: str) -> Places:
    """Scan a text that is valid TOML; keys are cleaned as `clean_tree` cleans them."""
    scan = _Scan()
    marks = {
        "\n": scan.end_line,
        "=": scan.assign,
        ",": scan.next_item,
        "[": scan.begin_array,
        "{": scan.begin_table,
        "]": scan.end,
        "}": scan.end,
    }
    for match in _TOKEN.finditer(text):
        token = match[0]
        if mark := marks.get(token):
            mark()
        elif token[0] != "#":
            scan.word(token)
    return Places(scan.lines)


class _Open(Struct):
    """An array or inline table that is not closed yet."""

    path: KeyPath
    line: int
    is_array: bool
    index: int = 0


class _Scan:
    """What is known while the tokens go by."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._line = 1
        self._table: KeyPath = ()
        self._tables: dict[KeyPath, int] = {}  # arrays of tables: how many there are so far
        self._brackets = 0  # of a table header
        self._key: list[str] = []
        self._in_value = False
        self._at: KeyPath = ()  # what the value belongs to
        self._open: list[_Open] = []

    def word(self, token: str) -> None:
        """Take a part of a key, or a value that is neither array nor inline table."""
        if not self._in_value:
            self._key.append(_key_of(token))
        elif self._open and self._open[-1].line != self._line:
            self._item()
        self._line += token.count("\n")

    def end_line(self) -> None:
        self._line += 1
        if not self._open:
            self._in_value = False

    def assign(self) -> None:
        self._at = self._note(self._open[-1].path if self._open else self._table, self._key)
        self._key = []
        self._in_value = True

    def next_item(self) -> None:
        self._open[-1].index += 1
        self._in_value = self._open[-1].is_array

    def begin_array(self) -> None:
        if self._in_value:
            self._item()
            self._open.append(_Open(self._at, self._line, is_array=True))
        else:
            self._brackets += 1

    def begin_table(self) -> None:
        self._item()
        self._open.append(_Open(self._at, self._line, is_array=False))
        self._in_value = False

    def end(self) -> None:
        """Close the innermost array, inline table or table header."""
        if self._open:
            self._open.pop()
            self._in_value = True
        elif self._brackets:
            self._declare()

    def _item(self) -> None:
        """Give the value that begins here a place of its own if it is an item of an array."""
        if self._open and (array := self._open[-1]).is_array:
            self._at = (*array.path, array.index)[:MAX_DEPTH]
            if self._line != array.line:
                self.lines.setdefault(self._at, self._line)

    def _declare(self) -> None:
        """Make the table of a header the one that the next keys belong to."""
        is_array, self._brackets = self._brackets == 2, 0  # noqa: PLR2004  [[array of tables]]
        *parents, name = self._key
        self._key = []
        self._table = self._note((), parents)
        if is_array:
            array = (*self._table, name)
            self._tables[array] = self._tables.get(array, 0) + 1
        self._table = self._note(self._table, [name])
        self.lines.setdefault(self._table, self._line)

    def _note(self, path: KeyPath, keys: list[str]) -> KeyPath:
        """Give each part of a dotted key its line; return the path that it stands for."""
        for key in keys:
            path = (*path, key)[:MAX_DEPTH]
            self.lines.setdefault(path, self._line)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        return path


def _key_of(token: str) -> str:
    """Return what a key says, without quotes and escapes."""
    if token[0] in "\"'":
        token = tomli.loads(f"key = {token}")["key"]
    return clean(token)
