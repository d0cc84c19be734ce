"""Keys: from the press to the changed screen, in the bare program and in ours in turn."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from bench.figures import Budget, Figure
from bench.measures.starting import FIRST_FRAME
from bench.program import BARE, OURS, Program, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ROUNDS = 30
BETWEEN = 0.2  # s; a screen that was drawn a moment ago is drawn again later than a still one
UNHURRIED = 0.75  # s before a key that counts once, however long it is held
ONCE = (b" ", b"u", b"\x1b")
# Each press with words that the changed screen brings, for the arrows a digit in its style; each
# round takes back what it did.
PRESSES = {
    "Space": ((b" ", b"Set done"), (b" ", b"Rest"), (b"u", b"Set done"), (b"u", b"Start")),
    "arrows": ((b"\x1b[A", b"m9\x1b["), (b"\x1b[B", b"m8\x1b[")),
    "jump": ((b"j", b"Lat pull-down"), (b"k", b"Kettlebell deadlift")),
}
BUDGETS = (Budget("ratio", 2.0), Budget("p99", 16.0))
LOOKS = 10
LOOKING_BACK = (
    (b"h", b"in a row", "the history"),
    (b"2", b"month", "an exercise"),
    (b"3", b"Hard sets", "the muscles"),
    (b"4", b"Filter", "the sessions"),
    (b"\r", b"Edit", "one of them"),
    (b"\x1b", b"Filter", "back to the sessions"),
    (b"\t", b"course", "the records"),
)
FIRST_PAINT = Budget("median", 150.0)


def keys(folder: Path) -> Iterator[Figure]:
    """Press each kind of key many times."""
    env = environment(folder, paced=False)
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


def looking_back(stores: Mapping[str, Path]) -> Iterator[Figure]:
    """Open the history, turn to each of its pages, open a session, and leave."""
    for name, folder in stores.items():
        with Program((*OURS, "--fresh"), environment(folder)) as program:
            program.until(*FIRST_FRAME)
            program.rest(1.0)
            times: dict[str, list[float]] = {what: [] for _, _, what in LOOKING_BACK}
            for _ in range(LOOKS):
                for key, words, what in LOOKING_BACK:
                    times[what].append(_timed(program, key, words))
                _timed(program, b"\x1b", b"Set up")
        for what, taken in times.items():
            yield Figure(f"{what}, {name}", "ms", tuple(taken), budgets=(FIRST_PAINT,))


def _timed(program: Program, key: bytes, words: bytes) -> float:
    program.rest(UNHURRIED if key in ONCE else BETWEEN)
    return program.answer(key, words) * 1000
