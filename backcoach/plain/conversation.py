"""A session in lines of text, for screen readers, pipes and tiny or dumb terminals.

Each typed line is answered with lines; a line that was written is never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import RESERVES
from backcoach.core.questions.ending import ending
from backcoach.core.session.set_corrections import reported
from backcoach.core.text import clean
from backcoach.core.wording.phrases import LOOKING
from backcoach.plain.answers import answers, seconds_to_wait
from backcoach.plain.corrections import Corrections
from backcoach.plain.dialogs import Dialogs
from backcoach.plain.first_answers import FirstAnswers, first_time
from backcoach.plain.reports import Reports
from backcoach.plain.typed_commands import misunderstood, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.questions.form import Form
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session
    from backcoach.plain.dialogs import Dialogue

LONGEST = 1000  # characters of a line that are looked at


class Plain:
    """One session in lines: `hear` takes a typed line, `tick` lets time pass, `say` writes a line.

    `has_left` is set once the person wants to leave.
    """

    def __init__(self, host: Host, say: Callable[[str], None]) -> None:
        self.has_left = False
        self._host = host
        self._reports = Reports(host, say)
        self._say = self._reports.say
        self._dialogs = Dialogs(host, self._say)
        self._corrections = Corrections()
        self._dialogue: Dialogue | None = None
        self._question: Form | None = None
        self._first: FirstAnswers | None = None

    @property
    def _session(self) -> Session:
        return self._reports.session

    def open(self) -> None:
        """Say where the session is, or ask what must be answered first."""
        form = self._host.first_form
        if form is not None:
            self._reports.say_lines([first_time(self._host.keymap), form.text])
        if self._host.question is not None:
            self._ask()
            return
        self._reports.take()
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
        elif first is not None and first.hear(text):
            if first.has_settled:
                self._reports.take()
        else:
            self._obey(text)
        if first is not None and (self._has_begun or (self.has_left and first.has_answers)):
            first.leave()
            self._first = None

    @property
    def _has_begun(self) -> bool:
        """Whether anything was done in the session."""
        state = self._session.state
        return state.phase != "ready" or bool(state.logged)

    def tick(self) -> None:
        """Apply what became due with time, and report it."""
        if self._dialogue is None and self._host.session is not self._session:
            self._reports.take()  # another machine has taken the session over
        self._session.tick()
        self._reports.tick()

    def wait(self) -> float | None:
        """Return the seconds until the next `tick`, None where nothing will change by itself.

        There is a tick in every second before a deadline: the last three seconds are counted
        down, and after the machine has slept the end must not come late.
        """
        return seconds_to_wait(self._session)

    def end(self) -> None:
        """Say the summary that waits for an answer, when none will come."""
        self._reports.end()

    def _obey(self, line: str) -> None:
        command, session, reports = read(line, self._host.keymap), self._session, self._reports
        if command is not None and command.action == "quit":
            reports.end()
            self.has_left = True
        elif reports.owes_summary and command is not None and command.action == "next":
            reports.end()
        elif command is not None and (lines := answers(self._host, command.action)):
            reports.say_lines(lines)
        elif reports.is_closed:
            reports.say_closed()
        elif command is not None and command.action == "readiness":
            self._begin(self._dialogs.readiness(command.words))
        elif not session.takes_keys:
            watching = f"{LOOKING}; {reports.key('quit')} leaves."
            self._say(reports.closing if self._host.forbidden else watching)
        elif command is None:
            self._correct(session, line)
        elif dialogue := self._dialogs.of_actions.get(command.action):
            self._begin(dialogue(session, command.words))
        else:
            self._perform(session, command.action)

    def _perform(self, session: Session, action: str) -> None:
        reports = self._reports
        step = reported(session.state, session.selected)
        result = session.state.result(step) if step else None
        if form := ending(session.state, action):
            self._begin(self._dialogs.ending(session, form, reports.key("finish")))
        elif result is not None and action == f"reserve_{result.rir}":
            reports.log()  # the same key again would take it back
        elif session.perform(action):
            reports.effect(action)
            if reports.owes_summary and (not session.state.is_over or action in RESERVES):
                reports.end()
        elif not reports.changes():
            reports.no_use(action)

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
        self._reports.effect()

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
            elif not self._reports.is_current:
                self._reports.take()
            else:
                self._reports.changes()
