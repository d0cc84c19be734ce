"""The tables of the store, as an ordered list of the steps that lead to them.

Each step is one transaction and is never edited once released; the file's `user_version`
says how many it has seen. Before the first step that an older file takes, a copy of it is kept.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from backcoach.storage import versions
from backcoach.storage.damage.checksums import renew_events
from backcoach.storage.errors import NewerError

LOGGED = """
    CREATE TABLE logged (
        session TEXT NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL,
        exercise TEXT NOT NULL, kind TEXT NOT NULL, side TEXT NOT NULL,
        "set" INTEGER NOT NULL, target TEXT NOT NULL, reps INTEGER, seconds INTEGER,
        grams INTEGER, unit TEXT, band TEXT, rir INTEGER,
        rest_planned_s INTEGER, rest_taken_s INTEGER,
        done_at INTEGER NOT NULL, "offset" INTEGER NOT NULL, skipped INTEGER NOT NULL,
        PRIMARY KEY (session, place)) WITHOUT ROWID"""
LOGGED_WORK = """
    CREATE INDEX logged_work ON logged (exercise, done_at) WHERE kind = 'work' AND skipped = 0"""


def events_and_projections(db: sqlite3.Connection) -> None:
    """The events (`event`), and projections for fast queries (`session`, `logged`)."""
    db.execute(
        """CREATE TABLE event (
            session TEXT NOT NULL, seq INTEGER NOT NULL,
            at INTEGER NOT NULL, "offset" INTEGER NOT NULL,
            kind TEXT NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (session, seq))"""
    )
    db.execute(
        """CREATE TABLE session (
            id TEXT PRIMARY KEY NOT NULL, session TEXT NOT NULL, name TEXT NOT NULL,
            file TEXT NOT NULL, started_at INTEGER NOT NULL, "offset" INTEGER NOT NULL,
            finished_at INTEGER, status TEXT NOT NULL) WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX session_by_start ON session (started_at, id)")
    db.execute("CREATE INDEX session_live ON session (started_at) WHERE status = 'live'")
    db.execute(LOGGED)
    db.execute(LOGGED_WORK)


def digests(db: sqlite3.Connection) -> None:
    """Each finished session in short, as a start reads it (`core.session.digest`)."""
    db.execute(
        """CREATE TABLE digest (
            session TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL)"""
    )


def complete_events(db: sqlite3.Connection) -> None:
    """Complete the swaps and added sets of version 0.1 with what they change."""
    sessions = db.execute(
        "SELECT DISTINCT session FROM event WHERE kind IN ('exercise_swapped', 'set_added')"
    ).fetchall()
    for (session,) in sessions:
        bodies = versions.events_v0_1.completed(_bodies(db, session))
        db.executemany(
            "UPDATE event SET body = ? WHERE session = ? AND seq = ?",
            ((body, session, number) for number, body in bodies.items()),
        )


def _bodies(db: sqlite3.Connection, session: str) -> dict[int, bytes]:
    """Return the events of a session as they are stored, by number."""
    return dict(db.execute("SELECT seq, body FROM event WHERE session = ?", (session,)))


def reported_sets(db: sqlite3.Connection) -> None:
    """Mark the sets whose numbers the person said or corrected, by replaying the events."""
    db.execute("ALTER TABLE logged ADD COLUMN reported INTEGER NOT NULL DEFAULT 0")
    sessions = db.execute("SELECT DISTINCT session FROM event WHERE kind = 'set_amended'")
    for (session,) in sessions.fetchall():
        state = versions.events_v0_1.replayed(_bodies(db, session))
        reported = (step for step, set_ in state.logged.items() if set_.reported) if state else ()
        db.executemany(
            "UPDATE logged SET reported = 1 WHERE session = ? AND step = ?",
            ((session, step) for step in reported),
        )


HEALTH_KINDS = "kind IN ('pain_reported', 'red_flag_cleared', 'red_flag_reported')"


def health_index(db: sqlite3.Connection) -> None:
    """Index the pains and red flags of all sessions, which every start asks for."""
    db.execute(f"CREATE INDEX IF NOT EXISTS event_health ON event (at) WHERE {HEALTH_KINDS}")


def whole_records(db: sqlite3.Connection) -> None:
    """Give the projections the names of exercises, notes, pains and where a session comes from."""
    for column in ("origin", "notes", "pains"):
        db.execute(f"ALTER TABLE session ADD COLUMN {column} TEXT")
    db.execute("ALTER TABLE session ADD COLUMN planned INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE logged ADD COLUMN name TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE logged ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE logged ADD COLUMN extra TEXT")
    versions.whole_records.fill_whole_records(db)


