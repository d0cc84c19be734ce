"""JSON documents read item by item, so that a long one is never held in memory."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from backcoach.exchange.parsing.core_imports import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.exchange.report import Findings

MOST = 4 << 20  # characters of one item; a session of a thousand sets has a tenth of it
_PART = 1 << 16  # characters that are read at once
_BLANK = re.compile(r"[ \t\n\r]*")
_GOES_ON = re.compile(r"[-+.eE0-9]*")  # what may belong to a number whose end is not read yet


class NotJsonError(Exception):
    """A file that begins like JSON and is none. The text says where, and why."""


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_constant)


class Document:
    """A list of items, or an object with lists of items. Raises NotJsonError while it is read.

    `outline` is the document with no more than the first item of each list, and without the
    objects in an object: enough to recognise whose it is.
    """

    def __init__(self, file: TextIO, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self.is_list = False
        self.outline: Any = self._outlined()

    def items(self, name: str | None = None) -> Iterator[Any]:
        """Yield the items of the list, or of the list under a name of the object.

        Without a name an object is one item itself. Only one such iterator may be in use at a time.
        """
        values = self._begin()
        if name is None and not self.is_list:
            yield values.next()
        elif self.is_list:
            yield from values.items()
        else:
            for key in values.fields():
                if key == name and values.peek() == "[":
                    yield from values.items()
                else:
                    values.skip()
        values.finish()

    def _begin(self) -> _Values:
        self._file.seek(0)
        return _Values(self._file, self._findings)

    def _outlined(self) -> Any:
        values = self._begin()
        self.is_list = values.peek() == "["
        if self.is_list:
            return list(islice(values.items(), 1))
        outline: dict[str, Any] = {}
        for key in values.fields():
            if values.peek() == "[":
                outline[key] = []
                for item in values.items():
                    outline[key] = outline[key] or [item]
            else:
                value = values.next()
                outline[key] = {} if isinstance(value, dict) else value
        values.finish()
        return outline


class _Values:
    """The values of a text that is read in parts, from its beginning."""

    def __init__(self, file: TextIO, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._text = ""
        self._at = 0
        self._has_ended = False
        self._line, self._column = 1, 1  # of the first character that is held

    def peek(self) -> str:
        """Return the next character that is no blank, "" at the end."""
        while True:
            match = _BLANK.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text) or not self._more(_PART):
                return self._text[self._at : self._at + 1]

    def next(self) -> Any:
        """Return the next value whole."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as problem:
                # A value that goes on behind what was read so far looks broken as well.
                if self._has_ended or not self._more(len(self._text) - self._at):
                    raise self._error(problem.msg, problem.pos) from None
                continue
            except (ValueError, ArithmeticError) as problem:
                raise self._error(quoted(problem), self._at) from None
            if _GOES_ON.fullmatch(self._text, end) and self._more(_PART):
                continue
            self._at = end
            return value

    def skip(self) -> None:
        """Pass over the next value; of a list no more than one item is held."""
        if self.peek() == "[":
            for _ in self.items():
                pass
        else:
            self.next()

    def items(self) -> Iterator[Any]:
        """Yield the items of the list that comes next."""
        self._expect("[")
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield self.next()
            if self._expect(",]") == "]":
                return

    def fields(self) -> Iterator[str]:
        """Yield the keys of the object that comes next; after each, its value is to be read."""
        self._expect("{")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                raise self._error("Expecting property name enclosed in double quotes", self._at)
            key = str(self.next())
            self._expect(":")
            yield key
            if self._expect(",}") == "}":
                return

    def finish(self) -> None:
        """Make sure that nothing comes any more."""
        if self.peek():
            raise self._error("Extra data", self._at)

    def _expect(self, allowed: str) -> str:
        char = self.peek()
        if not char or char not in allowed:
            raise self._error(f"Expecting {' or '.join(map(repr, allowed))}", self._at)
        self._at += 1
        return char

    def _more(self, count: int) -> bool:
        """Read more behind what is held, and forget what was taken; False at the end."""
        part = "" if self._has_ended else self._file.read(max(count, _PART))
        if not part:
            self._has_ended = True
            return False
        if "\0" in part:
            self._findings.once("control_characters_removed")
            part = part.replace("\0", "")
        if len(self._text) - self._at > MOST:
            raise self._error("one entry is longer than 4 MB, or its end is missing", self._at)
        self._line, self._column = self._place(self._at)
        self._text, self._at = self._text[self._at :] + part, 0
        return True

    def _place(self, at: int) -> tuple[int, int]:
        """Return line and column of a character that is held."""
        breaks = self._text.count("\n", 0, at)
        if breaks:
            return self._line + breaks, at - self._text.rindex("\n", 0, at)
        return self._line, self._column + at

    def _error(self, why: str, at: int) -> NotJsonError:
        line, column = self._place(at)
        return NotJsonError(
            f"line {line}, column {column}: not JSON ({why}); export the file again"
        )
