"""The coach as lines of text, for screen readers, pipes and tiny or dumb terminals.

A line is heard, what is new is said; nothing that was said is taken back or written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.text import clean
from backcoach.core.views.summary import summary
from backcoach.core.wording.phrases import LOOKING, no_use
from backcoach.plain import lines as words
from backcoach.plain.changes import begun, news
from backcoach.plain.dialogs import Asking
from backcoach.plain.typed_commands import amended, help_lines, misunderstood, read, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.state import State
    from backcoach.interface import Host, Session
    from backcoach.plain.dialogs import Dialogue

SECOND = 1000  # ms
LONGEST = 1000  # characters of a line that are looked at
FIRST_TIME = "The usual settings are in use; backcoach config --edit changes them."


class Plain:
    """One session as a conversation: `hear` takes a line, `tick` lets time pass, `say` answers.

    `has_left` tells that the person wants to leave. Of the session it keeps only the state of
    which it told last.
    """

    def __init__(self, host: Host, say: Callable[[str], None]) -> None:
        self.has_left = False
        self._host = host
        self._coach = host.coach
        self._say_line = say
        self._asking = Asking(host, self._say)
        self._dialogue: Dialogue | None = None
        self._told: State | None = None
        self._looked_at = self._coach.now
        self._problem = ""

    def open(self) -> None:
        """Say where the session stands, or ask what must be answered before."""
        form, question = self._host.first_form, self._host.question
        if form is not None:
            self._tell([FIRST_TIME, form.text])
        if question is not None:
            self._begin(self._asking.first(question))
        else:
            self._take()

    def hear(self, line: str) -> None:
        """Answer a typed line."""
        text = clean(line[:LONGEST])
        if self._dialogue is None:
            self._obey(text)
        else:
            self._go_on(self._dialogue, text)

    def tick(self) -> None:
        """Let happen what time has brought about, and say it."""
        self._coach.tick()
        before, self._looked_at = self._looked_at, self._coach.now
        if self._told is not None:
            self._tell_news()
            if word := begun(self._coach.state, before, self._looked_at):
                self._say(word)
        _, problem = self._host.saved
        if problem != self._problem:
            self._problem = problem
            self._say(problem or "Everything is saved.")

    def wait(self) -> float | None:
        """Return the seconds until the next `tick`, None while only a line brings news.

        Before a deadline every second is looked at: the last three are counted down, and a
        machine that slept must not be late with the end.
        """
        now, deadline, pace = self._coach.now, self._coach.next_deadline(), self._coach.pace()
        waits = []
        if deadline is not None:
            left = deadline - now
            waits.append(1 if -SECOND < left <= 0 else (left - 1) % SECOND + 1)
        if pace is not None and pace.changes_at is not None:
            waits.append(max(1, pace.changes_at - now))
        return min(waits) / SECOND if waits else None

    def _say(self, text: str) -> None:
        self._say_line(text.replace(" · ", ", "))

    def _tell(self, lines: list[str]) -> None:
        for text in lines:
            self._say(text)

    def _take(self) -> None:
        """Take the session that the host has by now, and say where it stands."""
        self._coach, self._told = self._host.coach, None
        self._looked_at = self._coach.now
        if self._is_forbidden:
            self._told = self._coach.state
            self._say(self._forbidden)
            return
        self._tell(words.opening(self._coach.state, self._looked_at, self._key("help")))
        self._tell_news()

    @property
    def _is_forbidden(self) -> bool:
        """Whether there is no training today, as the person is."""
        return self._host.question is None and not self._coach.takes_keys

    def _key(self, action: str) -> str:
        return typed(action, self._host.keymap)

    @property
    def _over(self) -> str:
        return f"{self._key('finish')} goes on training, {self._key('quit')} leaves."

    @property
    def _forbidden(self) -> str:
        return f"{self._key('readiness')} asks once more, {self._key('quit')} leaves."

    def _tell_news(self) -> bool:
        """Say what is new; return whether anything was."""
        before, after = self._told, self._coach.state
        self._told = after
        lines = news(before, after, self._coach.now)
        if after.is_over and (before is None or not before.is_over):
            lines += words.summary_lines(summary(after, self._host.outlook(after)))
            lines.append(self._over)
        self._tell(lines)
        return bool(lines)

    def _obey(self, line: str) -> None:
        asked, coach = read(line, self._host.keymap), self._coach
        if asked is not None and asked.action == "quit":
            self.has_left = True
        elif asked is not None and (lines := self._answer(asked.action)):
            self._tell(lines)
        elif asked is not None and asked.action == "readiness":
            self._begin(self._asking.readiness(asked.words))
        elif not coach.takes_keys:
            watching = f"{LOOKING}; {self._key('quit')} leaves."
            self._say(self._forbidden if self._is_forbidden else watching)
        elif asked is None:
            self._correct(coach, line)
        elif dialogue := self._asking.dialogues.get(asked.action):
            self._begin(dialogue(coach, asked.words))
        else:
            self._perform(coach, asked.action)

    def _answer(self, action: str) -> list[str]:
        """Return what is told to one who only asks, nothing for what is to be done."""
        state, now = self._coach.state, self._coach.now
        if action == "help":
            return help_lines(self._host.keymap)
        if action == "time":
            return [words.clock_line(state, now)]
        if action == "more":
            return words.more(state, self._coach.gear)
        if action == "history":
            return words.history_lines(self._host.history(), self._host.coach.now)
        return words.session_lines(state) if action == "list" else []

    def _perform(self, coach: Session, action: str) -> None:
        log = words.log(coach.state, coach.selected)
        if log is not None and action == f"reserve_{log[1].rir}":
            self._say_log(coach)  # the same key again would take it back
        elif coach.perform(action):
            self._say_effect(coach)
        elif not self._tell_news():
            self._say(self._over if coach.state.is_over else f"{no_use(action, coach.state)}.")

    def _correct(self, coach: Session, line: str) -> None:
        """Log the numbers that a line consists of, or help on after any other line."""
        log = words.log(coach.state, coach.selected)
        result = None
        gear = coach.gear
        if log is not None and gear is not None:
            exercise = coach.state.plan.exercise(log[0])
            try:
                result = amended(line, log[1], exercise, gear.unit)
            except ValueError as error:
                self._say(str(error))
                return
        if log is None or result is None:
            self._say(misunderstood(line, self._host.keymap))
            return
        coach.amend(log[0].id, result)
        self._say_effect(coach)

    def _say_effect(self, coach: Session) -> None:
        """Say what an action has changed, the log line where that is no news otherwise."""
        if not self._tell_news():
            self._say_log(coach)

    def _say_log(self, coach: Session) -> None:
        self._say(words.log_line(coach.state, coach.selected))

    def _begin(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._go_on(dialogue)

    def _go_on(self, dialogue: Dialogue, line: str | None = None) -> None:
        """Let a dialogue hear a line, nothing to begin it; after its end the session goes on."""
        try:
            next(dialogue) if line is None else dialogue.send(line)
        except StopIteration as end:
            self._dialogue = None
            if not end.value:
                self.has_left = True
            elif self._told is None or self._host.coach is not self._coach:
                self._take()
            else:
                self._tell_news()
