"""The first line: the session, its progress, its minutes so far and left, and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.duration import minutes_taken, seconds_left, seconds_trained
from backcoach.core.wording.phrases import about_left
from backcoach.tui.drawing.text_rows import cut_at_word, spread
from backcoach.tui.drawing.timer_lines import whole_sentences
from backcoach.tui.panes.pane import Pane

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
        right = self._right(size.width)
        room = max(size.width - right.cell_length - 1, 0)
        title = Content.assemble((name, "bold"), (f" · {level}" if size.width >= WIDE else ""))
        if title.cell_length > room:
            title = Content.styled(cut_at_word(name, room) if self._begins(room) else "", "bold")
        return [spread(title, right, size.width)]

    def _right(self, width: int) -> Content:
        """Return what stands at the right: a problem as whole as it can be, before other facts."""
        _, _, sets, minutes, left = self._facts
        facts = [sets]
        if width >= MEDIUM or (width >= NARROW and not left):
            facts.append(minutes)
        if width >= NARROW:
            facts.append(left)
        cut = "".join(row.plain for row in whole_sentences(self._problem, width, 1))
        saved = self._saved
        none: list[str] = []
        ways = ((facts, saved), (facts[:1], saved), (none, saved), (none, ""))
        made = Content("")
        for is_named in (True, False):
            for text in dict.fromkeys((self._problem, cut or cut_at_word(self._problem, width))):
                for kept, is_saved in ways[: 4 if text else 2]:
                    made = _joined(kept, is_saved, text)
                    room = width - made.cell_length
                    if self._begins(room - 1) if is_named else room >= 0:
                        return made
        return made

    def _begins(self, room: int) -> bool:
        """Return whether there is room for the name, or for its first word and an ellipsis."""
        name = self._facts[0]
        word = name.partition(" ")[0]
        return cell_len(name if word == name else f"{word}…") <= room


def _joined(facts: Sequence[str], saved: str, problem: str) -> Content:
    parts = (
        *map(Content, facts),
        Content.styled(saved, "$text-success"),
        Content.styled(problem, "bold $text-error"),
    )
    return Content(" · ").join(part for part in parts if part.plain)
