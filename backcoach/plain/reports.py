"""What plain lines say of a session: where it is, what has changed in it, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.health.closing import closing
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.views.summary import summary
from backcoach.core.wording.acts import no_use
from backcoach.core.wording.reasons_en import reason_text
from backcoach.plain import lines as words
from backcoach.plain.changes import begun, is_reserve_newly_asked, news
from backcoach.plain.typed_commands import typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.state import State
    from backcoach.interface.host import Host


class Reports:
    """Describes the host's session, each change once: it keeps the state that it described last.

    `owes_summary` tells that the summary waits until the reserve of the last set is answered.
    """

    def __init__(self, host: Host, say_line: Callable[[str], None]) -> None:
        self.session = host.session
        self.owes_summary = False
        self._host = host
        self._say_line = say_line
        self._described: State | None = None
        self._last_tick = self.session.now
        self._problem = ""
        self._message = ""  # what the session said of the last act

    def say(self, text: str) -> None:
        self._say_line(text.replace(" · ", ", "))

    def say_lines(self, lines: list[str]) -> None:
        for text in lines:
            self.say(text)

    def take(self) -> None:
        """Take over the host's current session, and say where it is."""
        self.session, self._described = self._host.session, None
        self._last_tick = self.session.now
        self.session.on_message = self._hear
        if forbidden := self._host.forbidden:
            self._described = self.session.state
            self.say_lines([forbidden, self.closing])
            return
        self.say_lines(words.opening(self.session.state, self._last_tick, self._host.keymap))
        self.changes()

    @property
    def is_current(self) -> bool:
        """Whether the host's current session has been described."""
        return self._described is not None and self._host.session is self.session

    def tick(self) -> None:
        """Report what time has changed, and whether everything is saved, where that has changed."""
        before, self._last_tick = self._last_tick, self.session.now
        if self._described is not None:
            self.changes()
            if word := begun(self.session.state, before, self._last_tick):
                self.say(word)
        _, problem = self._host.saved
        if problem != self._problem:
            self._problem = problem
            self.say(problem or "Everything is saved.")

    def _hear(self, message: str) -> None:
        self._message = message

    def changes(self, taken_back: str = "") -> bool:
        """Report what has changed, first what was `taken_back`; return whether anything did."""
        before, after = self._described, self.session.state
        self._described = after
        gear, keymap = self.session.gear, self._host.keymap
        lines = news(before, after, self.session.now, keymap, gear.unit if gear else "kg")
        if after.is_over and (before is None or not before.is_over):
            self.owes_summary = before is not None and is_reserve_newly_asked(before, after)
            lines += ["Enter: summary."] if self.owes_summary else self._ending(after)
        if taken_back and not (lines and lines[0].startswith(taken_back.removesuffix(" again"))):
            lines.insert(0, f"{taken_back}.")
        self.say_lines(lines)
        return bool(lines)

    def effect(self, action: str = "") -> None:
        """Report what an action has changed, and of an undo what it took back.

        Where that is nothing that is reported, say what was done, or what is logged.
        """
        message, self._message = self._message, ""
        if self.changes(message if action == "undo" else ""):
            return
        if message and action:
            self.say(f"{message}.")
        else:
            self.log()

    def log(self) -> None:
        """Say what is logged for the set that corrections change."""
        self.say(words.log_line(self.session.state, self.session.selected))

    def no_use(self, action: str) -> None:
        """Say why an action has done nothing."""
        state = self.session.state
        if reason := closing(state):
            self.say(f"{reason_text(reason)} {self.key('quit')} leaves.")
            return
        self.say(
            self._over if state.is_over else f"{no_use(action, state, self.session.selected)}."
        )

    def end(self) -> None:
        """Say the summary that waits for an answer, when none will come."""
        if self.owes_summary and self.session.state.phase == "finished":
            self.say_lines(self._ending(self.session.state))
        self.owes_summary = False

    def _ending(self, state: State) -> list[str]:
        """Return what to say at the end; a red flag is answered with its instruction alone.

        A session that was thrown away has no end worth a word.
        """
        if state.phase == "discarded":
            return []
        if state.red_flag is not None:
            return [self.closing]
        end = summary(state, self._host.outlook(state), self._host.keymap)
        following = self._over if closing(state) is None else f"{self.key('quit')} leaves."
        return [*words.summary_lines(end), following]

    @property
    def is_closed(self) -> bool:
        """Whether a red flag has ended training, so that nothing but leaving is of use."""
        return self.session.state.red_flag is not None or self._host.has_red_flag

    def say_closed(self) -> None:
        """Say again what a red flag asks for."""
        flag = self.session.state.red_flag
        self.say(self._host.forbidden if flag is None else reason_text(instruction(flag)))

    @property
    def closing(self) -> str:
        """What may be typed where there is no training today."""
        leave = f"{self.key('quit')} leaves."
        return leave if self.is_closed else f"{self.key('readiness')} asks once more, {leave}"

    @property
    def _over(self) -> str:
        return f"{self.key('finish')} goes on training, {self.key('quit')} leaves."

    def key(self, action: str) -> str:
        """Return what is typed for an action."""
        return typed(action, self._host.keymap)
