"""The host of a user interface: makes or resumes the session of this run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from backcoach import run
from backcoach.clock import SystemClock
from backcoach.core import questions
from backcoach.core.session import events as ev
from backcoach.run.host_facts import HostFacts
from backcoach.run.starting import programmes
from backcoach.run.starting.coach_offers import with_plans
from backcoach.run.starting.start import UnfitError, end
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.exercises.model import Session
    from backcoach.interface.screen import Screen
    from backcoach.run.live_session import LiveSession
    from backcoach.run.starting.inputs import Inputs

NEXT_SESSION = "; used from the next session on"


class SessionHost(HostFacts):
    """Makes the session of a run; `decide` must be called first. Raises NewerError when made."""

    def enter(self, screen: Screen) -> None:
        """Begin to use what the screen offers."""
        self._attached.enter(screen)
        self._listen()

    def decide(self, *, fresh: bool, resume: bool) -> None:
        """Choose the session to run, or leave the question to the person. Raises UnfitError."""
        left = self._saved_sessions.last(resume=resume)
        if not self._is_mine:
            self.question = questions.unfinished_session.elsewhere(left[1] if left else None)
            self.session = self._starts.looking(is_mine=self._is_mine)
        elif left is None:
            is_asked = not (fresh or resume or settings_file.is_there(config_dir()))
            if is_asked:
                self.first_form = run.own_settings.first_form(self._starts.inputs)
            self._ask_or_begin()
        elif resume:
            self._lead(self._starts.resume(*left))
        elif fresh:
            self._starts.end_left(*left, ev.Finished)
            self._ask_or_begin()
        else:
            led_by = self._saved_sessions.led_by
            self.question = questions.unfinished_session.unfinished(
                left[1], SystemClock().now(), led_by
            )
            self.session = self._starts.looking(is_mine=self._is_mine)

    def answer(self, answers: Mapping[str, str]) -> bool:
        """Act on the answers to the question; return whether there is a session to show."""
        if self._health.is_asking or self._offers.is_asking:
            self._answer_at_start(answers)
            return True
        left, choice = self._saved_sessions.unfinished, answers[questions.form.CHOICE]
        if left is None or choice == "leave":
            return False
        if choice == "resume":
            self._lead(self._starts.resume(*left))
        elif choice == "watch":
            self.question, self.session = None, self._starts.looking(is_mine=False)
        elif choice in ("keep", "discard"):
            self._starts.end_left(*left, ev.Finished if choice == "keep" else ev.Discarded)
            try:
                self._ask_or_begin()
            except UnfitError as unfit:
                self.refusal = str(unfit)
                return False
        return True

    def _answer_at_start(self, answers: Mapping[str, str]) -> None:
        """Act on answers about health or to a coach; ask what comes next, or begin."""
        message = ""
        if self._health.is_asking:
            self.question = self._health.answer(answers)
        else:
            message = self._offers.answer(answers[questions.form.CHOICE])
            self._starts.inputs = programmes.with_programme(
                with_plans(self._starts.inputs), self._saved_sessions, SystemClock()
            )
            self.question = None
        if self.question is None and not self._health.bar():
            self.question = self._offers.question()
        if self.question is None:
            self._begin_with_reports()
        if message:
            self._attached.remark(message)

    def _ask_or_begin(self) -> None:
        """Ask what is open about health and of coaches, else lead a new session.

        Raises UnfitError.
        """
        self.question = self._health.question() or self._offers.question()
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

    def settle(self, answers: Mapping[str, str]) -> str:
        """Begin by the answers of the first form and save them; return what to say.

        A session that has begun stays as it is.
        """
        self.first_form, before = None, self._starts.inputs
        answered = run.own_settings.first_answered(before, answers)
        self._starts.inputs = self._with_programme(answered, answers)
        if self._has_begun:
            later = self.settings != before.settings
            return f"{self._keep()}{NEXT_SESSION if later else ''}"
        return self._begin_by_settings(before)

    @property
    def _has_begun(self) -> bool:
        """Whether anything of the session is stored, or it is not led here."""
        deferred = self._starts.deferred
        return not self.session.takes_keys or deferred is None or deferred.is_stored

    def change_settings(self, answers: Mapping[str, str]) -> str:
        """Keep other settings; a session of which nothing is stored yet is made anew by them."""
        before = self._starts.inputs
        asked = run.own_settings.form(before).answers.get("programme")
        self._starts.inputs = run.own_settings.answered(before, answers)
        is_other = answers.get("programme", asked) != asked
        if is_other:
            self._starts.inputs = self._with_programme(self._starts.inputs, answers)
        if self.settings == before.settings and not is_other:
            return "Nothing was changed"
        self.first_form = None
        if self._has_begun:
            return f"{self._keep()}{NEXT_SESSION}"
        return self._begin_by_settings(before, "" if is_other else self.session.state.plan.session)

    def _with_programme(self, inputs: Inputs, answers: Mapping[str, str]) -> Inputs:
        """Return inputs with the programme of the answers."""
        name = answers.get("programme", "")
        return programmes.with_other_programme(
            inputs, name, self._saved_sessions, SystemClock(), self._folder
        )

    def keep_theme(self, name: str) -> str:
        """Keep the theme that was chosen; return a sentence on what was done with it."""
        look = structs.replace(self.settings.look, theme=name)
        settings = structs.replace(self.settings, look=look)
        self._starts.inputs = self._starts.inputs._replace(settings=settings)
        return "" if self.first_form is not None else self._keep()  # which writes it as well

    def _keep(self) -> str:
        """Write settings that differ from the file's; return what was done, or why not."""
        try:
            message = run.own_settings.keep(self._kept, self.settings)
        except settings_file.ConfigError as error:
            return error.lines[0]
        self._kept = self.settings
        return message

    def _begin_by_settings(self, before: Inputs, session: str = "") -> str:
        """Lead a session by new settings and write them; where none can be made, drop them."""
        self._attached.silence()
        try:
            self._lead(self._starts.new(self.library.find_session(session)))
        except UnfitError as unfit:
            self._starts.inputs = before
            self._listen()
            return str(unfit)
        return self._keep()

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
        self._starts.inputs = run.own_settings.answered_today(self._starts.inputs, answers)
        if self.settings != self._kept:
            self._keep()
        wanted = self.library.find_session(answers.get("session", state.plan.session))
        before = self._starts.deferred
        self._begin_with_reports(wanted)
        if was_led and before is not None and before.is_stored:
            end(self._writer, state, ev.Discarded(at=now, offset=state.offset))
        for text in () if self.forbidden else state.notes:
            self.session.note(text)
        return self.forbidden

    def close(self, timeout: float) -> str:
        """Wait for the last events to be saved; return what has to be said in the end."""
        self._attached.leave(getattr(self, "session", None))
        return self._saved_sessions.closing_text(self._writer, timeout)

    def _lead(self, led: LiveSession) -> LiveSession:
        self.question, self.session = None, led
        self._listen()
        return led

    def _listen(self) -> None:
        self._attached.follow(self.session, self.settings)
