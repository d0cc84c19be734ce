"""The figure of the exercise at hand, in a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.wording.pacer import demonstration
from backcoach.core.wording.phrases import STAR, place, short_place
from backcoach.tui.drawing.big_letters import large, largest_scale
from backcoach.tui.drawing.figure_lines import Moment, figure_lines, moment_of
from backcoach.tui.layout import layout_of
from backcoach.tui.panes.pane import Pane
from backcoach.tui.terminal.textual_fixes import set_border_title

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace

LARGEST = 3
BESIDE_TITLE = 3  # cells of the border and of the blanks


class Demonstration:
    """The repetition that is shown once before the first set of an exercise."""

    def __init__(self) -> None:
        self._slot, self._since = -1, 0

    def pace(self, state: State, now: int) -> Pace | None:
        """Return where it is at `now` (ms UTC), None where none is shown."""
        step = state.step
        if state.phase != "ready" or step is None:
            return None
        if self._slot != step.slot:
            self._slot, self._since = step.slot, now
        return demonstration(step, now - self._since)


class Figure(Pane):
    """Shows a moment of the movement, and for two seconds a record in its place."""

    def on_mount(self) -> None:
        self._moment: Moment | None = None
        self._record = ""

    def show(self, state: State, moment: Moment | None, record: str = "") -> None:
        """Show a moment of the exercise at hand or a record, and in the border which set it is."""
        if state.step is not None:
            title = place(state.plan, state.step)
            is_long = 0 < self.size.width < len(title) + BESIDE_TITLE
            set_border_title(self, short_place(state.step) if is_long else title)
        if (moment, record) != (self._moment, self._record):
            self._moment, self._record = moment, record
            self.is_outdated = True

    def prepare(self, state: State, *, animated: bool) -> None:
        """Draw ahead how the exercise of a state begins to be shown."""
        step = state.step if animated and state.phase == "ready" else None
        pace = demonstration(step, 0) if step else None
        if (moment := moment_of(state, pace)) is not None:
            self.prepare_lines(self._figure(moment, self.size))

    def lines(self, size: Size) -> list[Content]:
        if self._record:
            return record_lines(self._record, size)
        return [] if self._moment is None else self._figure(self._moment, size)

    def _figure(self, moment: Moment, size: Size) -> list[Content]:
        drawn = figure_lines(moment, size.width, size.height)
        above = (size.height - len(drawn)) // 2
        if layout_of(self.screen) == "upright":
            widest = max((line.cell_length for line in drawn), default=0)
            drawn = tuple(line.pad_left((size.width - widest) // 2) for line in drawn)
        return [*[Content("")] * above, *drawn]


def record_lines(words: str, size: Size) -> list[Content]:
    """Return a star with words below it, in the middle of a place."""
    scale = min(largest_scale(STAR, size.width, size.height - 2), LARGEST)
    rows = [*(large(STAR, scale) if scale else [STAR]), "", words]
    made = [
        Content.styled(f"{' ' * ((size.width - len(row)) // 2)}{row}", "bold $text-accent")
        for row in rows
    ]
    return [*[Content("")] * max(0, (size.height - len(made)) // 2), *made]
