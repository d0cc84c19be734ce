"""A text in TOML becomes a struct, or a list of every problem with its line."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import tomli
from msgspec import Struct

from backcoach.core.text import clean_tree, nearest, quoted
from backcoach.core.toml.validation import FieldError, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.toml.validation import KeyPath

# What only explains a mistake is imported there: a file without any needs none of it.
# ruff: noqa: PLC0415

T = TypeVar("T", bound=Struct)

MAX_PROBLEMS = 50  # problems; whoever has more begins with these
MAX_NAMED = 6  # known words in one sentence
# Words that people write for a key, and the key.
_OTHER_WORDS = {
    "break": "rest",
    "description": "about",
    "duration": "seconds",
    "hold": "seconds",
    "muscles": "primary",
    "pause": "rest",
    "repetitions": "reps",
    "reserve": "rir",
    "rounds": "sets",
    "rpe": "rir",
    "time": "seconds",
    "title": "name",
    "weight": "load",
}

MAX_COMPARED = 300  # known words that a misspelt one is compared with

# tomli takes time with the square of the parts of a dotted key; no key here has four.
MAX_PARTS = 16
_LONG_KEY = rf"""(?<![\w-])(?:(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\.[ \t]*){{{MAX_PARTS}}}"""
_DEEP = r"(?:[\[{][^][{}]*){100}"
_HUGE = r"(?<![\d_])[\d_]{4000}"


class Problem(Struct, frozen=True):
    """What is wrong at a line of a file, `where` being the table in the person's words."""

    name: str
    line: int
    where: str
    text: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.name}:{self.line}: {where}{self.text}"


class ParseError(ValueError):
    """A file that is no library: its first problems by line, and how many `more` there are."""

    def __init__(self, problems: tuple[Problem, ...], more: int = 0) -> None:
        super().__init__(problems, more)
        self.problems = problems
        self.more = more

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems as they are shown, one line each."""
        return (*map(str, self.problems), *([f"and {self.more} more"] if self.more else ()))

    def __str__(self) -> str:
        return "\n".join(self.lines)


def decoded(data: bytes, name: str) -> str:
    """Return the text of a UTF-8 file. Raises ParseError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _failure(name, 1, "the file is UTF-16; save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before) - before.rfind(b"\n")
        sentence = f"byte {column} of the line, 0x{data[error.start]:02x}, is not UTF-8"
        raise _failure(name, before.count(b"\n") + 1, sentence) from None


def parse_as(
    kind: type[T], text: str, name: str, check: Callable[[dict[str, Any]], list[FieldError]]
) -> T:
    """Return what a text in TOML holds as a `kind`; `check` finds what no single key shows.

    Raises ParseError.
    """
    tree = _tree(text, name)
    findings: list[FieldError] = []
    value = read(kind, tree, findings)
    findings += check(tree)
    if value is None or findings:
        raise _located(findings, tree, text, name)
    return value


def _tree(text: str, name: str) -> dict[str, Any]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= MAX_PARTS and re.search(_LONG_KEY, line):
            raise _failure(name, number, f"a key has more than {MAX_PARTS} parts")
    try:
        tree: dict[str, Any] = clean_tree(tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        from backcoach.core.toml.syntax_errors import explained

        raise _failure(name, *explained(error)) from None
    except RecursionError:
        deep = _line_of(_DEEP, text)
        raise _failure(name, deep, "lists or tables stand too deep in each other") from None
    except ValueError:  # of int(), which does not say where
        raise _failure(name, _line_of(_HUGE, text), "a number has too many digits") from None
    return tree


def _line_of(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _failure(name: str, line: int, text: str) -> ParseError:
    return ParseError((Problem(name, line, "", text),))


def _located(findings: list[FieldError], tree: dict[str, Any], text: str, name: str) -> ParseError:
    """Return the findings with their places, by line; one mistake makes one problem."""
    from backcoach.core.toml.line_numbers import find_places

    places = find_places(text)
    unknown = {finding.path for finding in findings if finding.known}
    findings = [one for one in findings if one.known or one.path not in unknown]
    lines = [places.line(finding.path) for finding in findings]
    first = sorted(range(len(findings)), key=lines.__getitem__)[:MAX_PROBLEMS]
    meant = {i: _meant(findings[i]) for i in first}
    misspelt = {(*findings[i].path[:-1], word) for i, word in meant.items()}
    problems = []
    for i in first:
        finding = findings[i]
        if finding.is_missing and finding.path in misspelt:
            continue
        see = f"; see line {places.line(finding.see)}" if finding.see else ""
        sentence = f"{finding.text}{_hint(finding, meant[i])}{see}"
        problems.append(Problem(name, lines[i], _where(finding.path, tree), sentence))
    return ParseError(tuple(problems), len(findings) - len(first))


def _meant(finding: FieldError) -> str:
    """Return the known word that was probably meant."""
    if finding.word in _OTHER_WORDS and _OTHER_WORDS[finding.word] in finding.known:
        return _OTHER_WORDS[finding.word]
    return nearest(finding.word, islice(finding.known, MAX_COMPARED)) or ""


def _hint(finding: FieldError, meant: str) -> str:
    """Return the question after the word that was meant, or else some that are known."""
    if not finding.known:
        return ""
    if meant:
        return f"; did you mean {quoted(meant)}?"
    named = ", ".join(map(quoted, islice(finding.known, MAX_NAMED)))
    more = len(finding.known) - MAX_NAMED
    return f"; known: {named}{f' and {more} more' if more > 0 else ''}"


def _where(path: KeyPath, tree: Any) -> str:
    """Return the table that holds a key in the person's words: `session "pull", exercise 3`."""
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
