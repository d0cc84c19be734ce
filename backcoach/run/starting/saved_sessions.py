"""What a new run reads from the store: the unfinished session, and the finished ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach import exchange
from backcoach.clock import wall_ms
from backcoach.core.programmes.standing import standing
from backcoach.core.session.fold import replay
from backcoach.core.session.past.known_exercises import (
    KnownExercises,
    all_names,
    known_record,
    with_known,
)
from backcoach.storage import damage, sharing
from backcoach.storage.database import is_without_locks
from backcoach.storage.errors import DamagedError, NewerError, StoreError
from backcoach.storage.no_locks import NOTICE
from backcoach.storage.reading import programmes
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from backcoach.core.programmes.standing import Done
    from backcoach.core.session.events import HealthEvent, ProgrammeChanged
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State
    from backcoach.storage.rows import StoredSession
    from backcoach.storage.writer import Writer

SHOWN = 200  # sessions in the history on the screen; the command prints all
GOES_ON = 24 * 3_600_000  # ms; a finished session may still be gone on with
RECENT = 14 * 24 * 3_600_000  # ms; so far back a programme looks at what was done beside it
LEARN_FROM = 12 * 7 * 24 * 3_600_000  # ms; twelve weeks hold all that the rules look back to


class SavedSessions:
    """Read once. If something cannot be read, training goes on and `notice` says so.

    `unfinished` is the session that was left, `finished` are those to learn from, the latest last,
    `undigested` the ids of those of which the store has no digest to read them from;
    `known` are the exercises of sets that were typed in or imported; others are left out. `health`
    are the pains and red flags of all sessions, `decided` is what was decided about programmes, and
    `done` are the sessions since one was chosen, at least those of two weeks. `exercises` are those
    of the session to come, `by_programme` gives more of them by what was decided. `led_by`
    is the other machine that leads the unfinished session, "" where this one does.
    The constructor raises NewerError.
    """

    def __init__(
        self,
        folder: Path,
        exercises: Iterable[str],
        known: KnownExercises | None = None,
        *,
        is_mine: bool,
        by_programme: Callable[[Sequence[ProgrammeChanged]], Iterable[str]] | None = None,
    ) -> None:
        self.unfinished: tuple[StoredSession, State] | None = None
        self.finished: list[State] = []
        self.undigested: set[str] = set()
        self.health: list[HealthEvent] = []
        self.decided: list[ProgrammeChanged] = []
        self.done: list[Done] = []
        self.notice = ""
        self.led_by = ""
        self._folder = folder
        self._known = known or KnownExercises()
        try:
            with self._open(is_mine=is_mine) as store:
                self.unfinished = _live(store)
                if self.unfinished:
                    self.led_by = sharing.leader.leader(store, self.unfinished[1].id)
                self.decided = list(store.read(programmes.changes))
                self.done = _done(store, self.decided)
                wanted = {*exercises, *(by_programme(self.decided) if by_programme else ())}
                names = all_names(wanted, store.exercise_names(), self._known)
                now = wall_ms()
                past = store.past(now - LEARN_FROM, now, names)
                self.undigested = {name for name, state in past.items() if state is None}
                states = (state or _replayed(store, name)[1] for name, state in past.items())
                self.finished = [with_known(state, self._known) for state in states]
                self.health = store.health()
        except NewerError:
            raise
        except StoreError as error:
            self.notice = str(error)

    def status_text(self, writer: Writer) -> tuple[str, str]:
        """Return what is saved, and what keeps the rest from being saved or was found damaged."""
        status = writer.status
        if status.problem:
            return "", status.problem
        words = "" if status.saved < 0 else "saving" if status.pending else "saved ✓"
        return words, status.notice or self.notice

    def closing_text(self, writer: Writer, timeout: float) -> str:
        """Wait for the last events to be saved; return what has to be said in the end."""
        if writer.close(timeout):
            return writer.status.notice or self.notice
        pending = writer.status.pending
        steps = (
            "1 step of this session is" if pending == 1 else f"{pending} steps of this session are"
        )
        reason = writer.status.problem.removesuffix(" Trying again.") or "Not saved."
        return f"{reason} {steps} lost."

    def reload(self, session: str = "") -> State | None:
        """Return the current state of a session that is led elsewhere, usually the unfinished."""
        name = session or (self.unfinished[1].id if self.unfinished else "")
        try:
            with Store.open(self._folder, readonly=True) as store:
                return _replayed(store, name)[1] if name else None
        except StoreError:
            return None

    def last(self, *, resume: bool) -> tuple[StoredSession, State] | None:
        """Return the unfinished session, or, to `resume`, the finished one that may still go on.

        That one is then no past session any more.
        """
        if self.unfinished or not resume:
            return self.unfinished
        try:
            with Store.open(self._folder, readonly=True) as store:
                sessions = store.history(last=1)
                stored, state = _replayed(store, sessions[0].id) if sessions else (None, None)
        except StoreError:
            return None
        if stored is None or state is None or state.phase != "finished":
            return None
        is_long_ago = max(state.instants) < wall_ms() - GOES_ON
        if is_long_ago or state.origin or state.red_flag:
            return None
        self.finished[:] = [other for other in self.finished if other.id != state.id]
        return stored, state

    def history(self, exercise: str = "") -> list[SessionRecord]:
        """Return the latest finished sessions, those with an exercise alone if one is named.

        The latest comes first; there are none if none can be read.
        """
        try:
            sessions = known_history(self._folder, self._known, SHOWN, exercise)
        except StoreError:
            return []
        return [session for session in reversed(sessions) if session.status == "finished"]

    def _open(self, *, is_mine: bool) -> Store:
        if not is_mine:
            return Store.open(self._folder, readonly=True)
        store, self.notice = open_or_recover(self._folder)
        return store


def known_history(
    folder: Path, known: KnownExercises, last: int | None, exercise: str
) -> list[SessionRecord]:
    """Return what `Store.history` does, with an exercise whatever name its sets were stored under.

    Raises StoreError.
    """
    with Store.open(folder, readonly=True) as store:
        if not exercise:
            return store.history(last)
        names = all_names([exercise], store.exercise_names(), known)
        return [known_record(each, known) for each in store.history(last, *names)]


def recover(folder: Path) -> str:
    """Recover a damaged store, with the log as text for what cannot be read. Raises StoreError."""
    return damage.recovery.recover(folder, lambda: exchange.spare_copy.spare_sessions(folder))


def open_or_recover(folder: Path) -> tuple[Store, str]:
    """Open a store to write, recovering it first if it is damaged.

    Returns it with a sentence for the person, empty if there is nothing to say. Must be
    called by the program that holds the folder's Lock. Raises StoreError.
    """
    try:
        store, notice = Store.open(folder), ""
    except DamagedError:
        notice = recover(folder)
        store = Store.open(folder)
    return store, notice or (NOTICE if is_without_locks(folder) else "")


def _live(store: Store) -> tuple[StoredSession, State] | None:
    live = store.live()
    return None if live is None else _replayed(store, live)


def _done(store: Store, decided: Sequence[ProgrammeChanged]) -> list[Done]:
    """Return the sessions since a programme was chosen, and in any case the recent ones."""
    programme, since = standing(decided), wall_ms() - RECENT
    if programme is not None:
        since = min(since, programme.since)
    return list(store.read(lambda db: programmes.done_since(db, since)))


def _replayed(store: Store, session: str) -> tuple[StoredSession, State]:
    stored = store.load(session)
    return stored, replay(stored.started, stored.later)
