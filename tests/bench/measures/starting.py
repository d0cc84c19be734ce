"""Start: from exec to the first frame with list, cues and timer; and the headless commands."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from bench.figures import Budget, Figure
from bench.program import BARE, OURS, Program, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FIRST_FRAME = (b"Lat pull-down", b"Set up", b"Ready")  # of the list, the cues and the timer
STARTS = 25
RUNS = 11
PASS = (sys.executable, "-c", "pass")
TEXTUAL = (sys.executable, "-c", "import textual.app")
HEADLESS = (("--version",), ("list",), ("check",), ("history", "--json"))


def first_frames(stores: Mapping[str, Path]) -> Iterator[Figure]:
    """Start the bare program and ours on each store in turn, many times."""
    bare: list[tuple[float, float]] = []
    ours: dict[str, list[tuple[float, float]]] = {name: [] for name in stores}
    any_env = environment(next(iter(stores.values())))
    for _ in range(STARTS):
        bare.append(_first(BARE, any_env, b"hello"))
        for name, folder in stores.items():
            ours[name].append(_first((*OURS, "--fresh"), environment(folder), *FIRST_FRAME))
    names = list(stores)
    passed = {name: tuple(times for times, _ in samples) for name, samples in ours.items()}
    used = {name: tuple(times for _, times in samples) for name, samples in ours.items()}
    bare_passed, bare_used = zip(*bare, strict=True)
    for name in names:
        budgets = (Budget("ratio", 1.3),)
        yield Figure(f"first frame, {name}", "ms", passed[name], bare_passed, "bare", budgets)
    for name in names[1:]:
        what, budgets = f"first frame, {name} beside {names[0]}", (Budget("ratio", 1.05),)
        yield Figure(what, "ms", passed[name], passed[names[0]], names[0], budgets)
    for name in names:
        yield Figure(f"first frame, {name}: processor", "ms", used[name], bare_used, "bare")


def _first(command: tuple[str, ...], env: Mapping[str, str], *words: bytes) -> tuple[float, float]:
    """Return the milliseconds to the words: those that passed, and those of a core."""
    with Program(command, env) as program:
        drawn = program.until(*words)
        return (drawn - program.started) * 1000, program.cpu * 1000


def headless(folder: Path) -> Iterator[Figure]:
    """Run each command that needs no screen beside a Python that only loads Textual."""
    env = environment(folder)
    commands = {" ".join(args): (sys.executable, "-m", "backcoach", *args) for args in HEADLESS}
    times = alternately({"textual": TEXTUAL, "pass": PASS, **commands}, env)
    bare = times["textual"]
    yield Figure("python -c pass", "ms", times["pass"], bare, "import textual.app")
    for name in commands:
        budgets = (Budget("ratio", 0.5),)
        yield Figure(f"backcoach {name}", "ms", times[name], bare, "import textual.app", budgets)


def alternately(
    commands: Mapping[str, tuple[str, ...]], env: Mapping[str, str], runs: int = RUNS
) -> dict[str, tuple[float, ...]]:
    """Run commands in turn, so many times; return the milliseconds of each."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(_run(command, env))
    return {name: tuple(taken) for name, taken in times.items()}


def _run(command: tuple[str, ...], env: Mapping[str, str]) -> float:
    start = perf_counter()
    done = subprocess.run(command, env=dict(env), check=False, capture_output=True)
    taken = (perf_counter() - start) * 1000
    if b"Traceback" in done.stderr:
        raise RuntimeError(done.stderr.decode())
    return taken
