"""A writer that notices when another machine takes the session over.

Nothing here uses a network: a sync, which is a process of its own, notes it in the store.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.storage.errors import StoreError, TakenOverError
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.storage.writer import SaveStatus, Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backcoach.core.session.events import Event
    from backcoach.core.session.state import State
    from backcoach.storage.rows import StoredSession
    from backcoach.storage.store import Store
    from backcoach.storage.writer import Pending

LOOK_EVERY = 2.0  # seconds between two looks at who leads the session


class SharedWriter(Writer):
    """A writer to a store whose sessions are shared with other machines.

    A session that is resumed is taken over; `on_lead` is called when the store knows it.
    """

    def __init__(
        self,
        folder: Path,
        on_change: Callable[[SaveStatus], object] = lambda _: None,
        on_lead: Callable[[], object] = lambda: None,
        recover: Callable[[Path], str] | None = None,
        *,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._on_lead = on_lead
        self._look_every = look_every
        self._to_lead: set[str] = set()
        super().__init__(folder, on_change, recover=recover)

    def resume(self, stored: StoredSession, state: State) -> None:
        """Go on with a session that is in the store, and lead it here."""
        with self._turn:
            super().resume(stored, state)
            self._to_lead.add(state.id)
            self._turn.notify_all()

    def _has_work(self) -> bool:
        while True:
            with self._turn:
                is_due = self._turn.wait_for(
                    lambda: self._pending or self._to_lead or self._closing, self._look_every
                )
                if is_due:
                    return bool(self._pending or self._to_lead)
            self._look()

    def _look(self) -> None:
        """See whether a session was taken over that is still led here."""
        with self._turn:
            led = [name for name, each in self._sessions.items() if not each.state.is_over]
        if not led or self._taken_by:
            return
        with suppress(StoreError), SharedStore.open(self._folder, readonly=True) as store:
            self._taken_by = next(filter(None, map(store.taken_by, led)), "")
        if self._taken_by:
            self._on_change(self.status)

    def _open(self) -> SharedStore:
        return SharedStore.open(self._folder)

    def _write(self) -> None:
        with self._turn:
            to_lead = set(self._to_lead)
        if to_lead:
            with SharedStore.open(self._folder) as store:
                for session in to_lead:
                    store.lead(session)
            with self._turn:
                self._to_lead -= to_lead
            self._on_lead()
        super()._write()

    def _append(
        self, store: Store, session: Pending, events: list[tuple[int, Event]], state: State
    ) -> None:
        assert isinstance(store, SharedStore)
        try:
            super()._append(store, session, events, state)
        except TakenOverError as taken:
            store.wait(state.id, session.events, session.unsaved)
            self._taken_by = taken.holder or "another machine"
