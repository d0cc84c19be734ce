"""The tables of `storage.sharing`: other machines, and what coaches sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def other_machines(db: sqlite3.Connection) -> None:
    """What this machine has sent to others and got from them (`storage.sharing`).

    `machine` is this one, the server and the person there, and how far their log was read. `shared`
    says of a session how many events the server has, and which machine leads it. `waiting` are
    events of a session that is led elsewhere, `aside` those that its log could not take, `again`
    the sessions to be read from their start.
    """
    db.execute(
        """CREATE TABLE machine (
            one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL,
            server TEXT NOT NULL DEFAULT '', person TEXT NOT NULL DEFAULT '',
            place INTEGER NOT NULL DEFAULT 0, synced_at INTEGER NOT NULL DEFAULT 0,
            result TEXT NOT NULL DEFAULT '')"""
    )
    db.execute(
        """CREATE TABLE shared (
            session TEXT PRIMARY KEY NOT NULL, sent INTEGER NOT NULL, epoch INTEGER NOT NULL,
            holder TEXT NOT NULL, name TEXT NOT NULL, taken INTEGER NOT NULL DEFAULT 0,
            wanted INTEGER NOT NULL DEFAULT 0)
            WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE waiting (
            session TEXT NOT NULL, run INTEGER NOT NULL, seq INTEGER NOT NULL,
            kind TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (session, run, seq))"""
    )
    db.execute(
        """CREATE TABLE aside (
            number INTEGER PRIMARY KEY, session TEXT NOT NULL, body BLOB NOT NULL,
            why TEXT NOT NULL, exercise TEXT NOT NULL, set_at INTEGER NOT NULL,
            is_shown INTEGER NOT NULL, is_sent INTEGER NOT NULL DEFAULT 0)"""
    )
    db.execute("CREATE TABLE again (session TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID")


def offers(db: sqlite3.Connection) -> None:
    """What coaches sent and what was answered (`storage.sharing`).

    `file` is the name of the file that an accepted plan was put in, `is_sent` tells whether the
    server has the answer. How far the offers of the server were read stands in `machine`.
    """
    db.execute(
        """CREATE TABLE offer (
            number INTEGER PRIMARY KEY, sender TEXT NOT NULL, name TEXT NOT NULL,
            title TEXT NOT NULL, note TEXT NOT NULL, sent_at INTEGER NOT NULL,
            answer TEXT NOT NULL, plan BLOB NOT NULL, file TEXT NOT NULL DEFAULT '',
            is_sent INTEGER NOT NULL DEFAULT 1)"""
    )
    db.execute("ALTER TABLE machine ADD COLUMN offers INTEGER NOT NULL DEFAULT 0")
