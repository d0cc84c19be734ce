"""The first line: the session, its progress, its minutes so far and left, and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.duration import minutes_taken, seconds_left, seconds_trained
from backcoach.core.wording.phrases import about_left
from backcoach.tui.panes.pane import Pane, spread

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.session.state import State

WIDE = 90
MEDIUM = 70
NARROW = 50


class Header(Pane):
    """One line, in whole minutes, so that it seldom changes."""

    def on_mount(self) -> None:
        self._facts: tuple[str, str, str, str, str] = ("", "", "", "", "")
        self._saved = ""
        self._problem = ""

    def show(self, state: State, now: int) -> None:
        done, planned = progress(state)
        if state.finished_at is not None:
            minutes = minutes_taken(state)
        else:
            minutes = seconds_trained(state, now) // 60
        left = "" if state.is_over else about_left(seconds_left(state, now))
        sets = f"{done}/{planned} sets"
        facts = (state.plan.name, state.plan.level, sets, f"{minutes} min", left)
        if facts != self._facts:
            self._facts = facts
            self.redraw()

    def saved(self, saved: str, problem: str = "") -> None:
        """Show what is saved, and what the person should know of the data file."""
        if (saved, problem) != (self._saved, self._problem):
            self._saved, self._problem = saved, problem
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        name, level, sets, minutes, left = self._facts
        saving = (
            Content.styled(self._saved, "$text-success"),
            Content.styled(self._problem, "bold $text-error"),
        )
        right = Content(" · ").join(part for part in saving if part.plain)
        title = Content.assemble((name, "bold"), (f" · {level}" if size.width >= WIDE else ""))
        facts = [sets]
        if size.width >= MEDIUM or (size.width >= NARROW and not left):
            facts.append(minutes)
        if size.width >= NARROW:
            facts.append(left)
        parts = (*map(Content, facts), right)
        right = Content(" · ").join(part for part in parts if part.plain)
        return [spread(title, right, size.width)]
