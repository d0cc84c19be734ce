"""Reads a TOML text into a struct, or reports every problem with its line number."""

from __future__ import annotations

import re
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, TypeVar

import tomli
from msgspec import Struct
from msgspec.structs import replace

from backcoach.core import toml
from backcoach.core.text import clean_tree, nearest, quoted
from backcoach.core.toml.type_hints import table_of
from backcoach.core.toml.validation import FieldError, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.toml.line_numbers import LineNumbers
    from backcoach.core.toml.validation import KeyPath


T = TypeVar("T", bound=Struct)

MAX_PROBLEMS = 50  # reported at a time
MAX_NAMED = 6  # known words listed in one message
# Words that people write instead of a key, and the key.
_OTHER_WORDS = {
    "amrap": "within",
    "break": "rest",
    "circuit": "superset",
    "density": "within",
    "description": "about",
    "duration": "seconds",
    "emom": "every",
    "hold": "seconds",
    "muscles": "primary",
    "pause": "rest",
    "repetitions": "reps",
    "reserve": "rir",
    "rounds": "sets",
    "time": "seconds",
    "title": "name",
    "weight": "load",
}

MAX_COMPARED = 300  # known words that a misspelt word is compared with

# The time of tomli grows with the square of the parts of a dotted key; no real key has four.
MAX_PARTS = 16
_LONG_KEY = rf"""(?<![\w-])(?:(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\.[ \t]*){{{MAX_PARTS}}}"""
_DEEP = r"(?:[\[{][^][{}]*){100}"
_HUGE = r"(?<![\d_])[\d_]{4000}"


class Problem(Struct, frozen=True):
    """A mistake at a line of the file `name`; `where` names the table: `session "pull"`."""

    name: str
    line: int
    where: str
    text: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.name}:{self.line}: {where}{self.text}"


class ParseError(ValueError):
    """A file with mistakes: the first problems in order of lines, and how many `more` there are."""

    def __init__(self, problems: tuple[Problem, ...], more: int = 0) -> None:
        super().__init__(problems, more)
        self.problems = problems
        self.more = more

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems as messages of one line each."""
        return (*map(str, self.problems), *([f"and {self.more} more"] if self.more else ()))

    def __str__(self) -> str:
        return "\n".join(self.lines)


def decoded(data: bytes, name: str) -> str:
    """Return the text of a UTF-8 file. Raises ParseError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _failure(name, 1, "the file is UTF-16; save it as UTF-8")
    if b"\0" in data:  # so they look without a byte order mark, as does what is no text
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise _failure(name, line, "the file has zero bytes; save it as text, in UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data and b"\n" not in data:
        raise _failure(name, 1, "the lines end in CR alone; save the file with LF or CRLF")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before) - before.rfind(b"\n")
        sentence = (
            f"byte {column} of the line, 0x{data[error.start]:02x}, is not UTF-8; save the file so"
        )
        raise _failure(name, before.count(b"\n") + 1, sentence) from None


def parse_as(
    kind: type[T],
    text: str,
    name: str,
    check: Callable[[dict[str, Any]], list[FieldError]] | None,
    complete: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
) -> T:
    """Return the contents of a TOML text as a `kind`. Raises ParseError.

    `check` is given the whole tree and returns the mistakes that concern several keys. `complete`
    may add to the tree first; what stands in the text has to keep its place.
    """
    tree = read_tree(text, name)
    if complete:
        tree = complete(tree)
    errors: list[FieldError] = []
    value = read(kind, tree, errors)
    if check:
        errors += check(tree)
    if value is None or errors:
        raise _located(errors, tree, text, name, kind)
    return value


