"""The host of a user interface: makes or resumes the session of this run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.clock import SystemClock
from backcoach.core import planning, questions
from backcoach.core.exercises.substitutes import alternatives
from backcoach.core.questions import unfinished_session as ask
from backcoach.core.questions.form import CHOICE
from backcoach.core.session import events as ev
from backcoach.core.session.known_exercises import KnownExercises
from backcoach.run import own_settings
from backcoach.run.attached_screen import AttachedScreen
from backcoach.run.health_reports import HealthReports
from backcoach.run.saved_sessions import SavedSessions
from backcoach.run.session_starts import SessionStarts
from backcoach.run.start import UnfitError, end, exercises
from backcoach.storage.writer import Writer
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from backcoach.core.exercises.model import Exercise, Library, Session
    from backcoach.core.exercises.substitutes import Neighbour
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.questions.form import Form
    from backcoach.core.session.state import State
    from backcoach.core.settings.settings import Settings
    from backcoach.interface import Screen
    from backcoach.run.inputs import Inputs
    from backcoach.run.live_session import LiveSession
    from backcoach.run.watched_session import WatchedSession


class SessionHost:
    """The session of a run and what belongs to it; `decide` must be called first.

    `is_mine` says whether this program may write, `refusal` why there was no session in the
    end. The constructor raises NewerError.
    """

    session: LiveSession | WatchedSession

    def __init__(self, folder: Path, inputs: Inputs, *, is_mine: bool) -> None:
        self._is_mine = is_mine
        known = KnownExercises(inputs.library.exercise)
        self._saved_sessions = SavedSessions(folder, exercises(inputs), known, is_mine=is_mine)
        self.history = self._saved_sessions.history
        self._health = HealthReports(
            self._saved_sessions.health, self._saved_sessions.finished, SystemClock()
        )
        self._attached = AttachedScreen(self._saved_sessions.finished)
        self._writer = Writer(folder, lambda _: self._attached.tell_saved())
        self._starts = SessionStarts(
            inputs, self._saved_sessions, self._health, self._writer, self._attached.tell_begun
        )
        self.question: Form | None = None
        self.first_form: Form | None = None
        self.forbidden = ""
        self.refusal = ""

    @property
    def settings(self) -> Settings:
        return self._starts.inputs.settings

    @property
    def library(self) -> Library:
        return self._starts.inputs.library

    @property
    def keymap(self) -> Mapping[str, tuple[str, ...]]:
        return self.settings.keymap()

    @property
    def theme(self) -> str:
        return self.settings.look.theme

    @property
    def is_animated(self) -> bool:
        return self.settings.look.animations

    @property
    def saved(self) -> tuple[str, str]:
        """What is saved, and what keeps the rest from being saved or was found damaged."""
        return self._saved_sessions.status_text(self._writer)

    @property
    def is_stored(self) -> bool:
        """Whether the session is on the disk, so that it can be resumed."""
        return self._writer.status.saved >= 0

    @property
    def has_lost(self) -> bool:
        """Whether events are not on the disk; after `close` they are lost."""
        return self._writer.status.pending > 0

    def enter(self, screen: Screen) -> None:
        """Begin to use what the screen offers."""
        self._attached.enter(screen)
        self._listen()

    def decide(self, *, fresh: bool, resume: bool) -> None:
        """Choose the session to run, or leave the question to the person. Raises UnfitError."""
        left = self._saved_sessions.unfinished
        if not self._is_mine:
            self.question = ask.elsewhere(left[1] if left else None)
            self.session = self._starts.looking(is_mine=self._is_mine)
        elif left is None:
            is_asked = not (fresh or resume or settings_file.is_there(config_dir()))
            if is_asked:
                self.first_form = own_settings.first_form(self._starts.inputs)
            self._ask_or_begin()
        elif resume:
            self._lead(self._starts.resume(*left))
        elif fresh:
            self._starts.end_left(*left, ev.Finished)
            self._ask_or_begin()
        else:
            self.question = ask.unfinished(left[1], SystemClock().now())
            self.session = self._starts.looking(is_mine=self._is_mine)

    def answer(self, answers: Mapping[str, str]) -> bool:
        """Act on the answers to the question; return whether there is a session to show."""
        if self._health.is_asking:
            self.question = self._health.answer(answers)
            if self.question is None:
                self._begin_with_reports()
            return True
        left, choice = self._saved_sessions.unfinished, answers[CHOICE]
        if left is None or choice == "leave":
            return False
        if choice == "resume":
            self._lead(self._starts.resume(*left))
        elif choice in ("keep", "discard"):
            self._starts.end_left(*left, ev.Finished if choice == "keep" else ev.Discarded)
            try:
                self._ask_or_begin()
            except UnfitError as unfit:
                self.refusal = str(unfit)
                return False
        return True

    def _ask_or_begin(self) -> None:
        """Ask about health where something is open, else lead a new session. Raises UnfitError."""
        self.question = self._health.question()
        if self.question is None:
            self._lead(self._starts.new())
        else:
            self.session = self._starts.written()

    def _begin_with_reports(self, session: Session | None = None) -> None:
        """Lead a new session that keeps the new reports, or say in `forbidden` why there is none.

        What was reported is stored in either case.
        """
        self.forbidden = self._health.bar()
        reports = self._health.take_new()
        if not self.forbidden:
            try:
                session_led = self._lead(self._starts.new(session))
            except UnfitError as unfit:
                self.forbidden = str(unfit)
            else:
                for report in reports:
                    session_led.tell(report)
                return
        self.session = self._starts.written(session)
        self._starts.keep(reports, session)

    @property
    def has_red_flag(self) -> bool:
        return bool(self._health.bar())

    def settle(self, answers: Mapping[str, str]) -> str:
        """Begin by the answers of the first form and save them; return what to say."""
        self.first_form, before = None, self._starts.inputs
        self._starts.inputs = own_settings.first_answered(before, answers)
        return self._begin_by_settings(before)

    @property
    def settings_form(self) -> Form:
        return own_settings.form(self._starts.inputs)

    def change_settings(self, answers: Mapping[str, str]) -> str:
        """Keep other settings; a session of which nothing is stored yet is made anew by them."""
        before, deferred = self._starts.inputs, self._starts.deferred
        self._starts.inputs = own_settings.answered(before, answers)
        if self.settings == before.settings:
            return "Nothing was changed"
        self.first_form = None
        if not self.session.takes_keys or deferred is None or deferred.is_stored:
            return f"{own_settings.keep(self.settings)}; it holds from the next session on"
        return self._begin_by_settings(before, self.session.state.plan.session)

    def _begin_by_settings(self, before: Inputs, session: str = "") -> str:
        """Lead a session by new settings and write them; where none can be made, drop them."""
        self._attached.silence()
        try:
            self._lead(self._starts.new(self.library.find_session(session)))
        except UnfitError as unfit:
            self._starts.inputs = before
            self._listen()
            return str(unfit)
        return own_settings.keep(self.settings)

    @property
    def today(self) -> Form:
        """The questions before the first set, answered as it stands."""
        return questions.pain_and_today.today_form(
            self.library, self.session.state.plan.session, self._starts.inputs.minutes
        )

    def begin_today(self, answers: Mapping[str, str]) -> str:
        """Make the session anew by the answers of `today`; return what forbids it, or nothing.

        Only before the first set: what has begun stays as it is. A session that is forbidden
        is only looked at, until the answers are others.
        """
        state = self.session.state
        if not self._is_mine:
            return ""
        if bar := self._health.bar():
            return bar
        if state.logged or state.phase != "ready":
            return "This is asked before the first set."
        clock = SystemClock()
        now = clock.now()
        today = questions.pain_and_today.today_answers(answers, now, clock.offset(now))
        self._starts.energy = today.energy
        if was_led := self.session.takes_keys:
            self._health.add(state.pains)
        self._health.add(today.reports)
        if (time := answers.get("time")) is not None:
            self._starts.inputs = self._starts.inputs._replace(minutes=int(time) if time else None)
        wanted = self.library.find_session(answers.get("session", state.plan.session))
        before = self._starts.deferred
        self._begin_with_reports(wanted)
        if was_led and before is not None and before.is_stored:
            end(self._writer, state, ev.Discarded(at=now, offset=state.offset))
        for text in () if self.forbidden else state.notes:
            self.session.note(text)
        return self.forbidden

    def alternatives(self, exercise: Exercise) -> tuple[Neighbour, ...]:
        """Return what can be done instead of an exercise with the equipment at hand."""
        return alternatives(self.library, exercise, self.settings.person().lacks)

    def outlook(self, state: State) -> NextSession:
        """Return the records of a finished session, and what comes next time and why."""
        person, past = self.settings.person(), self._saved_sessions.finished
        return planning.next_session.outlook(self.library, state, past, person, self._health.all)

    def close(self, timeout: float) -> str:
        """Wait for the last events to be saved; return what has to be said in the end."""
        self._attached.silence()
        return self._saved_sessions.closing_text(self._writer, timeout)

    def _lead(self, led: LiveSession) -> LiveSession:
        self.question, self.session = None, led
        self._listen()
        return led

    def _listen(self) -> None:
        self._attached.follow(self.session, self.settings)
