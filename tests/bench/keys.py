"""Keys: from the press to the changed screen, in the bare program and in ours in turn."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from bench.figures import Budget, Figure
from bench.program import BARE, OURS, Program, environment
from bench.starting import FIRST_FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = 40
BETWEEN = 0.04  # s; a screen that was drawn a moment ago is drawn again later than a still one
# Each press with words that the changed screen brings; each round takes back what it did.
PRESSES = {
    "Space": ((b" ", b"Set done"), (b" ", b"Rest"), (b"u", b"Set done"), (b"u", b"Start")),
    "arrows": ((b"\x1b[A", b"9 \xc3\x97"), (b"\x1b[B", b"8 \xc3\x97")),
    "jump": ((b"j", b"Lat pull-down"), (b"k", b"Kettlebell deadlift")),
}
BUDGETS = (Budget("ratio", 2.0), Budget("p99", 16.0))


def keys(folder: Path) -> Iterator[Figure]:
    """Press each kind of key many times."""
    env = environment(folder)
    with ExitStack() as stack:
        bare = stack.enter_context(Program(BARE, env))
        ours = stack.enter_context(Program((*OURS, "--fresh"), env))
        bare.until(b"hello")
        ours.until(*FIRST_FRAME)
        for program in (bare, ours):
            program.rest(1.0)
        for name, presses in PRESSES.items():
            beside: list[float] = []
            times: list[float] = []
            for _ in range(ROUNDS):
                for key, words in presses:
                    beside.append(_timed(bare, b"x", b"\x1b["))
                    times.append(_timed(ours, key, words))
            yield Figure(f"key: {name}", "ms", tuple(times), tuple(beside), "bare", BUDGETS)


def _timed(program: Program, key: bytes, words: bytes) -> float:
    program.rest(BETWEEN)
    return program.answer(key, words) * 1000
