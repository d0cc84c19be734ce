"""Makes the sessions of a run: new, resumed, or only watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach import run
from backcoach.clock import SystemClock
from backcoach.core import planning
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.leading import Leading
from backcoach.run.live_session import LiveSession
from backcoach.run.starting.programmes import with_programme
from backcoach.run.starting.start import DeferredStart, end, keep_reports, start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backcoach.core.exercises.model import Exercise, Session
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.run.listeners import Recorder
    from backcoach.run.starting.health_reports import HealthReports
    from backcoach.run.starting.inputs import Inputs
    from backcoach.run.starting.saved_sessions import SavedSessions
    from backcoach.run.watched_session import WatchedSession
    from backcoach.storage.rows import StoredSession
    from backcoach.storage.writer import Writer


class SessionStarts:
    """`inputs` and `energy` (1 to 5) hold for the sessions to come.

    `deferred` is the start of the last new session, `on_start` is called when it is stored.
    """

    def __init__(
        self,
        inputs: Inputs,
        saved: SavedSessions,
        health: HealthReports,
        writer: Writer,
        on_start: Callable[[ev.SessionStarted], None],
    ) -> None:
        self.inputs = inputs
        self.energy: int | None = None
        self.deferred: DeferredStart | None = None
        self._saved = saved
        self._health = health
        self._writer = writer
        self._on_start = on_start

    def new(self, session: Session | None = None) -> LiveSession:
        """Return a new session, the one that was asked for if no other. Raises UnfitError."""
        clock = SystemClock()
        started = self._start(clock, session, self._health.all)
        self.deferred = DeferredStart(self._writer, started, self._on_start)
        return self._led(begin(started), clock, self.deferred)

    def resume(self, stored: StoredSession, state: State) -> LiveSession:
        """Return the session that was left, or finished last, to go on with it.

        A hold or a led set that was under way when the program was killed begins anew.
        """
        self._writer.resume(stored, state)
        last = max(stored.events.values(), key=lambda event: event.at)
        clock = SystemClock.anchored(stored.started, last.at)
        if state.phase == "finished":
            at = clock.now()
            state = end(self._writer, state, ev.Continued(at=at, offset=clock.offset(at)))
        led = self._led(state, clock, self._writer)
        led.leave(last.at)
        return led

    def looking(self, *, is_mine: bool) -> WatchedSession:
        """Return the session to show until a question is answered. Raises UnfitError."""
        if self._saved.unfinished is None:
            return self.written()
        stored, state = self._saved.unfinished
        clock = SystemClock.anchored(stored.started)
        return run.watched_session.WatchedSession(
            state, clock, None if is_mine else self._saved.reload
        )

    def watching(self, state: State) -> WatchedSession:
        """Return a session that was led here, to be watched as other machines go on with it."""
        clock = SystemClock()
        return run.watched_session.WatchedSession(
            state, clock, lambda: self._saved.reload(state.id)
        )

    def written(self, session: Session | None = None) -> WatchedSession:
        """Return a session without today's reports, only to be watched."""
        clock = SystemClock()
        return run.watched_session.WatchedSession(begin(self._start(clock, session)), clock)

    def keep(self, reports: Sequence[ev.HealthEvent], session: Session | None = None) -> None:
        """Store reports that leave no session."""
        clock = SystemClock()
        keep_reports(self._writer, self._start(clock, session), reports, clock)

    def end_left(
        self, stored: StoredSession, state: State, kind: type[ev.Finished | ev.Discarded]
    ) -> None:
        """End the unfinished session at its last event; later targets use one that is kept.

        One in which nothing was done or noted is not.
        """
        last = max(stored.events.values(), key=lambda event: event.at)
        self._writer.resume(stored, state)
        is_empty = state.last_done is None and not state.notes and state.chosen == state.plan.chosen
        event = (ev.Discarded if is_empty else kind)(at=last.at, offset=last.offset)
        ended = end(self._writer, state, event)
        if ended.phase == "finished":
            self._saved.finished.append(ended)
            self.inputs = with_programme(self.inputs, self._saved, SystemClock())

    def _start(
        self,
        clock: SystemClock,
        session: Session | None,
        reports: Sequence[ev.HealthEvent] = (),
    ) -> ev.SessionStarted:
        wanted = session or self.inputs.session
        return start(
            self.inputs, wanted, self._saved.finished, clock, reports=reports, energy=self.energy
        )

    def _led(self, state: State, clock: SystemClock, recorder: Recorder) -> LiveSession:
        settings = self.inputs.settings
        person, past = settings.person(), self._saved.finished
        reports, library = self._health.all, self.inputs.library

        def plan_line(state: State, slot: int, exercise: Exercise) -> Plan | None:
            plan = planning.swapped_line.line_planner(
                library, person, past, clock.now, reports=reports
            )
            return plan(state, slot, exercise)

        return LiveSession(
            state,
            clock,
            recorder,
            person,
            Leading(settings.get_ready, paced=settings.pacer),
            reports=reports,
            past=past,
            keymap=settings.keymap(),
            plan_line=plan_line,
        )
