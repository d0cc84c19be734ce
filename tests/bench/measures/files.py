"""Exercises files of 10 to 5,000 exercises: `check` as a whole, and parsing beside plain tomli.

A file may have 2,000; one of 5,000 shows what it takes to say so.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING

import tomli

from backcoach.core.exercises.file.reading import parse
from backcoach.core.toml.reading import ParseError
from bench.figures import Figure
from bench.measures.starting import PASS, alternately
from bench.program import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIZES = (10, 100, 1_000, 2_000, 5_000)
RUNS = 7
EXERCISE = """
[[exercise]]
id = "row_{number}"
name = "Row {number}"
pattern = "horizontal_pull"
primary = ["latissimus dorsi"]
reps = "8-12"
tempo = "3-0-1-1"
"""
SESSION = """
[[session]]
id = "one"
name = "One"

[[session.exercise]]
exercise = "row_1"
sets = 3
"""


def files(folder: Path) -> Iterator[Figure]:
    """Check and parse a file of each size."""
    folder.mkdir()
    for size in SIZES:
        text = SESSION + "".join(EXERCISE.format(number=number) for number in range(size))
        path = folder / f"{size}.toml"
        path.write_text(text, encoding="utf-8")
        command = (sys.executable, "-m", "backcoach", "check", str(path))
        times = alternately({"pass": PASS, "check": command}, environment(folder), RUNS)
        yield Figure(
            f"check, {size:,} exercises", "ms", times["check"], times["pass"], "python -c pass"
        )
        ours, bare = [], []
        for _ in range(RUNS):
            bare.append(_timed(tomli.loads, text))
            ours.append(_timed(_parsed, text))
        yield Figure(f"parse, {size:,} exercises", "ms", tuple(ours), tuple(bare), "tomli")


def _parsed(text: str) -> None:
    with suppress(ParseError):
        parse(text, "bench")


def _timed(work: Callable[[str], object], text: str) -> float:
    began = perf_counter()
    work(text)
    return (perf_counter() - began) * 1000
