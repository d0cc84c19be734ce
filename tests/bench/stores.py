"""The store: events a second as synced, and what reads of long histories take."""

from __future__ import annotations

import os
import sys
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from backcoach.core.planning.expand import expand
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.past.session_record import record
from backcoach.storage.rows import encode
from backcoach.storage.store import Store
from backcoach.userfiles.exercises_file import load, shipped_path
from bench.figures import Figure
from bench.program import environment
from bench.seeding import SEED, live
from bench.starting import PASS, alternately

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RUNS = 3


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
    """Run what reads the store on each one, in turn with a Python that does nothing."""
    for args in (("history", "--json"), ("history", "--last", "10"), ("stats",), ("next",)):
        command = (sys.executable, "-m", "backcoach", *args)
        for name, folder in stores.items():
            times = alternately({"pass": PASS, "ours": command}, environment(folder), RUNS)
            what = f"{' '.join(args)}, {name}"
            yield Figure(what, "ms", times["ours"], times["pass"], "python -c pass")
