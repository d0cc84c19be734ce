"""Any damaged file is read, or explained with lines inside the file, in a short time."""

from __future__ import annotations

import gc
import time
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest
import tomli
from support.spoilt.mutations import SAMPLE, mutations

from backcoach.core.exercises.file.reading import parse_bytes
from backcoach.core.exercises.model import Library
from backcoach.core.toml.reading import MAX_PROBLEMS, ParseError
from backcoach.userfiles.exercises_file import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Yardsticks: the worst file takes 10; what goes with the square of a size takes hundreds.
SOON = 50

SHIPPED = Path(__file__).parents[4] / "exercises.toml"


@pytest.fixture(autouse=True)
def _heap_of_its_own() -> Iterator[None]:
    """The search for garbage passes over what other tests have left in this process."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def filled(part: str, before: str = "", after: str = "") -> str:
    """A text as large as a file may be, of one part again and again; `#` in it counts up."""
    room = MAX_BYTES - len(before) - len(after)
    if "#" not in part:
        return before + part * (room // len(part.encode())) + after
    size = len(part) + len(str(room)) * part.count("#") - 1
    return before + "".join(part.replace("#", str(i)) for i in range(room // size)) + after


@cache
def yardstick() -> float:
    """The seconds that tomli alone takes on this machine for plain lines of the largest size."""
    plain = filled("k# = 1\n")
    taken = []
    for _ in range(3):
        begun = time.process_time()
        tomli.loads(plain)
        taken.append(time.process_time() - begun)
    return median(taken)


def check_mutations(data: bytes, count: int, seed: int = 0) -> tuple[int, int]:
    """Parse `count` spoilt copies of `data`; return how many were still right and how many not."""
    right = wrong = 0
    soon = SOON * yardstick()
    for number, spoilt in enumerate(mutations(data, count, seed)):
        begun = time.process_time()
        try:
            assert isinstance(parse_bytes(spoilt, "my.toml"), Library)
            right += 1
        except ParseError as error:
            wrong += 1
            check_problems(error, spoilt)
        assert time.process_time() - begun < soon, f"mutation {number} of seed {seed} took too long"
    return right, wrong


def check_problems(error: ParseError, data: bytes) -> None:
    lines = max(1, len(data.removesuffix(b"\n").split(b"\n")))
    assert 1 <= len(error.problems) <= MAX_PROBLEMS
    assert error.more == 0 or len(error.problems) == MAX_PROBLEMS
    for problem in error.problems:
        assert 1 <= problem.line <= lines
        assert problem.text
    for line in error.lines:
        assert line.isprintable()
        assert len(line) < 400


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_sample_is_read_or_explained(seed: int) -> None:
    right, wrong = check_mutations(SAMPLE.encode(), 150, seed)
    assert right > 5
    assert wrong > 50


def test_the_shipped_file_damaged_is_read_or_explained() -> None:
    _, wrong = check_mutations(SHIPPED.read_bytes(), 60)
    assert wrong > 10


@pytest.mark.slow
@pytest.mark.parametrize(
    "parts",
    [
        ("k# = 1\n",),
        ("[k#]\n",),
        ("[[exercise]]\n",),
        ("[[session.exercise]]\n", "[[session]]\n"),
        ('[[exercise]]\nid = "a#"\neasier = "b#"\n',),
        ('[[exercise]]\nid = "a#"\nharder = "a"\n',),
        ('[[session.exercise]]\nsets = #\nsuperset = "A"\n', "[[session]]\n"),
        ("k." * 15 + "k# = 1\n", "[" + ".".join("abcdefghijklmno") + "]\n"),
        ("k." * 99,),
        ("1,", "a = [", "]"),
        ("1,\n", "a = [", "]"),
        ("[" * 390 + "]" * 390 + ",\n", "a = [", "]"),
        ("[", "a = "),
        ("[" * 99 + "]", "a = " + "[" * 999 + "]" * 999),
        ("{b = 1, c = 2},", "a = [", "]"),
        ('"8 x",', "[[session]]\n[[session.exercise]]\nwarmup = [", "]"),
        (" ", '[[session]]\nrest = "1', 'x"'),
        ("\u200b", '[[session]]\nid = "', '"'),
        ("f", "[[session]]\n[[session.exercise]]\nsets = 0x"),
        ("9", "[[session]]\n[[session.exercise]]\nload = ", ".5"),
        ('" ', 'a = """', '"""'),
        ("\\\n ", 'a = """', '"""'),
        ("#\n",),
    ],
    ids=lambda parts: "".join((*parts[1:2], parts[0]))[:40],
)
def test_the_slowest_damaged_file_is_explained_quickly(parts: tuple[str, ...]) -> None:
    text = filled(*parts)
    soon = SOON * yardstick()
    begun = time.process_time()
    with pytest.raises(ParseError) as caught:
        parse_bytes(text.encode(), "my.toml")
    assert time.process_time() - begun < soon
    check_problems(caught.value, text.encode())


@pytest.mark.slow
def test_reading_a_thousand_exercises_takes_little_longer_than_tomli() -> None:
    _, _, exercises = SAMPLE.partition("[[exercise]]\n")
    many = "[[exercise]]\n" + exercises
    for word in ("kb_deadlift", "db_row", "dead_hang"):
        many = many.replace(f'"{word}"', f'"{word}_#"')
    text = SAMPLE + "".join(many.replace("_#", f"_{i}") for i in range(333))
    parse_bytes(SAMPLE.encode(), "my.toml")
    ratios = []
    for _ in range(5):
        begun = time.process_time()
        tomli.loads(text)
        plain = time.process_time() - begun
        assert len(parse_bytes(text.encode(), "my.toml").exercise) == 1002
        ratios.append((time.process_time() - begun - plain) / plain)
    assert min(ratios) < 4
