"""The store of sessions on disk: events are appended and never changed.

Projections (`session`, `logged`) are replaced in the transaction that appends, so that the
history and last time's results are read without replaying events.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from backcoach.core.session.fold import replay
from backcoach.core.session.past.digest import VERSION
from backcoach.storage import projections, rows
from backcoach.storage.damage.checksums import is_sound
from backcoach.storage.database import Watch, open_to_read, open_to_write
from backcoach.storage.errors import (
    DAMAGED,
    UNREADABLE,
    DamagedError,
    StoreError,
    TakenOverError,
    explained,
)
from backcoach.storage.reading.reader import StoreReader
from backcoach.storage.rows import StoredSession

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from typing_extensions import Self

    from backcoach.core.session.events import Event, SessionRecorded
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State

_AT_A_TIME = 200  # sessions that are added together: a few megabytes

__all__ = ["Store", "StoreError", "StoredSession", "read_history"]


class Store(StoreReader):
    """A connection that also appends. Every method raises StoreError or DamagedError."""

    def __init__(self, db: sqlite3.Connection, watch: Watch | None = None) -> None:
        super().__init__(db)
        self._watch = watch

    @classmethod
    def open(cls, folder: Path, *, readonly: bool = False) -> Self:
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
            if self._watch:
                self._watch.check()

    def append(self, session: str, events: Iterable[tuple[int, Event]], now: SessionRecord) -> None:
        """Store numbered events of a session, and its record with them.

        On return they are on disk, synced. An event that is there already is left as it is;
        another one under its number is a StoreError.
        """
        with self.transaction():
            for number, event in events:
                self._insert(session, number, event)
            projections.replace(self._db, now)

    def add(self, sessions: Iterable[tuple[Sequence[Event], SessionRecord]]) -> None:
        """Store sessions that are not there yet, each as its events and its record.

        Many at a time take a fraction of what they take one by one.
        """
        pending = iter(sessions)
        with self.transaction():
            while some := list(islice(pending, _AT_A_TIME)):
                projections.add(self._db, some)

    def add_recorded(self, sessions: Iterable[SessionRecorded]) -> None:
        """Store sessions of other programs that are not there yet, without a record of each."""
        pending = iter(sessions)
        with self.transaction():
            while some := list(islice(pending, _AT_A_TIME)):
                projections.add_recorded(self._db, some)

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
            raise TakenOverError

    def inspect(self, *, whole: bool = False) -> None:
        """Read the file. Raises DamagedError where it is not what was stored.

        Rows of the latest sessions are compared with their checksums, with `whole` all rows. All
        is read as it was at one moment: another program may be writing.
        """
        check = "integrity_check" if whole else "quick_check"
        with explained(), self._one_moment():
            is_whole = self.select(f"PRAGMA {check}(1)") == [("ok",)]
            if not (is_whole and is_sound(self._db, newest=not whole)):
                raise DamagedError(DAMAGED)

    def digest(self, ids: Iterable[str]) -> None:
        """Store the digests of those sessions that are finished, made of their events."""
        with self.transaction():  # in which nobody else goes on with them
            stored = map(self.load, ids)
            states = [replay(session.started, session.later) for session in stored]
            self.keep(state for state in states if state.phase == "finished")

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        """Make all statements inside see the store as it is at one moment."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

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
