"""The store: events a second as synced, and what reads of long histories take."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from backcoach.core.planning.expand import expand
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.past.session_record import record
from backcoach.storage.rows import encode
from backcoach.storage.store import Store
from backcoach.userfiles.exercises_file import load, shipped_path
from bench.figures import Budget, Figure
from bench.measures.starting import PASS, alternately
from bench.program import environment
from bench.seeding import SEED, live

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RUNS = 3
WHOLE = ("history", "--json")
BARE_ROWS = str(Path(__file__).parents[1] / "bare_rows.py")
BUDGETS = {
    WHOLE: (Budget("ratio", 1.0), Budget("median", 2_000.0)),
    ("stats",): (Budget("median", 1_000.0),),
}


def appends(folder: Path) -> Iterator[Figure]:
    """Append a session's events one by one, in turn with a synced write of the same bytes."""
    library = load(shipped_path())
    events, _ = live("one", expand(library, library.session[0]), 0, Random(SEED))
    state = begin(events[0])  # type: ignore[arg-type]  # the first event is the start
    ours, bare = [], []
    with Store.open(folder) as store, (folder / "bare").open("wb", buffering=0) as file:
        for number, event in enumerate(events):
            state, _ = advance(state, event)
            began = perf_counter()
            store.append("one", [(number, event)], record(state))
            ours.append(1 / (perf_counter() - began))
            began = perf_counter()
            file.write(encode(event))
            os.fsync(file.fileno())
            bare.append(1 / (perf_counter() - began))
    yield Figure("appends, each synced", "/s", tuple(ours), tuple(bare), "write and fsync")


def reads(stores: Mapping[str, Path]) -> Iterator[Figure]:
    """Run what reads the store on each one, in turn with a Python that does nothing.

    The whole history as JSON is beside a bare program that prints the same rows.
    """
    memory: dict[str, float] = {}
    for args in (("history", "--json"), ("history", "--last", "10"), ("stats",), ("next",)):
        command = (sys.executable, "-m", "backcoach", *args)
        bare, beside = PASS, "python -c pass"
        for name, folder in stores.items():
            if args == WHOLE:
                bare, beside = (sys.executable, BARE_ROWS, str(folder / "data")), "bare rows"
            times = alternately({"bare": bare, "ours": command}, environment(folder), RUNS)
            what = f"{' '.join(args)}, {name}"
            yield Figure(what, "ms", times["ours"], times["bare"], beside, BUDGETS.get(args, ()))
            if args == WHOLE:
                memory[name] = _memory(command, environment(folder))
    few, many = memory.values()
    yield Figure(
        "history --json: memory at most, the longest beside a tenth of it",
        "MB",
        (many,),
        (few,),
        next(iter(stores)),
        (Budget("ratio", 1.25),),  # the cache of SQLite fills up, and then no more
    )


def _memory(command: tuple[str, ...], env: Mapping[str, str]) -> float:
    """Return the most memory that a command had, in MB."""
    script = (sys.executable, "-c", _MEASURE, *command)
    done = subprocess.run(script, env=dict(env), check=True, capture_output=True)
    return int(done.stdout) / 1000


_MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
