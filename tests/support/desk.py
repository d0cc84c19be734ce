"""A writer of the store with its pauses in the test's hand."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from backcoach.core.session.fold import begin
from backcoach.storage.store import Store, read_history
from backcoach.storage.writer import SaveStatus, Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.builders import Coach

SOON = 20.0  # seconds that no test takes unless it fails


class Desk:
    """A writer: each failed attempt waits for `again`."""

    def __init__(self, folder: Path) -> None:
        self.statuses: list[SaveStatus] = []
        self.pauses: list[float] = []
        self._changed = threading.Condition()
        self.writer = Writer(folder, self._tell, self._pause)

    def _tell(self, status: SaveStatus) -> None:
        with self._changed:
            self.statuses.append(status)
            self._changed.notify_all()

    def _pause(self, hurry: threading.Event, seconds: float) -> None:
        self.pauses.append(seconds)
        hurry.wait(SOON)

    def again(self) -> SaveStatus:
        """Let the pause end; return what the next attempt came to."""
        return self._after(lambda: self.writer.flush(0))

    def _after(self, act: Callable[[], object]) -> SaveStatus:
        with self._changed:
            seen = len(self.statuses)
            act()
            assert self._changed.wait_for(lambda: len(self.statuses) > seen, SOON)
            return self.statuses[-1]

    def save(self, coach: Coach) -> SaveStatus:
        """Save what of a session was not yet; return what the last attempt came to."""
        return self._after(lambda: self.give(coach))

    def give(self, coach: Coach) -> None:
        given = self.__dict__.setdefault(coach.started.id, 0)
        events = [coach.started, *coach.events]
        for event in events[given:]:
            self.writer.save(event, begin(coach.started) if event is events[0] else coach.state)
        self.__dict__[coach.started.id] = len(events)

    def history(self) -> list[object]:
        """Return the sessions that are stored."""
        return list(read_history(self.writer._folder))

    def digests(self) -> list[str]:
        """Return the sessions that have a digest."""
        with Store.open(self.writer._folder) as store:
            return [name for (name,) in store.select("SELECT session FROM digest ORDER BY session")]
