"""Resting, working and the summary, each for a minute beside a bare clock and a bare stillness.

All run at the same time: together they take a small part of a core.
"""

from __future__ import annotations

from contextlib import ExitStack
from time import perf_counter
from typing import TYPE_CHECKING

from bench.figures import Budget, Figure
from bench.measures.keys import UNHURRIED
from bench.measures.starting import FIRST_FRAME
from bench.program import BARE, OURS, Program, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WINDOWS = 6
WINDOW = 10.0  # s
LONGER = 8  # presses of +, for a rest that outlasts the minute
STATES = ("resting", "working", "summary")
CPU = {"resting": 1.0, "working": 4.0}  # % of a core
BYTES = {"resting": 1_500.0, "working": 6_000.0}  # a second
Costs = dict[str, tuple[list[float], list[float]]]  # processor and bytes by program


def states(folder: Path) -> Iterator[Figure]:
    """Let each state last; the memory is that at the end."""
    with ExitStack() as stack:
        running = {
            "still": stack.enter_context(Program(BARE, environment(folder / "bare"))),
            "clock": stack.enter_context(Program((*BARE, "clock"), environment(folder / "bare"))),
        }
        for name in STATES:
            env = environment(folder / name, paced=name == "working")
            running[name] = stack.enter_context(Program((*OURS, "--fresh"), env))
            _enter(running[name], name)
        costs = _watched(running)
        memory = {name: (program.memory,) for name, program in running.items()}
    for name in STATES:
        beside = "still" if name == "summary" else "clock"
        cpu, written = map(tuple, costs[name])
        bare_cpu, bare_written = map(tuple, costs[beside])
        word = f"bare, {beside}"
        yield Figure(f"{name}: processor", "%", cpu, bare_cpu, word, _most(CPU.get(name)))
        yield Figure(f"{name}: written", "B/s", written, bare_written, word, _most(BYTES.get(name)))
        budgets = (Budget("ratio", 1.3),)
        yield Figure(f"{name}: memory", "MB", memory[name], memory[beside], word, budgets)


def _enter(program: Program, state: str) -> None:
    """Bring a session that has just been started into a state."""
    program.until(*FIRST_FRAME)
    if state == "summary":
        program.answer(b" ", b"Set done")
        program.rest(UNHURRIED)
        program.answer(b" ", b"Rest")
        program.answer(b"f", b"Finish here")
        program.rest(UNHURRIED)
        program.answer(b"f", b"Ended early")
        return
    program.answer(b" ", b"Set done")
    if state == "resting":
        program.rest(UNHURRIED)
        program.answer(b" ", b"Rest")
        for _ in range(LONGER):
            program.press(b"+")
            program.rest(0.1)


def _watched(running: dict[str, Program]) -> Costs:
    """Return what each program costs in each window of time, after one to settle."""
    costs: Costs = {name: ([], []) for name in running}
    for number in range(WINDOWS + 1):
        begun = perf_counter()
        before = {name: (program.cpu, len(program.output)) for name, program in running.items()}
        while perf_counter() - begun < WINDOW:
            for program in running.values():
                program.rest(0.02)
        lasted = perf_counter() - begun
        for name, program in running.items():
            if number:
                costs[name][0].append((program.cpu - before[name][0]) / lasted * 100)
                costs[name][1].append((len(program.output) - before[name][1]) / lasted)
    return costs


def _most(median: float | None) -> tuple[Budget, ...]:
    return () if median is None else (Budget("median", median),)
