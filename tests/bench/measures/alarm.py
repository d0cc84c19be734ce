"""The alarm: how late the bell is after the deadline, idle and busy; drift over an hour."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from os import cpu_count
from time import time
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.planning.expand import expand
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.wording.timer import timer_view
from backcoach.storage.store import Store
from backcoach.userfiles.exercises_file import load, shipped_path
from bench.figures import Budget, Figure
from bench.program import OURS, Program, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RESTS = 19  # in each of several sessions; an exercise has at most twenty sets
AT_ONCE = 4
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

[[session.exercise]]
exercise = "row"
sets = 20
reps = 8
rest = 1
setup = 1
"""


def alarm(folder: Path) -> Iterator[Figure]:
    """Ring for many rests of a second, first idle, then with every core at work."""
    folder.mkdir()
    file = folder / "short.toml"
    file.write_text(FILE, encoding="utf-8")
    budgets = (Budget("p99", 50.0),)
    yield Figure("alarm: late", "ms", _late(folder / "idle", file), budgets=budgets)
    with _busy():
        late = _late(folder / "busy", file)
    yield Figure("alarm: late, every core busy", "ms", late, budgets=budgets)
    yield Figure("alarm: drift over an hour of late looks", "ms", (_drift(),))


def _late(folder: Path, file: Path) -> tuple[float, ...]:
    """Return the milliseconds between each stored deadline and its bell."""
    places = [folder / str(number) for number in range(AT_ONCE)]
    command = (*OURS, "--fresh", "--file", str(file))
    with ExitStack() as stack, ThreadPoolExecutor() as pool:
        programs = [
            stack.enter_context(Program(command, environment(place, paced=False)))
            for place in places
        ]
        bells = list(pool.map(_bells, programs))
    return tuple(
        bell - deadline
        for place, heard in zip(places, bells, strict=True)
        for bell, deadline in zip(heard, _deadlines(place / "data"), strict=True)
    )


def _bells(program: Program) -> list[float]:
    """Train with short rests; return the instant of each bell in milliseconds UTC."""
    program.until(b"Start set")
    heard = []
    for _ in range(RESTS):
        program.answer(b" ", b"Set done")
        since = len(program.output)
        program.answer(b" ", b"Rest")
        program.until(BELL, since=since)
        heard.append(time() * 1000)
        program.rest(0.1)
    program.rest(0.5)
    return heard


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
    state, _ = advance(state, ev.RestExtended(at=0, seconds=HOUR - state.countdown.ends_at // 1000))
    now, end = 0, HOUR * 1000
    while now < end:
        change = timer_view(state, now).changes_at
        assert change is not None
        now = change + LATE
    return float(now - end - LATE)
