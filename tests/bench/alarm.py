"""The alarm: how late the bell is after the deadline, idle and busy; drift over an hour."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack, contextmanager
from os import cpu_count
from time import perf_counter, time
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core import events as ev
from backcoach.core.dial import dial
from backcoach.core.expand import expand
from backcoach.core.workout import advance, begin
from backcoach.library import load, shipped_path
from backcoach.store import Store
from bench.figures import Budget, Figure
from bench.program import OURS, Program, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RESTS = 30
AT_ONCE = 3  # sessions, for more rests in the same time
HOUR = 3600  # s
LATE = 7  # ms by which each look of the simulated hour comes late
BELL = b"\a"
FILE = """
[[exercise]]
id = "row"
name = "Row"
pattern = "horizontal_pull"
primary = ["latissimus dorsi"]
load = "bodyweight"

[[session]]
id = "short"
name = "Short rests"
"""
LINE = """
[[session.exercise]]
exercise = "row"
sets = 10
reps = 8
rest = 1
setup = 1
"""


def alarm(folder: Path) -> Iterator[Figure]:
    """Ring for many rests of a second, first idle, then with every core at work."""
    folder.mkdir()
    file = folder / "short.toml"
    file.write_text(FILE + LINE * (RESTS // 10 + 1), encoding="utf-8")
    budgets = (Budget("p99", 50.0),)
    yield Figure("alarm: late", "ms", _late(folder / "idle", file), budgets=budgets)
    with _busy():
        late = _late(folder / "busy", file)
    yield Figure("alarm: late, every core busy", "ms", late, budgets=budgets)
    yield Figure("alarm: drift over an hour of late looks", "ms", (_drift(),))


def _late(folder: Path, file: Path) -> tuple[float, ...]:
    """Return the milliseconds between each stored deadline and its bell."""
    places = [folder / str(number) for number in range(AT_ONCE)]
    bells: dict[Path, list[float]] = {place: [] for place in places}
    with ExitStack() as stack:
        running = {}
        for place in places:
            command = (*OURS, "--fresh", "--file", str(file))
            running[place] = stack.enter_context(Program(command, environment(place)))
        for program in running.values():
            program.until(b"Start set")
        for _ in range(RESTS):
            for program in running.values():
                program.answer(b" ", b"Set done")
                program.answer(b" ", b"Rest")
            for place, program in running.items():
                bells[place].append(_bell(program))
        for program in running.values():
            program.rest(0.5)
    return tuple(
        bell - deadline
        for place in places
        for bell, deadline in zip(bells[place], _deadlines(place / "data"), strict=True)
    )


def _bell(program: Program) -> float:
    """Return the instant of the next bell in milliseconds UTC, as the session counts them."""
    since = program.output.rfind(b"End rest")
    at = program.until(BELL, since=since)
    return time() * 1000 - (perf_counter() - at) * 1000


def _deadlines(data: Path) -> list[int]:
    """Return the end of each rest that was stored, in milliseconds UTC."""
    with Store.open(data, readonly=True) as store:
        session = store.live()
        assert session is not None
        stored = store.load(session)
    state = begin(stored.started)
    ends = []
    for event in stored.later:
        state, _ = advance(state, event)
        if isinstance(event, ev.SetDone) and state.countdown:
            ends.append(state.countdown.ends_at)
    return ends


@contextmanager
def _busy() -> Iterator[None]:
    """Keep every core at work meanwhile."""
    loop = (sys.executable, "-c", "while True: pass")
    workers = [subprocess.Popen(loop) for _ in range(cpu_count() or 1)]
    try:
        yield
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def _drift() -> float:
    """Look at a rest of an hour whenever its text changes, each time a little late.

    Return by how many milliseconds the last look was late beyond that little.
    """
    library = load(shipped_path())
    session = structs.replace(library.session[0], rest=HOUR)
    state = begin(ev.SessionStarted(at=0, id="hour", plan=expand(library, session)))
    step = state.step
    assert step is not None
    state, _ = advance(state, ev.SetBegun(at=0, step=step.id))
    state, _ = advance(state, ev.SetDone(at=0, step=step.id, result=state.prefill(step)))
    assert state.countdown is not None
    state, _ = advance(
        state, ev.RestExtended(at=0, seconds=HOUR - state.countdown.ends_at // 1000)
    )
    now, end = 0, HOUR * 1000
    while now < end:
        change = dial(state, now).changes_at
        assert change is not None
        now = change + LATE
    return float(now - end - LATE)
