"""The line number of a key, given a path such as ("session", 0, "exercise", 2, "rest").

tomli does not keep line numbers, so the text is scanned once more. The scan assumes that
tomli has accepted the text, and runs only when there is a problem to report.
"""

from __future__ import annotations

import re

import tomli
from msgspec import Struct

from backcoach.core.text import clean
from backcoach.core.toml.validation import KeyPath

# A key that is nested deeper gets the line of its ancestor at this depth.
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


class LineNumbers:
    """The line numbers of the keys of a text, counted from 1."""

    def __init__(self, lines: dict[KeyPath, int]) -> None:
        self._lines = lines

    def has(self, path: KeyPath) -> bool:
        """Return whether the text holds a key, or at least the table of a list that it is in."""
        return path in self._lines or path[:2] in self._lines

    def line(self, path: KeyPath) -> int:
        """Return the line of a key or list item, or of its nearest ancestor that has one."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def find_lines(text: str) -> LineNumbers:
    """Return the line numbers of a text that is valid TOML.

    Keys are cleaned as `clean_tree` cleans them.
    """
    scan = _Scan()
    handlers = {
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
        if handle := handlers.get(token):
            handle()
        elif token[0] != "#":
            scan.word(token)
    return LineNumbers(scan.lines)


class _Open(Struct):
    """An array or inline table that is not closed yet."""

    path: KeyPath
    line: int
    is_array: bool
    index: int = 0


class _Scan:
    """The state of the scan after each token."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._line = 1
        self._table: KeyPath = ()
        self._tables: dict[KeyPath, int] = {}  # the number of tables so far of each [[array]]
        self._brackets = 0  # opened by the table header being read
        self._key: list[str] = []
        self._in_value = False
        self._at: KeyPath = ()  # the path of the value being read
        self._open: list[_Open] = []

    def word(self, token: str) -> None:
        """Read a part of a key, or a value that is neither an array nor an inline table."""
        if not self._in_value:
            self._key.append(_key_of(token))
        elif self._open and self._open[-1].line != self._line:
            self._begin_item()
        self._line += token.count("\n")

    def end_line(self) -> None:
        self._line += 1
        if not self._open:
            self._in_value = False

    def assign(self) -> None:
        self._at = self._record(self._open[-1].path if self._open else self._table, self._key)
        self._key = []
        self._in_value = True

    def next_item(self) -> None:
        self._open[-1].index += 1
        self._in_value = self._open[-1].is_array

    def begin_array(self) -> None:
        if self._in_value:
            self._begin_item()
            self._open.append(_Open(self._at, self._line, is_array=True))
        else:
            self._brackets += 1

    def begin_table(self) -> None:
        self._begin_item()
        self._open.append(_Open(self._at, self._line, is_array=False))
        self._in_value = False

    def end(self) -> None:
        """Close the innermost array, inline table or table header."""
        if self._open:
            self._open.pop()
            self._in_value = True
        elif self._brackets:
            self._begin_declared_table()

    def _begin_item(self) -> None:
        """Record the line of the value that begins now if it is an item of an array."""
        if self._open and (array := self._open[-1]).is_array:
            self._at = (*array.path, array.index)[:MAX_DEPTH]
            if self._line != array.line:
                self.lines.setdefault(self._at, self._line)

    def _begin_declared_table(self) -> None:
        """Make the table of this header the parent of the keys that follow."""
        is_array, self._brackets = self._brackets == 2, 0  # noqa: PLR2004  [[array of tables]]
        *parents, name = self._key
        self._key = []
        self._table = self._record((), parents)
        if is_array:
            array = (*self._table, name)
            self._tables[array] = self._tables.get(array, 0) + 1
        self._table = self._record(self._table, [name])
        self.lines.setdefault(self._table, self._line)

    def _record(self, path: KeyPath, keys: list[str]) -> KeyPath:
        """Record the line of each part of a dotted key; return the full path of the key."""
        for key in keys:
            path = (*path, key)[:MAX_DEPTH]
            self.lines.setdefault(path, self._line)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        return path


def _key_of(token: str) -> str:
    """Return the name that a key has without its quotes and escapes."""
    if token[0] in "\"'":
        token = tomli.loads(f"key = {token}")["key"]
    return clean(token)
