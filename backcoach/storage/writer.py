"""The thread that writes: in order, again and again until it is on the disk.

A session's events stay in memory until it is over, so that a store that was lost can be
written anew.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field

from backcoach.core.session.events import Event
from backcoach.core.session.past.session_record import record
from backcoach.core.session.state import State
from backcoach.storage import damage
from backcoach.storage.errors import DamagedError, LostError, StoreError
from backcoach.storage.store import Store, StoredSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


PAUSES = (0.25, 0.5, 1.0, 2.0, 5.0)  # seconds before trying again; the last one repeats


class SaveStatus(Struct, frozen=True):
    """How far the disk is behind: events `pending`, why, and what else the person should know.

    `saved` is the number of the latest event that is on the disk, synced; -1 before the first.
    `taken_by` is the name of the machine that took the session over, "" for none.
    """

    saved: int = -1
    pending: int = 0
    problem: str = ""
    notice: str = ""
    taken_by: str = ""


class Pending(Struct):
    """A session in memory: its latest state, its events by number, and which are still to save."""

    state: State
    events: dict[int, Event] = field(default_factory=dict)
    next: int = 0
    unsaved: int = 0

    @property
    def pending(self) -> int:
        return self.next - self.unsaved

    def batch(self, *, whole: bool) -> list[tuple[int, Event]]:
        first = 0 if whole else self.unsaved
        return [(number, event) for number, event in self.events.items() if number >= first]


class Writer:
    """Takes events from any thread and never blocks or fails.

    `on_change` is called from the writer's own thread after each attempt and must not raise.
    `wait` gets the event that a flush sets and the seconds to wait for it. `recover` repairs a
    damaged store.
    """

    def __init__(
        self,
        folder: Path,
        on_change: Callable[[SaveStatus], object] = lambda _: None,
        wait: Callable[[threading.Event, float], object] = threading.Event.wait,
        recover: Callable[[Path], str] | None = None,
    ) -> None:
        self._folder = folder
        self._recover = recover
        self._on_change = on_change
        self._wait = wait
        self._sessions: dict[str, Pending] = {}
        self._problem = ""
        self._notice = ""
        self._taken_by = ""
        self._store: Store | None = None
        self._turn = threading.Condition()
        self._hurry = threading.Event()
        self._closing = False
        self._is_inspected = False
        self._undigested: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def resume(self, stored: StoredSession, state: State) -> None:
        """Go on with a session that is in the store; its next event gets the next number."""
        with self._turn:
            self._sessions[state.id] = Pending(state, dict(stored.events), stored.next, stored.next)

    def save(self, event: Event, state: State) -> None:
        """Number an event of a session and write it, with the state that it led to."""
        with self._turn:
            session = self._sessions.get(state.id)
            if session is None:
                self._forget_ended()
                session = self._sessions[state.id] = Pending(state)
            session.events[session.next] = event
            session.next += 1
            session.state = state
            self._turn.notify_all()

    def digest_later(self, sessions: Iterable[str]) -> None:
        """Store the digests of these sessions with the next event, by when the file is inspected.

        What is damaged is not written to, so that it is kept as it is.
        """
        with self._turn:
            self._undigested.update(sessions)

    def flush(self, timeout: float) -> bool:
        """Try at once; return whether everything is on the disk within that many seconds."""
        self._hurry.set()
        with self._turn:
            return self._turn.wait_for(lambda: not self._pending, timeout)

    def close(self, timeout: float = 3.0) -> bool:
        """Flush, end the thread after its attempt; return whether everything is on the disk."""
        saved = self.flush(timeout)
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        self._hurry.set()
        self._thread.join(timeout)
        return saved

    @property
    def status(self) -> SaveStatus:
        """How far the disk is behind, of the latest session where it is about one."""
        with self._turn:
            latest = next(reversed(self._sessions.values()), None)
            saved = latest.unsaved - 1 if latest else -1
            return SaveStatus(saved, self._pending, self._problem, self._notice, self._taken_by)

    @property
    def _pending(self) -> int:
        return sum(session.pending for session in self._sessions.values())

    def _forget_ended(self) -> None:
        """Forget the sessions that are over and saved; another may still be ended later."""
        self._sessions = {
            name: session
            for name, session in self._sessions.items()
            if session.pending or not session.state.is_over
        }

    def _run(self) -> None:
        failures = 0
        while self._has_work():
            is_saved = self._attempt()
            self._on_change(self.status)
            if is_saved:
                failures = 0
                continue
            if self._closing:
                break
            self._wait(self._hurry, PAUSES[min(failures, len(PAUSES) - 1)])
            self._hurry.clear()
            failures += 1
        self._verify()

    def _has_work(self) -> bool:
        with self._turn:
            self._turn.wait_for(lambda: self._pending or self._closing)
            return self._pending > 0

    def _attempt(self) -> bool:
        """Write what is pending, or note what keeps it from the disk."""
        try:
            try:
                self._write()
            except DamagedError:
                self._drop()

                recover = self._recover or damage.recovery.recover
                self._notice = recover(self._folder)
                self._write()
        except StoreError as error:
            self._drop()
            if isinstance(error, LostError):
                self._mark_unsaved()
            message = str(error)
            self._problem = f"Not saved: {message[0].lower()}{message[1:]} Trying again."
            return False
        return True

    def _write(self) -> None:
        is_new = self._store is None
        store = self._store = self._store or self._open()
        if not self._is_inspected:  # a start reads little of the file; the rest is looked at here
            store.inspect()
            self._is_inspected = True
        with self._turn:  # nobody knows what a file holds that was just opened: it gets all
            batches = [
                (session, session.batch(whole=is_new), session.next, session.state)
                for session in self._sessions.values()
            ]
        for session, events, following, state in batches:
            if events:
                self._append(store, session, events, state)
                with self._turn:
                    session.unsaved = following
                    self._problem = ""
                    self._turn.notify_all()
                if state.phase == "finished":
                    with suppress(StoreError):  # a later run makes it, if this one cannot
                        store.keep([state])
        if self._undigested:
            with self._turn:
                undigested, self._undigested = self._undigested, set()
            with suppress(StoreError):  # as above
                store.digest(undigested)

    def _open(self) -> Store:
        return Store.open(self._folder)

    def _append(
        self,
        store: Store,
        session: Pending,  # noqa: ARG002  of use where sessions are shared
        events: list[tuple[int, Event]],
        state: State,
    ) -> None:
        store.append(state.id, events, record(state))

    def _mark_unsaved(self) -> None:
        with self._turn:
            for session in self._sessions.values():
                session.unsaved = 0

    def _verify(self) -> None:
        """Close the store; what can no longer be read from it is written anew from memory.

        SQLite itself does not notice what others write over its files while they are open.
        """
        if self._store is not None:
            self._drop()
            self._attempt()
            self._drop()

    def _drop(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
