"""Stores of many sessions, made from a seed: `python -m bench.seeding FOLDER SESSIONS [SEED]`.

One year is made event by event, five sessions a week, each set with its press of
Space before and behind it, and most with a report of what was left. The years before are that
year again, moved back in time within SQLite, which is a hundred times faster and leaves rows of
the same kind and size.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import structs

from backcoach.clock import wall_ms
from backcoach.core.planning.expand import expand
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.past.session_record import record
from backcoach.storage.damage.checksums import renew
from backcoach.storage.database import FILE
from backcoach.storage.store import Store
from backcoach.userfiles.exercises_file import load, shipped_path

if TYPE_CHECKING:
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State

WEEK = 7 * 24 * 3_600_000
A_WEEK = 5
YEAR = 52 * A_WEEK  # sessions
SET_SECONDS = 45
SEED = 5

_NAME = "substr({column}, 1, 24) || printf('%012x', :copy)"
_EARLIER = {  # what is another in the rows of a year before
    "event": {
        "session": _NAME.format(column="session"),
        "at": "at - :back",
        "body": f"""CAST(CASE seq
            WHEN 0 THEN json_set(CAST(body AS TEXT), '$.at', at - :back,
                '$.id', {_NAME.format(column="session")})
            ELSE json_set(CAST(body AS TEXT), '$.at', at - :back) END AS BLOB)""",
    },
    "session": {
        "id": _NAME.format(column="id"),
        "started_at": "started_at - :back",
        "finished_at": "finished_at - :back",
    },
    "record": {
        "session": _NAME.format(column="session"),
        "sets": """CAST((
            SELECT json_group_array(
                json_set(value, '$.done_at', json_extract(value, '$.done_at') - :back))
            FROM json_each(CAST(sets AS TEXT))) AS BLOB)""",
    },
    "logged": {"session": _NAME.format(column="session"), "done_at": "done_at - :back"},
}


def seed(folder: Path, sessions: int, number: int = SEED) -> None:
    """Fill the empty store of a data folder with so many finished sessions, up to yesterday.

    More than a year of them come in whole years.
    """
    random = Random(number)
    library = load(shipped_path())
    plans = [expand(library, session) for session in library.session]
    end = wall_ms() - WEEK // 7
    first_year = min(sessions, YEAR)
    with Store.open(folder) as store, store.transaction():
        for back in range(first_year, 0, -1):
            # The last twelve digits of the name are left for the years before.
            name = str(UUID(int=random.getrandbits(80) << 48))
            events, state = live(name, random.choice(plans), end - back * WEEK // A_WEEK, random)
            store.append(name, enumerate(events), record(state))
            store.keep([state])  # as whoever trains it does
    with sqlite3.connect(folder / FILE) as db:
        queries = [_copy(db, table) for table in _EARLIER]
        for copy in range(1, sessions // YEAR):
            for query in queries:
                db.execute(query, {"copy": copy, "back": copy * 52 * WEEK})
        renew(db)
    db.close()


def _copy(db: sqlite3.Connection, table: str) -> str:
    """Return the query that copies the rows of the last year to an earlier one."""
    columns = [column for _, column, *_ in db.execute(f"PRAGMA table_info({table})")]
    changed = _EARLIER[table]
    values = ", ".join(changed.get(column, f'"{column}"') for column in columns)
    name = next(iter(changed))
    return (
        f"INSERT INTO {table} SELECT {values} FROM {table} "
        f"WHERE substr({name}, 25) = '000000000000'"
    )


def live(name: str, plan: Plan, at: int, random: Random) -> tuple[list[ev.Event], State]:
    """Live through a session; return its events and what it has come to."""
    started = ev.SessionStarted(at=at, offset=60, id=name, plan=plan, file="exercises.toml")
    events: list[ev.Event] = [started]
    state = begin(started)

    def tell(event: ev.Event) -> None:
        nonlocal state
        state, effects = advance(state, event)
        if effects:
            events.append(event)

    while (step := state.step) is not None and not state.is_over:
        tell(ev.SetBegun(at=at, offset=60, step=step.id, get_ready=3))
        at += SET_SECONDS * 1000
        result = state.prefill(step)
        tell(ev.SetDone(at=at, offset=60, step=step.id, result=result))
        if result.reps is not None and (left := random.choice((None, 1, 2, 3, 4))) is not None:
            fewer = random.choice((0, 0, 0, 1, 2))
            reported = structs.replace(result, reps=max(1, result.reps - fewer), rir=left)
            tell(ev.SetAmended(at=at, offset=60, step=step.id, result=reported))
        if state.countdown is not None:
            at = state.countdown.ends_at
            tell(ev.RestEnded(at=at, offset=60, step=state.countdown.after))
            at += random.randrange(8_000)
    return events, state


if __name__ == "__main__":
    seed(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else SEED)
