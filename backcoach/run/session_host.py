"""What a user interface is handed: the session of this run, made anew or from what was stored."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from backcoach.clock import SystemClock
from backcoach.core import planning, questions
from backcoach.core.questions import unfinished_session as ask
from backcoach.core.session import events as ev
from backcoach.core.session.action_events import Leading
from backcoach.core.session.fold import begin
from backcoach.run.attached_screen import AttachedScreen
from backcoach.run.live_session import LiveSession
from backcoach.run.saved_sessions import SavedSessions
from backcoach.run.start import DeferredStart, UnfitError, end, exercises, start
from backcoach.run.watched_session import WatchedSession
from backcoach.storage.writer import Writer
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.planning.readiness import Readiness
    from backcoach.core.questions.form import Form
    from backcoach.core.questions.unfinished_session import Question
    from backcoach.core.session.state import State
    from backcoach.core.settings.settings import Settings
    from backcoach.interface import Screen
    from backcoach.run.inputs import Inputs
    from backcoach.run.live_session import Recorder
    from backcoach.storage.rows import StoredSession


class SessionHost:
    """One run's session and everything around it; `decide` comes before anything else.

    `is_mine` says whether this program may write, `refusal` why there was no session in the
    end. The constructor raises NewerError.
    """

    coach: LiveSession | WatchedSession

    def __init__(self, folder: Path, inputs: Inputs, *, is_mine: bool) -> None:
        self._inputs = inputs
        self._is_mine = is_mine
        self._saved_sessions = SavedSessions(folder, exercises(inputs), is_mine=is_mine)
        self.history = self._saved_sessions.history
        self._readiness: Readiness | None = None
        self._deferred_start: DeferredStart | None = None
        self._attached = AttachedScreen(self._saved_sessions.finished)
        self._writer = Writer(folder, lambda _: self._attached.tell_saved())
        self.question: Question | None = None
        self.first_form: Form | None = None
        self.refusal = ""

    @property
    def _settings(self) -> Settings:
        return self._inputs.settings

    @property
    def library(self) -> Library:
        return self._inputs.library

    @property
    def keymap(self) -> Mapping[str, tuple[str, ...]]:
        return self._settings.keymap()

    @property
    def theme(self) -> str:
        return self._settings.look.theme

    @property
    def is_animated(self) -> bool:
        return self._settings.look.animations

    @property
    def saved(self) -> tuple[str, str]:
        """What is saved, and what keeps the rest from being saved or was found damaged."""
        status = self._writer.status
        if status.problem:
            return "", status.problem
        said = "" if status.saved < 0 else "saving" if status.pending else "saved ✓"
        return said, status.notice or self._saved_sessions.notice

    def enter(self, screen: Screen) -> None:
        """Begin to use what the screen offers."""
        self._attached.enter(screen)
        self._listen()

    def decide(self, *, fresh: bool, resume: bool) -> None:
        """Choose the session to run, or leave the question to the person. Raises UnfitError."""
        left = self._saved_sessions.unfinished
        if not self._is_mine:
            self.question = ask.elsewhere(left[1] if left else None)
            self.coach = self._looking()
        elif left is None:
            is_asked = not (fresh or resume or settings_file.is_there(config_dir()))
            if is_asked:
                self.first_form = questions.first_run.first_form(self.library)
            self._begin()
        elif resume:
            self._resume(*left)
        elif fresh:
            self._end_left(*left, ev.Finished)
            self._begin()
        else:
            self.question = ask.unfinished(left[1], SystemClock().now())
            self.coach = self._looking()

    def answer(self, choice: str) -> bool:
        """Act on the answer to the question; return whether there is a session to show."""
        left = self._saved_sessions.unfinished
        if left is None or choice == "leave":
            return False
        if choice == "resume":
            self._resume(*left)
        elif choice in ("keep", "discard"):
            self._end_left(*left, ev.Finished if choice == "keep" else ev.Discarded)
            try:
                self._begin()
            except UnfitError as unfit:
                self.refusal = str(unfit)
                return False
        return True

    def settle(self, answers: Mapping[str, str]) -> str:
        """Begin by the answers of the first form, and write them down; return what to say.

        Answers with which no session can be made are dropped.
        """
        self.first_form = None
        today = datetime.now(timezone.utc).astimezone().date()
        before, chosen = (
            self._inputs,
            questions.first_run.with_answers(self._settings, answers, today),
        )
        self._inputs = before._replace(settings=chosen)
        self._attached.silence()
        try:
            self._begin()
        except UnfitError as unfit:
            self._inputs = before
            self._listen()
            return str(unfit)
        try:
            settings_file.write(config_dir(), chosen)
        except settings_file.ConfigError as error:
            return error.lines[0]
        return "Kept in config.toml; backcoach config shows it"

    @property
    def today(self) -> Form:
        """The questions before the first set, answered as it stands."""
        return questions.pain_and_today.today_form(
            self.library, self.coach.state.plan.session, self._inputs.minutes
        )

    def begin_today(self, answers: Mapping[str, str]) -> str:
        """Make the session anew by the answers of `today`; return what forbids it, or nothing.

        Only before the first set: what has begun stays as it is. A session that is forbidden
        is only looked at, until the answers are others.
        """
        state = self.coach.state
        if not self._is_mine:
            return ""
        if state.logged or state.phase != "ready":
            return "This is asked before the first set."
        self._readiness = questions.pain_and_today.readiness(answers)
        if (time := answers.get("time")) is not None:
            self._inputs = self._inputs._replace(minutes=int(time) if time else None)
        wanted = self.library.find_session(answers.get("session", state.plan.session))
        before = self._deferred_start
        try:
            coach = self._begin(wanted)
        except UnfitError as unfit:
            self.coach = WatchedSession(state, SystemClock())
            return str(unfit)
        if before is None or before.is_stored:
            end(self._writer, state, ev.Discarded(at=coach.now, offset=state.offset))
        for text in state.notes:
            coach.note(text)
        for pain in state.pains:
            coach.tell(pain)
        return ""

    def outlook(self, state: State) -> NextSession:
        """Return the records of a finished session, and what comes next time and why."""
        return planning.next_session.outlook(
            self.library, state, self._saved_sessions.finished, self._settings.person()
        )

    def close(self, timeout: float) -> str:
        """Wait for the last events to be saved; return what has to be said in the end."""
        self._attached.silence()
        if self._writer.close(timeout):
            return self._writer.status.notice or self._saved_sessions.notice
        pending = self._writer.status.pending
        return f"Not everything could be saved: {pending} steps of this session are lost."

    def _looking(self) -> WatchedSession:
        """Return what stands on the screen until a question is answered."""
        if self._saved_sessions.unfinished is None:
            clock = SystemClock()
            return WatchedSession(begin(self._start(clock)), clock)
        stored, state = self._saved_sessions.unfinished
        clock = SystemClock.anchored(stored.started)
        return WatchedSession(state, clock, None if self._is_mine else self._saved_sessions.reload)

    def _start(self, clock: SystemClock, session: Session | None = None) -> ev.SessionStarted:
        """Return the start of a new session, of the one that was asked for if of no other."""
        wanted = session or self._inputs.session
        return start(self._inputs, wanted, self._saved_sessions.finished, clock, self._readiness)

    def _begin(self, session: Session | None = None) -> LiveSession:
        """Lead a new session. Raises UnfitError."""
        clock = SystemClock()
        started = self._start(clock, session)
        self._deferred_start = DeferredStart(self._writer, started, self._attached.tell_begun)
        return self._take(begin(started), clock, self._deferred_start)

    def _resume(self, stored: StoredSession, state: State) -> None:
        self._writer.resume(stored, state)
        last_at = max(event.at for event in stored.events.values())
        clock = SystemClock.anchored(stored.started, last_at)
        self._take(state, clock, self._writer)

    def _end_left(
        self, stored: StoredSession, state: State, kind: type[ev.Finished | ev.Discarded]
    ) -> None:
        """Close the session that was left, at its last event; one that is kept is learned from."""
        last = max(stored.events.values(), key=lambda event: event.at)
        self._writer.resume(stored, state)
        ended = end(self._writer, state, kind(at=last.at, offset=last.offset))
        if ended.phase == "finished":
            self._saved_sessions.finished.append(ended)

    def _take(self, state: State, clock: SystemClock, recorder: Recorder) -> LiveSession:
        self.question = None
        leading = Leading(self._settings.get_ready, paced=self._settings.pacer)
        pains = [one.pains for one in self._saved_sessions.finished]
        person = self._settings.person()
        coach = self.coach = LiveSession(state, clock, recorder, person, leading, past_pains=pains)
        self._listen()
        return coach

    def _listen(self) -> None:
        self._attached.follow(self.coach, self._settings)
