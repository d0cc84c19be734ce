"""The tables of the store, as an ordered list of the steps that lead to them.

Each step is one transaction and is never edited once released; the file's `user_version`
says how many it has seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.storage.errors import NewerError

if TYPE_CHECKING:
    import sqlite3


def events_and_projections(db: sqlite3.Connection) -> None:
    """What happened (`event`), and what it came to (`session`, `logged`), to be asked fast."""
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
    db.execute(
        """CREATE TABLE logged (
            session TEXT NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL,
            exercise TEXT NOT NULL, kind TEXT NOT NULL, side TEXT NOT NULL,
            "set" INTEGER NOT NULL, target TEXT NOT NULL, reps INTEGER, seconds INTEGER,
            grams INTEGER, unit TEXT, band TEXT, rir INTEGER,
            rest_planned_s INTEGER, rest_taken_s INTEGER,
            done_at INTEGER NOT NULL, "offset" INTEGER NOT NULL, skipped INTEGER NOT NULL,
            PRIMARY KEY (session, place)) WITHOUT ROWID"""
    )
    db.execute(
        """CREATE INDEX logged_work ON logged (exercise, done_at)
            WHERE kind = 'work' AND skipped = 0"""
    )


def digests(db: sqlite3.Connection) -> None:
    """What each finished session came to, as a start learns from it (core/digest.py)."""
    db.execute(
        """CREATE TABLE digest (
            session TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL)"""
    )


MIGRATIONS = (events_and_projections, digests)
LEGIBLE = 1  # the first version of which everything can be read; digests only make it faster


def version(db: sqlite3.Connection) -> int:
    """Return how many steps the file has seen; raises NewerError if more than are known."""
    seen: int = db.execute("PRAGMA user_version").fetchone()[0]
    if seen > len(MIGRATIONS):
        raise NewerError("The data file was written by a newer backcoach; please update this one.")
    return seen


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that the file has not seen; another program may be doing the same."""
    while version(db) < len(MIGRATIONS):
        db.execute("BEGIN IMMEDIATE")
        try:
            seen = version(db)
            for step in MIGRATIONS[seen : seen + 1]:
                step(db)
                db.execute(f"PRAGMA user_version = {seen + 1}")
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
