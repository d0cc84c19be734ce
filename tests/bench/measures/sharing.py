"""Syncs through a real PostgreSQL, beside bare inserts of the same bytes through psycopg."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any

import psycopg
from support.machines.postgres import SECRET, Postgres, programs
from support.machines.several import Laptop

from backcoach.core.planning.expand import expand
from backcoach.core.session.past.session_record import record
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.sync.server.address import address
from backcoach.userfiles.exercises_file import load, shipped_path
from bench.figures import Figure
from bench.seeding import live

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEN_YEARS = 2_600  # sessions
RUNS = 20
MACHINES = 8
START, DAY = 1_795_000_000_000, 86_400_000
EACH = 10  # syncs of one machine at a time
BESIDE = "psycopg, the same bytes"
BARE = "INSERT INTO public.bare VALUES (%s, %s, %s)"


def sharing(folder: Path, ten_years: Path) -> Iterator[Figure]:
    """Measure syncs; where no PostgreSQL is installed, nothing."""
    if programs() is None:
        return
    postgres = Postgres()
    try:
        postgres.start(durable=True)
        database = postgres.database()
        postgres.run_as_admin(
            "CREATE TABLE public.bare (session text, seq int, body bytea);"
            "GRANT INSERT, SELECT ON public.bare TO PUBLIC",
            database,
        )
        yield from _one_session(folder, postgres, database)
        yield from _ten_years(folder, ten_years, postgres, database)
        yield _many(folder, postgres, database)
    finally:
        postgres.remove()


def _one_session(folder: Path, postgres: Postgres, database: str) -> Iterator[Figure]:
    """Send one new session, and receive it on another machine, connection and all."""
    login = postgres.lifter(database)
    laptop = Laptop(folder, postgres, database, login)
    desktop = Laptop(folder, postgres, database, login, "desktop")
    times: dict[str, list[float]] = {"send": [], "receive": [], "bare": [], "nothing": []}
    for number in range(RUNS):
        _train(laptop.store, number)
        rows = _rows(laptop.store, f"session {number}")
        times["send"].append(_timed(laptop.sync))
        times["receive"].append(_timed(desktop.sync))
        times["nothing"].append(_timed(desktop.sync))
        times["bare"].append(_timed(lambda rows=rows: _insert(laptop, rows)))
    for what, name in (
        ("sync that sends a new session", "send"),
        ("sync that receives it", "receive"),
        ("sync with nothing to do", "nothing"),
    ):
        yield Figure(what, "ms", tuple(times[name]), tuple(times["bare"]), BESIDE)


def _ten_years(folder: Path, seeded: Path, postgres: Postgres, database: str) -> Iterator[Figure]:
    """Send ten years, and receive them on an empty machine."""
    login = postgres.lifter(database)
    shutil.copytree(seeded, folder / "years")
    laptop = Laptop(folder, postgres, database, login, "years")
    rows = [row for session in laptop.everything() for row in _rows(laptop.store, session)]
    bare = (_timed(lambda: _insert(laptop, rows)),)
    sent = (_timed(laptop.sync),)
    yield Figure(f"sync that sends {TEN_YEARS:,} sessions", "ms", sent, bare, BESIDE)
    empty = Laptop(folder, postgres, database, login, "empty")
    selected = (_timed(lambda: _select(laptop)),)
    received = (_timed(empty.sync),)
    what = f"sync that receives {TEN_YEARS:,} sessions on an empty machine"
    yield Figure(what, "ms", received, selected, "psycopg, reading them")
    size = postgres.run_as_admin(
        "SELECT sum(pg_total_relation_size(c.oid))::float8 FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = 'backcoach' AND relkind IN ('r', 'p')",
        database,
    )
    yield Figure("a session at the server", "kB", (size[0][0] / 1000 / (TEN_YEARS + RUNS),))


def _many(folder: Path, postgres: Postgres, database: str) -> Figure:
    """Let machines of different people sync at once, each with a new session every time."""
    logins = [postgres.lifter(database) for _ in range(MACHINES)]
    rates: dict[bool, float] = {}
    for is_bare in (True, False):
        tasks = [
            (str(folder / f"many {login} {is_bare}"), postgres.url(login, database), is_bare)
            for login in logins
        ]
        with multiprocessing.get_context("spawn").Pool(MACHINES) as pool:
            pool.map(_prepare, tasks, chunksize=1)
            began = perf_counter()
            pool.map(_syncs, tasks, chunksize=1)
            rates[is_bare] = MACHINES * EACH / (perf_counter() - began)
    what = f"syncs of {MACHINES} machines at once, a new session in each"
    return Figure(what, "/s", (rates[False],), (rates[True],), BESIDE)


def _prepare(task: tuple[str, str, bool]) -> None:
    """Load what is measured; where the inserts are bare, make what they insert."""
    folder, _, is_bare = task
    with SharedStore.open(Path(folder)) as store:
        for number in range(EACH if is_bare else 0):
            _train(store, number)


def _syncs(task: tuple[str, str, bool]) -> None:
    folder, url, is_bare = task
    machine = _machine(Path(folder), url)
    for number in range(EACH):
        if is_bare:
            _insert(machine, _rows(machine.store, f"session {number}"))
        else:
            _train(machine.store, number)
            machine.sync()


def _machine(folder: Path, url: str) -> Laptop:
    machine = object.__new__(Laptop)
    machine.folder, machine.name, machine.address = folder, folder.name, address(url)
    machine.store = SharedStore.open(folder)
    return machine


def _train(store: SharedStore, number: int) -> None:
    """Store a session as a person trains it."""
    library = load(shipped_path())
    plan = expand(library, library.session[number % len(library.session)])
    name = f"session {number}"
    events, state = live(name, plan, START + number * DAY, Random(number))
    store.append(name, list(enumerate(events)), record(state))


def _rows(store: SharedStore, session: str) -> list[tuple[str, int, bytes]]:
    return [(session, number, body) for number, body in enumerate(store.bodies(session, 0))]


def _insert(machine: Laptop, rows: Sequence[tuple[str, int, bytes]]) -> None:
    """Connect and insert rows into a table without index or policy, in one transaction."""
    parameters: dict[str, Any] = machine.address.parameters
    with psycopg.connect(password=SECRET, **parameters) as db, db.cursor() as cursor:
        cursor.executemany(BARE, rows)


def _select(machine: Laptop) -> None:
    parameters: dict[str, Any] = machine.address.parameters
    with psycopg.connect(password=SECRET, **parameters) as db:
        db.execute("SELECT session, seq, body FROM public.bare").fetchall()


def _timed(act: Any) -> float:
    """Return how many milliseconds something takes."""
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000
