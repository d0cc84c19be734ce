"""The first line: the session, its progress, its minutes so far and left, and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.duration import minutes_taken, seconds_left, seconds_trained
from backcoach.core.wording.phrases import about_left
from backcoach.tui.drawing.timer_lines import whole_sentences
from backcoach.tui.panes.pane import Pane, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

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
            self.is_outdated = True

    def saved(self, saved: str, problem: str = "") -> None:
        """Show what is saved, and what the person should know of the data file."""
        if (saved, problem) != (self._saved, self._problem):
            self._saved, self._problem = saved, problem
            self.is_outdated = True

    @property
    def is_cut(self) -> bool:
        """Whether not all of the problem is to be seen."""
        if not self._problem:
            return False
        width = self.content_size.width
        shown = self._right(width)
        return shown.cell_length > width or self._problem not in shown.plain

    def lines(self, size: Size) -> list[Content]:
        name, level, *_ = self._facts
        title = Content.assemble((name, "bold"), (f" · {level}" if size.width >= WIDE else ""))
        return [spread(title, self._right(size.width), size.width)]

    def _right(self, width: int) -> Content:
        """Return what stands at the right: a problem as whole as it can be, before other facts."""
        _, _, sets, minutes, left = self._facts
        facts = [sets]
        if width >= MEDIUM or (width >= NARROW and not left):
            facts.append(minutes)
        if width >= NARROW:
            facts.append(left)
        cut = "".join(row.plain for row in whole_sentences(self._problem, width, 1))
        made = Content("")
        for text in dict.fromkeys((self._problem, cut or self._problem)):
            for kept in (facts, facts[:1], [])[: 3 if text else 2]:
                made = _joined(kept, self._saved if kept else "", text)
                if made.cell_length <= width:
                    return made
        return made


def _joined(facts: Sequence[str], saved: str, problem: str) -> Content:
    parts = (
        *map(Content, facts),
        Content.styled(saved, "$text-success"),
        Content.styled(problem, "bold $text-error"),
    )
    return Content(" · ").join(part for part in parts if part.plain)
