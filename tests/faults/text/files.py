"""Files that a person, an editor or a disk has spoilt: always read, or explained, and soon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from support.spoilt.mutations import mutations

from backcoach.core.exercises.file.reading import parse_bytes
from backcoach.core.settings.config_text import config_text
from backcoach.core.settings.settings import Settings
from backcoach.core.toml.reading import MAX_PROBLEMS, ParseError
from backcoach.userfiles import settings_file
from backcoach.userfiles.exercises_file import shipped_path
from faults.outcome import Outcome

if TYPE_CHECKING:
    from pathlib import Path

SOON = 2.0  # s of the processor
LONGEST = 400  # characters of a problem

# One of each class that the public toml-test suite calls invalid, in words of our own.
INVALID: dict[str, str | bytes] = {
    "array, not closed": "a = [1, 2",
    "array, without comma": "a = [1 2]",
    "array, grown from a fixed one": "a = []\n[[a]]\n",
    "boolean, with a capital": "a = True",
    "boolean, half": "a = tru",
    "control sign in a remark": "a = 1 # \x01\n",
    "control sign in a text": 'a = "\x1f"',
    "carriage return alone": "a = 1\rb = 2",
    "date, thirtieth of February": "a = 2026-02-30",
    "date, month 13": "a = 2026-13-01",
    "time, hour 25": "a = 25:00:00",
    "time, without minutes": "a = 12",
    "time, zone too far": "a = 2026-01-01T00:00:00+25:00",
    "encoding, not UTF-8": b'a = "\xe9"',
    "encoding, UTF-16": 'a = "x"'.encode("utf-16"),
    "encoding, half a sign": b'a = "\xc3"',
    "float, two dots": "a = 1.2.3",
    "float, nothing after the dot": "a = 1.",
    "float, nothing before the dot": "a = .5",
    "float, only an exponent": "a = 1e",
    "float, nan with capitals": "a = NaN",
    "inline table, with a line break": "a = {b = 1,\nc = 2}",
    "inline table, comma at the end": "a = {b = 1,}",
    "inline table, added to": "a = {b = 1}\na.c = 2\n",
    "inline table, key twice": "a = {b = 1, b = 2}",
    "integer, zero in front": "a = 012",
    "integer, two underscores": "a = 1__0",
    "integer, wrong digit": "a = 0b12",
    "integer, signed hexadecimal": "a = -0xff",
    "integer, of 5,000 digits": "a = " + "9" * 5000,
    "key, empty": " = 1",
    "key, bare with a space": "a b = 1",
    "key, over two lines": "a\n= 1",
    "key, twice": "a = 1\na = 2\n",
    "key, twice once quoted": 'a = 1\n"a" = 2\n',
    "key, of a value": "a = 1\na.b = 2\n",
    "key, without value": "a =",
    "key, without equal sign": "a",
    "key, dotted at the end": "a. = 1",
    "key, two on a line": "a = 1 b = 2",
    "text, not closed": 'a = "x',
    "text, over two lines": 'a = "x\ny"',
    "text, unknown escape": 'a = "\\q"',
    "text, half a surrogate": 'a = "\\ud800"',
    "text, too high": 'a = "\\U00110000"',
    "text, short escape": 'a = "\\u00"',
    "text, many lines not closed": 'a = """x',
    "text, literal not closed": "a = 'x",
    "text, no quotes": "a = x",
    "table, twice": "[a]\n[a]\n",
    "table, of a value": "a = 1\n[a]\n",
    "table, empty name": "[]\n",
    "table, not closed": "[a\n",
    "table, bracket in the name": "[a[b]]\n",
    "table, list of the same name": "[a]\n[[a]]\n",
    "table, something behind it": "[a] b = 1\n",
    "list of tables, half closed": "[[a]\n",
    "list of tables, spaces between": "[ [a] ]\n",
    "nesting, of 10,000": "a = " + "[" * 10_000,
    "null": "a = null",
    "nothing but a byte order mark and a bracket": b"\xef\xbb\xbf]",
}


def exercises(count: int, seed: int = 0) -> Outcome:
    """Spoil the shipped exercises so often; each is a library or a list of problems."""
    outcome = Outcome("exercises files, spoilt")
    whole = shipped_path().read_bytes()
    for number, spoilt in enumerate(mutations(whole, count, seed)):
        with outcome.attempt(f"{number} of seed {seed}"):
            _read(spoilt)
    return outcome


def settings(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Spoil a config so often; each is settings or a list of problems."""
    outcome = Outcome("config files, spoilt")
    folder.mkdir(parents=True)
    path = folder / settings_file.FILE_NAME
    lines = config_text(Settings()).split("\n")
    whole = "\n".join(line.removeprefix("# ") if " = " in line else line for line in lines)
    for number, spoilt in enumerate(mutations(whole.encode(), count, seed)):
        with outcome.attempt(f"{number} of seed {seed}"):
            path.write_bytes(spoilt)
            begun = time.process_time()
            _assert_lines(_wrong_settings(folder))
            assert time.process_time() - begun < SOON, "it took too long"
    return outcome


def invalid() -> Outcome:
    """Read a file of each kind that is no TOML; each is explained at a line it has."""
    outcome = Outcome("kinds of files that are no TOML")
    for name, text in INVALID.items():
        with outcome.attempt(name):
            data = text.encode() if isinstance(text, str) else text
            assert _read(data), "read as if it were right"
    return outcome


def _read(data: bytes) -> int:
    """Return how many problems a file has."""
    begun = time.process_time()
    wrong = _problems(data)
    assert time.process_time() - begun < SOON, "it took too long"
    if wrong is None:
        return 0
    lines = max(1, len(data.removesuffix(b"\n").split(b"\n")))
    assert 1 <= len(wrong.problems) <= MAX_PROBLEMS
    assert all(1 <= problem.line <= lines for problem in wrong.problems), "outside the file"
    _assert_lines(wrong.lines)
    return len(wrong.problems)


def _problems(data: bytes) -> ParseError | None:
    try:
        parse_bytes(data, "my.toml")
    except ParseError as error:
        return error
    return None


def _wrong_settings(folder: Path) -> tuple[str, ...]:
    """Return what is wrong with a config, nothing where it is right."""
    try:
        settings_file.load(folder)
    except settings_file.ConfigError as error:
        return error.lines or ("a config is refused without a word \0",)
    return ()


def _assert_lines(lines: tuple[str, ...]) -> None:
    for line in lines:
        assert line.isprintable(), f"not printable: {line!r}"
        assert len(line) < LONGEST, f"{len(line)} characters in a line"
