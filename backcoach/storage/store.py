"""The store of sessions on disk: events are appended and never changed.

Projections (`session`, `logged`) are replaced in the transaction that appends, so that the
history and last time's results are read without replaying events.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from backcoach.core.session.events import FirstEvent
from backcoach.core.session.past.digest import VERSION
from backcoach.storage import rows
from backcoach.storage.damage.checksums import PROJECTION, is_sound, projection_checksum
from backcoach.storage.database import Watch, open_to_read, open_to_write
from backcoach.storage.errors import DAMAGED, UNREADABLE, DamagedError, StoreError, explained
from backcoach.storage.reading import records
from backcoach.storage.rows import StoredSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from backcoach.core.session.events import Event, HealthEvent
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State

T = TypeVar("T")

__all__ = ["Store", "StoreError", "StoredSession", "read_history"]


class Store:
    """One connection to the file of a data folder, for the thread that opened it.

    Every method raises StoreError, and DamagedError where the file is not what was written.
    """

    def __init__(self, db: sqlite3.Connection, watch: Watch | None = None) -> None:
        self._db = db
        self._watch = watch

    @classmethod
    def open(cls, folder: Path, *, readonly: bool = False) -> Store:
        """Open the store of a folder, making both where needed; with `readonly` nothing is made."""
        if readonly:
            with explained(UNREADABLE):
                return cls(open_to_read(folder))
        with explained():
            return cls(open_to_write(folder), Watch(folder))

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

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

    def live(self) -> str | None:
        """Return the id of the session that is not over, the latest if there are more."""
        live = self.select("SELECT id FROM session WHERE status = 'live' ORDER BY started_at DESC")
        return str(live[0][0]) if live else None

    def load(self, session: str) -> StoredSession:
        """Return a session's events, as many as can be read.

        Raises StoreError if there is no such session, DamagedError if its start is lost.
        """
        stored = self.select("SELECT * FROM event WHERE session = ? ORDER BY seq", session)
        if not stored:
            raise StoreError("There is no such session.")
        events: dict[int, Event] = {}
        for row in stored:
            with suppress(ValueError):
                events[row[1]] = rows.trusted(row)
        if not isinstance(events.get(0), FirstEvent):
            raise DamagedError(DAMAGED)
        return StoredSession(events, stored[-1][1] + 1)

    def history(self, last: int | None = None, *exercises: str) -> list[SessionRecord]:
        """Return the latest sessions, all if `last` is None, oldest first.

        With exercises, those that are finished and have a set of one of them.
        """
        with explained():
            return records.latest(self._db, last, exercises)

    def exercise_names(self) -> list[str]:
        """Return under which names or ids work sets were done."""
        with explained():
            return records.exercise_names(self._db)

    def sessions(self, since: int = 0, changed_after: int = 0) -> Iterator[SessionRecord]:
        """Yield all sessions that began at `since` or later, oldest first, one at a time.

        With `changed_after`, only those that have events behind that place (`newest_event`).
        """
        with explained():
            yield from records.since(self._db, since, changed_after)

    def newest_event(self) -> int:
        """Return the place of the event that was stored last, 0 in an empty store."""
        ((place,),) = self.select("SELECT coalesce(max(rowid), 0) FROM event")
        return int(place)

    def starts(self, ids: Iterable[str]) -> dict[str, FirstEvent | None]:
        """Return the first events of those sessions that are there, None where one is lost."""
        with explained():
            return records.starts(self._db, ids)

    def records(self, ids: Iterable[str]) -> dict[str, SessionRecord]:
        """Return the records of those sessions that are there."""
        with explained():
            return records.of_ids(self._db, ids)

    def times(self) -> list[tuple[int, str, str]]:
        """Return start (ms UTC), id and status of all sessions, oldest first."""
        return self.select("SELECT started_at, id, status FROM session ORDER BY started_at, id")

    def health(self) -> list[HealthEvent]:
        """Return the pains and red flags of all sessions, as many as can be read."""
        with explained():
            return records.health(self._db)

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

    def past(self, since: int, now: int, exercises: Iterable[str]) -> dict[str, State | None]:
        """Return the finished sessions to learn from by id, oldest first, each as its digest.

        Those that began at `since` or later, and of each exercise the latest one that did not
        begin after `now`. None stands for a session without a digest that can be read.
        """
        with explained():
            return records.to_learn_from(self._db, since, now, exercises)

    def read(self, query: Callable[[sqlite3.Connection], Iterator[T]]) -> Iterator[T]:
        """Yield what a query over the connection finds, row by row."""
        with explained():
            yield from query(self._db)

    def select(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with explained():
            return self._db.execute(query, values).fetchall()


def read_history(folder: Path, last: int | None = None, exercise: str = "") -> list[SessionRecord]:
    """Return what `Store.history` does of a data folder, without writing to it.

    Raises StoreError.
    """
    with Store.open(folder, readonly=True) as store:
        return store.history(last, *([exercise] if exercise else []))