def read_tree(text: str, name: str) -> dict[str, Any]:
    """Return the cleaned values of a TOML text. Raises ParseError."""
    lines = text.split("\n")
    if max(map(str.count, lines, repeat("."))) >= MAX_PARTS:
        for number, line in enumerate(lines, 1):
            if line.count(".") >= MAX_PARTS and re.search(_LONG_KEY, line):
                raise _failure(name, number, f"a key has more than {MAX_PARTS} parts")
    try:
        tree: dict[str, Any] = tomli.loads(text)
        return tree if _is_plain(text) else clean_tree(tree)
    except tomli.TOMLDecodeError as error:
        raise _failure(name, *toml.syntax_errors.explained(error)) from None
    except RecursionError:
        deep = _line_of(_DEEP, text)
        raise _failure(name, deep, "lists or tables are too deep in each other") from None
    except ValueError:  # from int(), which does not give a position
        raise _failure(name, _line_of(_HUGE, text), "a number has too many digits") from None


def _is_plain(text: str) -> bool:
    """Return whether no value of a TOML text can hold anything that needs cleaning."""
    return text.isascii() and "\\" not in text and text.replace("\n", "").isprintable()


def _line_of(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _failure(name: str, line: int, text: str) -> ParseError:
    return ParseError((Problem(name, line, "", text),))


def _located(
    errors: list[FieldError], tree: dict[str, Any], text: str, name: str, kind: type[Struct]
) -> ParseError:
    """Return the errors with their lines, in that order, each mistake only once."""
    numbers = toml.line_numbers.find_lines(text)
    unknown = {error.path for error in errors if error.known}
    errors = [
        _in_the_text(error, numbers) for error in errors if error.known or error.path not in unknown
    ]
    lines = [numbers.line(error.path) for error in errors]
    first = sorted(range(len(errors)), key=lines.__getitem__)[:MAX_PROBLEMS]
    meant = {i: _meant(errors[i]) for i in first}
    misspelt = {(*errors[i].path[:-1], word) for i, word in meant.items()}
    problems = []
    for i in first:
        error = errors[i]
        if error.is_missing and error.path in misspelt:
            continue
        see = f"; see line {numbers.line(error.see)}" if error.see else ""
        sentence = f"{error.text}{_hint(error, meant[i], kind)}{see}"
        problems.append(Problem(name, lines[i], _where(error.path, tree), sentence))
    return ParseError(tuple(problems), len(errors) - len(first))


def _in_the_text(error: FieldError, numbers: LineNumbers) -> FieldError:
    """Return an error about two keys at the one that the text holds, if it holds just one."""
    if error.see is None or numbers.has(error.see) is numbers.has(error.path):
        return error
    return replace(error, path=error.path if numbers.has(error.path) else error.see, see=None)


def _meant(error: FieldError) -> str:
    """Return the known word that was probably meant, "" if none is similar."""
    if error.word in _OTHER_WORDS and _OTHER_WORDS[error.word] in error.known:
        return _OTHER_WORDS[error.word]
    return nearest(error.word, islice(error.known, MAX_COMPARED)) or ""


def _hint(error: FieldError, meant: str, kind: type[Struct]) -> str:
    """Return the end of the message.

    It is the table to which a key belongs, a question with the word meant, or some known words.
    """
    if not error.known:
        return ""
    place = table_of(kind, error.word) if error.word == error.path[-1] else ""
    if place and not (meant and meant in place):  # else it is that table which is misspelt
        return f"; it belongs {place}"
    if meant:
        return f"; did you mean {quoted(meant)}?"
    named = ", ".join(map(quoted, islice(error.known, MAX_NAMED)))
    more = len(error.known) - MAX_NAMED
    return f"; known: {named}{f' and {more} more' if more > 0 else ''}"


def _where(path: KeyPath, tree: Any) -> str:
    """Return the name of the table that holds a key: `session "pull", exercise 3`."""
    parents = path[:-2] if isinstance(path[-1], int) else path[:-1]
    steps: list[str] = []
    for step in parents:
        tree = tree[step]
        if isinstance(step, str):
            steps.append(quoted(step)[1:-1])
        elif (name := tree.get("id")) and isinstance(name, str):
            steps[-1] += f" {quoted(name)}"
        else:
            steps[-1] += f" {step + 1}"
    return ", ".join(steps)
