"""Keys: from the press to the changed screen, in the bare program and in ours in turn.

The time on the clock has in it what others do to the machine at that moment, so what the program
itself takes is counted as well: the processor time of all its threads, until they rest again.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from bench.figures import Budget, Figure
from bench.measures.starting import FIRST_FRAME
from bench.program import BARE, OURS, Program, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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
FIRST_VISITS = (
    (b"j", b"Lat pull-down"),
    (b"j", b"Seated cable row"),
    (b"j", b"Single-arm dumbbell row"),
    (b"j", b"Assisted pull-up"),
)
STARTS = 8
SETTLED = 0.05  # s after the screen changed; by then every thread rests
P99 = Budget("p99", 16.0)
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


class Cost(NamedTuple):
    """What a key took, in ms: on the clock, of a core, and waiting for a core."""

    clock: float
    processor: float
    waited: float


def keys(folder: Path) -> Iterator[Figure]:
    """Press each kind of key many times, and jump to each exercise for the first time."""
    with ExitStack() as stack:
        bare = stack.enter_context(Program(BARE, environment(folder)))
        bare.until(b"hello")
        ours = _ready(stack, folder)
        for name, presses in PRESSES.items():
            yield from _figures(name, [_pair(bare, ours, *press) for press in presses * ROUNDS])
        costs = []
        for start in range(STARTS):
            with ExitStack() as started:
                ours = _ready(started, folder / f"start {start}")
                costs += [_pair(bare, ours, *press, UNHURRIED) for press in FIRST_VISITS]
        yield from _figures("jump, first time", costs)


def _ready(stack: ExitStack, folder: Path) -> Program:
    env = environment(folder, paced=False)
    program = stack.enter_context(Program((*OURS, "--fresh"), env))
    program.until(*FIRST_FRAME)
    program.rest(1.0)
    return program


def _pair(
    bare: Program, ours: Program, key: bytes, words: bytes, wait: float = BETWEEN
) -> tuple[Cost, Cost]:
    """Return what a key took in ours, and what one took in the bare program."""
    beside = _cost(bare, b"x", b"\x1b[", wait)
    return _cost(ours, key, words, wait), beside


def _figures(name: str, costs: Sequence[tuple[Cost, Cost]]) -> Iterator[Figure]:
    kinds: tuple[tuple[str, tuple[Budget, ...]], ...] = (
        ("", (Budget("ratio", 2.0), P99)),
        (", processor", (P99,)),
        (", waiting for a core", ()),
    )
    for place, (kind, budgets) in enumerate(kinds):
        ours, bare = (tuple(cost[place] for cost in each) for each in zip(*costs, strict=True))
        yield Figure(f"key: {name}{kind}", "ms", ours, bare, "bare", budgets)


def _cost(program: Program, key: bytes, words: bytes, wait: float) -> Cost:
    program.rest(UNHURRIED if key in ONCE else wait)
    before = program.cores
    clock = program.answer(key, words)
    program.rest(SETTLED)
    after = program.cores
    return Cost(
        clock * 1000, (after.used - before.used) * 1000, (after.awaited - before.awaited) * 1000
    )


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
