"""A session in lines of text, for screen readers, pipes and tiny or dumb terminals.

Each typed line is answered with lines; a line that was written is never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import RESERVES
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.coaching.health.report import closing
from backcoach.core.questions.ending import ending
from backcoach.core.text import clean
from backcoach.core.views.summary import summary
from backcoach.core.wording.phrases import LOOKING, no_use
from backcoach.core.wording.reasons_en import reason_text
from backcoach.plain import lines as words
from backcoach.plain.answers import answers, seconds_to_wait
from backcoach.plain.changes import begun, is_reserve_newly_asked, news
from backcoach.plain.corrections import Corrections
from backcoach.plain.dialogs import Dialogs
from backcoach.plain.first_answers import FirstAnswers, first_time
from backcoach.plain.typed_commands import misunderstood, read, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.questions.form import Form
    from backcoach.core.session.state import State
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session
    from backcoach.plain.dialogs import Dialogue

LONGEST = 1000  # characters of a line that are looked at


class Plain:
    """One session in lines: `hear` takes a typed line, `tick` lets time pass, `say` writes a line.

    `has_left` is set once the person wants to leave. It keeps the state that was described last,
    so that each change is described once.
    """

    def __init__(self, host: Host, say: Callable[[str], None]) -> None:
        self.has_left = False
        self._host = host
        self._session = host.session
        self._say_line = say
        self._dialogs = Dialogs(host, self._say)
        self._corrections = Corrections()
        self._dialogue: Dialogue | None = None
        self._described: State | None = None
        self._last_tick = self._session.now
        self._problem = ""
        self._question: Form | None = None
        self._first: FirstAnswers | None = None
        self._owes_summary = False  # while the reserve of the last set is asked

    def open(self) -> None:
        """Say where the session is, or ask what must be answered first."""
        form = self._host.first_form
        if form is not None:
            self._say_lines([first_time(self._host.keymap), form.text])
        if self._host.question is not None:
            self._ask()
            return
        self._take()
        if form is not None:
            self._first = FirstAnswers(self._host, form, self._say)
            self._first.ask()

    def _ask(self) -> None:
        """Ask the question that the host has."""
        self._question = self._host.question
        if self._question is not None:
            self._begin(self._dialogs.first(self._question))

    def hear(self, line: str) -> None:
        """Answer a typed line."""
        text = clean(line[:LONGEST])
        first = self._first
        if self._dialogue is not None:
            self._go_on(self._dialogue, text)
        elif first is not None and self._session.state.phase == "ready" and first.hear(text):
            if first.has_settled:
                self._take()
        else:
            self._obey(text)

    def tick(self) -> None:
        """Apply what became due with time, and report it."""
        self._session.tick()
        before, self._last_tick = self._last_tick, self._session.now
        if self._described is not None:
            self._report_changes()
            if word := begun(self._session.state, before, self._last_tick):
                self._say(word)
        _, problem = self._host.saved
        if problem != self._problem:
            self._problem = problem
            self._say(problem or "Everything is saved.")

    def wait(self) -> float | None:
        """Return the seconds until the next `tick`, None where nothing will change by itself.

        There is a tick in every second before a deadline: the last three seconds are counted
        down, and after the machine has slept the end must not come late.
        """
        return seconds_to_wait(self._session)

    def _say(self, text: str) -> None:
        self._say_line(text.replace(" · ", ", "))

    def _say_lines(self, lines: list[str]) -> None:
        for text in lines:
            self._say(text)

    def _take(self) -> None:
        """Take over the host's current session, and say where it is."""
        self._session, self._described = self._host.session, None
        self._last_tick = self._session.now
        if forbidden := self._host.forbidden:
            self._described = self._session.state
            self._say_lines([forbidden, self._closing])
            return
        self._say_lines(words.opening(self._session.state, self._last_tick, self._host.keymap))
        self._report_changes()

    @property
    def _is_closed(self) -> bool:
        """Whether a red flag has ended training, so that nothing but leaving is of use."""
        return self._session.state.red_flag is not None or self._host.has_red_flag

    def _say_closed(self) -> None:
        """Say again what a red flag asks for."""
        flag = self._session.state.red_flag
        self._say(self._host.forbidden if flag is None else reason_text(instruction(flag)))

    @property
    def _closing(self) -> str:
        """What may be typed where there is no training today."""
        leave = f"{self._key('quit')} leaves."
        return leave if self._is_closed else f"{self._key('readiness')} asks once more, {leave}"

    @property
    def _over(self) -> str:
        return f"{self._key('finish')} goes on training, {self._key('quit')} leaves."

    def _key(self, action: str) -> str:
        return typed(action, self._host.keymap)

    def _report_changes(self) -> bool:
        """Report what has changed; return whether anything did."""
        before, after = self._described, self._session.state
        self._described = after
        gear, keymap = self._session.gear, self._host.keymap
        lines = news(before, after, self._session.now, keymap, gear.unit if gear else "kg")
        if after.is_over and (before is None or not before.is_over):
            self._owes_summary = before is not None and is_reserve_newly_asked(before, after)
            lines += ["Enter: summary."] if self._owes_summary else self._ending(after)
        self._say_lines(lines)
        return bool(lines)

    def end(self) -> None:
        """Say the summary that waits for an answer, when none will come."""
        if self._owes_summary and self._session.state.phase == "finished":
            self._say_lines(self._ending(self._session.state))
        self._owes_summary = False

    def _ending(self, state: State) -> list[str]:
        """Return what to say at the end; a red flag is answered with its instruction alone."""
        if state.red_flag is not None:
            return [self._closing]
        end = summary(state, self._host.outlook(state), self._host.keymap)
        following = self._over if closing(state) is None else f"{self._key('quit')} leaves."
        return [*words.summary_lines(end), following]

    def _obey(self, line: str) -> None:
        command, session = read(line, self._host.keymap), self._session
        if command is not None and command.action == "quit":
            self.end()
            self.has_left = True
        elif self._owes_summary and command is not None and command.action == "next":
            self.end()
        elif command is not None and (lines := answers(self._host, command.action)):
            self._say_lines(lines)
        elif self._is_closed:
            self._say_closed()
        elif command is not None and command.action == "readiness":
            self._begin(self._dialogs.readiness(command.words))
        elif not session.takes_keys:
            watching = f"{LOOKING}; {self._key('quit')} leaves."
            self._say(self._closing if self._host.forbidden else watching)
        elif command is None:
            self._correct(session, line)
        elif dialogue := self._dialogs.of_actions.get(command.action):
            self._begin(dialogue(session, command.words))
        else:
            self._perform(session, command.action)

    def _perform(self, session: Session, action: str) -> None:
        log = words.log(session.state, session.selected)
        if form := ending(session.state, action):
            self._begin(self._dialogs.ending(session, form, self._key("finish")))
        elif log is not None and action == f"reserve_{log[1].rir}":
            self._say_log(session)  # the same key again would take it back
        elif session.perform(action):
            self._say_effect(session)
            if self._owes_summary and (not session.state.is_over or action in RESERVES):
                self.end()
        elif not self._report_changes():
            self._say_no_use(action, session.state)

    def _say_no_use(self, action: str, state: State) -> None:
        """Say why an action has done nothing."""
        if reason := closing(state):
            self._say(f"{reason_text(reason)} {self._key('quit')} leaves.")
            return
        self._say(self._over if state.is_over else f"{no_use(action, state)}.")

    def _correct(self, session: Session, line: str) -> None:
        """Log the numbers of a line, or say what may be typed where it holds none."""
        try:
            correction = self._corrections.read(session, line)
        except ValueError as error:
            self._say(str(error))
            return
        if correction is None:
            self._say(misunderstood(line, self._host.keymap))
            return
        step, result = correction
        session.amend(step.id, result)
        self._say_effect(session)

    def _say_effect(self, session: Session) -> None:
        """Report what an action has changed, or the logged set where nothing else did."""
        if not self._report_changes():
            self._say_log(session)

    def _say_log(self, session: Session) -> None:
        self._say(words.log_line(session.state, session.selected))

    def _begin(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._go_on(dialogue)

    def _go_on(self, dialogue: Dialogue, line: str | None = None) -> None:
        """Send a line to a dialogue, None to begin it; after its end the session goes on."""
        try:
            next(dialogue) if line is None else dialogue.send(line)
        except StopIteration as end:
            self._dialogue = None
            if not end.value:
                self.has_left = True
            elif self._host.question not in (None, self._question):
                self._ask()
            elif self._described is None or self._host.session is not self._session:
                self._take()
            else:
                self._report_changes()
