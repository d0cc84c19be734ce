"""The text of exercises.toml becomes a Library, or every problem with its place."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import tomli
from msgspec import Struct

from backcoach.core import crossref
from backcoach.core.model import Library
from backcoach.core.places import find_places
from backcoach.core.shape import Finding, read
from backcoach.core.text import clean, clean_tree, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.places import KeyPath

T = TypeVar("T", bound=Struct)

MAX_PROBLEMS = 50  # problems; whoever has more begins with these
MAX_NAMED = 6  # known words in one sentence
MAX_COMPARED = 300  # known words that a misspelt one is compared with

# tomli takes time with the square of the parts of a dotted key; no key here has four.
MAX_PARTS = 16
_LONG_KEY = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\.[ \t]*){{{MAX_PARTS}}}"""
)
_DEEP = re.compile(r"(?:[\[{][^][{}]*){100}")
_HUGE = re.compile(r"(?<![\d_])[\d_]{4000}")

# What tomli says, by its beginning, and what it means to the person.
_SENTENCES = {
    "Invalid statement": "this is no key, no [table] and no # remark",
    "Expected newline": "something follows where the line should end",
    "Expected '=' after": 'a "=" is missing after the key',
    "Invalid initial character": "a key is missing or begins with a wrong character",
    "Invalid value": "the value is missing or wrong; text stands in quotes",
    "Cannot overwrite": "this key is written twice",
    "Cannot declare": "this table is written twice; a list of tables has two brackets",
    "Duplicate inline": "a key is written twice between { and }",
    "Unclosed array": "a list is not closed; its ] is missing",
    "Unclosed inline": "a table is not closed; its } is missing",
    "Expected ']": "the brackets of the table are not closed",
    'Expected "': "a text is not closed; its quotes are missing",
    "Unterminated": "a text is not closed; its quotes are missing",
    "Illegal character '\\n'": "a text is not closed on its line; its quotes are missing",
    "Unescaped": "a backslash in a text is written twice",
}


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


def parse_bytes(data: bytes, name: str) -> Library:
    """Return the library that a UTF-8 file holds; a byte order mark is allowed.

    `name` is the file as the person knows it. Raises ParseError.
    """
    return parse(decoded(data, name), name)


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


def parse(text: str, name: str) -> Library:
    """Return the library that a text in TOML holds.

    `name` is the file as the person knows it. Raises ParseError with all problems at once,
    or with the first one if the text is not TOML.
    """
    return parse_as(Library, text, name, crossref.check)


def parse_as(
    kind: type[T], text: str, name: str, check: Callable[[dict[str, Any]], list[Finding]]
) -> T:
    """Return what a text in TOML holds as a `kind`; `check` finds what no single key shows.

    Raises ParseError.
    """
    tree = _tree(text, name)
    findings: list[Finding] = []
    value = read(kind, tree, findings)
    findings += check(tree)
    if value is None or findings:
        raise _located(findings, tree, text, name)
    return value


def _tree(text: str, name: str) -> dict[str, Any]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= MAX_PARTS and _LONG_KEY.search(line):
            raise _failure(name, number, f"a key has more than {MAX_PARTS} parts")
    try:
        tree: dict[str, Any] = clean_tree(tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        last = text.removesuffix("\n").count("\n") + 1
        raise _failure(name, min(error.lineno, last), _sentence(error.msg)) from None
    except RecursionError:
        deep = _line_of(_DEEP, text)
        raise _failure(name, deep, "lists or tables stand too deep in each other") from None
    except ValueError:  # of int(), which does not say where
        raise _failure(name, _line_of(_HUGE, text), "a number has too many digits") from None
    return tree


def _line_of(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _sentence(message: str) -> str:
    for beginning, sentence in _SENTENCES.items():
        if message.startswith(beginning):
            return sentence
    return clean(f"{message[:1].lower()}{message[1:]}")


def _failure(name: str, line: int, text: str) -> ParseError:
    return ParseError((Problem(name, line, "", text),))


def _located(findings: list[Finding], tree: dict[str, Any], text: str, name: str) -> ParseError:
    """Return the findings with their places, by line."""
    places = find_places(text)
    lines = [places.line(finding.path) for finding in findings]
    first = sorted(range(len(findings)), key=lines.__getitem__)[:MAX_PROBLEMS]
    problems = []
    for i in first:
        finding = findings[i]
        see = f"; see line {places.line(finding.see)}" if finding.see else ""
        sentence = f"{finding.text}{_meant(finding)}{see}"
        problems.append(Problem(name, lines[i], _where(finding.path, tree), sentence))
    return ParseError(tuple(problems), len(findings) - len(problems))


def _meant(finding: Finding) -> str:
    """Return the known word that was probably meant, or else some that are known."""
    if not finding.known:
        return ""
    if meant := nearest(finding.word, islice(finding.known, MAX_COMPARED)):
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
