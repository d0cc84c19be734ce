"""The figure of the exercise at hand, in a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.wording.phrases import place, short_place
from backcoach.tui.drawing.figure_lines import Moment, figure_lines
from backcoach.tui.panes.pane import Pane
from backcoach.tui.textual_fixes import set_border_title

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.session.state import State


class Figure(Pane):
    """Shows a moment of the movement, in the middle of its height."""

    def on_mount(self) -> None:
        self._moment: Moment | None = None

    def show(self, state: State, moment: Moment | None) -> None:
        """Show a moment of the exercise at hand, and in the border which set it is."""
        if state.step is not None:
            title = place(state.plan, state.step)
            is_long = 0 < self.size.width < len(title)
            set_border_title(self, short_place(state.step) if is_long else title)
        if moment != self._moment:
            self._moment = moment
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        if self._moment is None:
            return []
        drawn = figure_lines(self._moment, size.width, size.height)
        above = (size.height - len(drawn)) // 2
        return [*[Content("")] * above, *drawn]
