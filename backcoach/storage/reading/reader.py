"""Reading the store: what it holds of sessions, without writing to it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from backcoach.core.session.events import FirstEvent
from backcoach.storage import rows
from backcoach.storage.errors import DAMAGED, DamagedError, StoreError, explained
from backcoach.storage.reading import programmes, records
from backcoach.storage.reading.records import BEGINNING
from backcoach.storage.rows import StoredSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from typing_extensions import Self

    from backcoach.core.session.events import Event, HealthEvent, ProgrammeChanged
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State

T = TypeVar("T")


class StoreReader:
    """One connection to the file of a data folder, for the thread that opened it.

    Every method raises StoreError, and DamagedError where the file is not what was written.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

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

    def sessions(self, since: int = BEGINNING, changed_after: int = 0) -> Iterator[SessionRecord]:
        """Yield all sessions that began at `since` or later, oldest first, one at a time.

        With `changed_after`, only those that have events behind that place (`newest_event`).
        """
        with explained():
            yield from records.since(self._db, since, changed_after)

    def decisions(
        self, since: int = BEGINNING, changed_after: int = 0
    ) -> Iterator[tuple[ProgrammeChanged, bool]]:
        """Yield what was decided about programmes, and whether that holds, as `sessions` does."""
        with explained():
            yield from programmes.decisions(self._db, since, changed_after)

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