def checksums(db: sqlite3.Connection) -> None:
    """Add checksums, so that noise within a row is noticed (`storage.checksums`).

    Digests are made anew. How many events a session has, and the checksum of its projections, stand
    in `projection`, which a later step fills (`sets_in_records`).
    """
    db.execute("ALTER TABLE event ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0")
    db.execute("DELETE FROM digest")
    db.execute("ALTER TABLE digest ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0")
    db.execute(
        """CREATE TABLE projection (
            session TEXT PRIMARY KEY NOT NULL, events INTEGER NOT NULL,
            checksum INTEGER NOT NULL) WITHOUT ROWID"""
    )
    renew_events(db)


def best_sets_index(db: sqlite3.Connection) -> None:
    """Order the reported sets of each exercise by repetitions and load, for the records."""
    db.execute(
        """CREATE INDEX logged_best ON logged (exercise, side,
            coalesce(seconds, 0) * 100000 + coalesce(reps, 0), grams DESC, done_at)
            WHERE kind = 'work' AND skipped = 0 AND reported = 1
                AND coalesce(reps, seconds, 0) > 0 AND coalesce(band, '') = ''"""
    )


def programme_index(db: sqlite3.Connection) -> None:
    """Index what was decided about programmes, which every start asks for."""
    db.execute(
        """CREATE INDEX IF NOT EXISTS event_programme ON event (at)
            WHERE kind = 'programme_changed'"""
    )


def two_sides_one_set(db: sqlite3.Connection) -> None:
    """Count the planned sets anew: two sides are one set, and what follows a set belongs to it."""
    versions.set_counts.count_planned_sets(db)


def other_machines(db: sqlite3.Connection) -> None:
    """What this machine has sent to others and got from them."""
    versions.sharing_tables.other_machines(db)


def offers(db: sqlite3.Connection) -> None:
    """What coaches sent."""
    versions.sharing_tables.offers(db)


def sets_in_records(db: sqlite3.Connection) -> None:
    """The sets of a record in one row, as JSON."""
    versions.sets_in_records.sets_in_records(db)


MIGRATIONS = (
    events_and_projections,
    digests,
    complete_events,
    reported_sets,
    health_index,
    whole_records,
    checksums,
    best_sets_index,
    other_machines,
    programme_index,
    offers,
    two_sides_one_set,
    sets_in_records,
)


def version(db: sqlite3.Connection) -> int:
    """Return how many steps the file has seen; raises NewerError if more than are known."""
    seen: int = db.execute("PRAGMA user_version").fetchone()[0]
    if seen > len(MIGRATIONS):
        raise NewerError("The data file was written by a newer backcoach; please update this one.")
    return seen


def is_up_to_date(db: sqlite3.Connection) -> bool:
    """Return whether the file has seen all steps; raises NewerError."""
    return version(db) == len(MIGRATIONS)


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that the file has not seen; another program may be doing the same.

    A new file takes them all at once, an older one each by itself.

    Raises OSError, sqlite3.Error, NewerError, and then the file is as it was.
    """
    copy: Path | None = None
    is_new = version(db) == 0
    try:
        while not is_up_to_date(db):
            db.execute("BEGIN IMMEDIATE")
            seen = version(db)
            if seen and copy is None and not is_new:
                copy = _keep_copy(db, seen)
            for step in MIGRATIONS[seen : None if is_new else seen + 1]:
                step(db)
                seen += 1
                db.execute(f"PRAGMA user_version = {seen}")
            db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        if copy is not None:
            copy.unlink()
        raise


def _keep_copy(db: sqlite3.Connection, seen: int) -> Path | None:
    """Copy the file of a connection to a new one beside it; return the path of the copy.

    The connection must hold the write lock, so that nothing is written meanwhile. A store in
    memory has no file, and no copy is made. Raises OSError, sqlite3.Error.
    """
    (name,) = (row[2] for row in db.execute("PRAGMA database_list") if row[1] == "main")
    if not name:
        return None
    first = Path(f"{name}.version-{seen}")
    others = (Path(f"{first}-{number}") for number in count(2))
    copy = next(path for path in chain([first], others) if not path.exists())
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    (mode,) = db.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    else:  # all is in the file; without locks (no_locks.py) nobody else could open it now
        copy.write_bytes(Path(name).read_bytes())
    return copy
