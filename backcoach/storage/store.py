"""The store of sessions on disk: events are appended and never changed.

Projections (`session`, `logged`) are replaced in the transaction that appends, so that the
history and last time's results are read without replaying events.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from backcoach.core.session.past.digest import VERSION
from backcoach.storage import rows
from backcoach.storage.damage.checksums import PROJECTION, is_sound, projection_checksum
from backcoach.storage.database import Watch, open_to_read, open_to_write
from backcoach.storage.errors import DAMAGED, UNREADABLE, DamagedError, StoreError, explained
from backcoach.storage.reading.reader import StoreReader
from backcoach.storage.rows import StoredSession

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from backcoach.core.session.events import Event
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State

__all__ = ["Store", "StoreError", "StoredSession", "read_history"]


class Store(StoreReader):
    """A connection that also appends. Every method raises StoreError or DamagedError."""

    def __init__(self, db: sqlite3.Connection, watch: Watch | None = None) -> None:
        super().__init__(db)
        self._watch = watch

    @classmethod
    def open(cls, folder: Path, *, readonly: bool = False) -> Store:
        """Open the store of a folder, making both where needed; with `readonly` nothing is made."""
        if readonly:
            with explained(UNREADABLE):
                return cls(open_to_read(folder))
        with explained():
            return cls(open_to_write(folder), Watch(folder))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction of every `append` inside; one within another is part of it."""
        if self._db.in_transaction:
            yield
            return
        with explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def append(self, session: str, events: Iterable[tuple[int, Event]], now: SessionRecord) -> None:
        """Store numbered events of a session, and its record with them.

        On return they are on disk, synced. An event that is there already is left as it is;
        another one under its number is a StoreError.
        """
        with self.transaction():
            for number, event in events:
                self._insert(session, number, event)
            self._project(now)
        if self._watch:
            with explained():
                self._watch.check()

    def _insert(self, session: str, number: int, event: Event) -> None:
        body = rows.encode(event)
        done = self._db.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            rows.event_row(session, number, event, body),
        )
        if done.rowcount == 0:
            self._check_same(session, number, event, body)

    def _check_same(self, session: str, number: int, event: Event, body: bytes) -> None:
        """Make sure that a stored event equals this one, even if its bytes differ."""
        ((stored,),) = self.select(
            "SELECT body FROM event WHERE session = ? AND seq = ?", session, number
        )
        if stored == body:
            return
        try:
            known = rows.decode(stored)
        except ValueError as error:
            raise DamagedError(DAMAGED) from error
        if known != event:
            raise StoreError("Another program has gone on with this session.")

    def _project(self, now: SessionRecord) -> None:
        self._db.execute("DELETE FROM logged WHERE session = ?", (now.id,))
        self._db.execute("DELETE FROM digest WHERE session = ?", (now.id,))
        marks = ", ".join("?" * len(rows.SESSION_COLUMNS))
        session, logged = rows.session_row(now), list(rows.logged_rows(now))
        self._db.execute(f"INSERT OR REPLACE INTO session VALUES ({marks})", session)
        marks = ", ".join("?" * (2 + len(rows.LOGGED_COLUMNS)))
        self._db.executemany(f"INSERT INTO logged VALUES ({marks})", logged)
        checksum = projection_checksum(session, logged)
        self._db.execute(PROJECTION, (now.id, checksum, now.id))

    def inspect(self, *, whole: bool = False) -> None:
        """Read the file. Raises DamagedError where it is not what was stored.

        Rows of the latest sessions are compared with their checksums, with `whole` all rows.
        """
        check = "integrity_check" if whole else "quick_check"
        with explained():
            is_whole = self.select(f"PRAGMA {check}(1)") == [("ok",)]
            if not (is_whole and is_sound(self._db, newest=not whole)):
                raise DamagedError(DAMAGED)

    def keep(self, sessions: Iterable[State]) -> None:
        """Store the digests of finished sessions, until something more happens in them.

        Nothing is lost with a digest: what it holds can be had from the events.
        """
        with self.transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO digest VALUES (?, ?, ?, ?)",
                (rows.digest_row(state, VERSION) for state in sessions),
            )


def read_history(folder: Path, last: int | None = None, exercise: str = "") -> list[SessionRecord]:
    """Return what `Store.history` does of a data folder, without writing to it.

    Raises StoreError.
    """
    with Store.open(folder, readonly=True) as store:
        return store.history(last, *([exercise] if exercise else []))
