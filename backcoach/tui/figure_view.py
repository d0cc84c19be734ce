"""The movement as a figure of braille dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.tui.pane import Pane

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.braille import Lines
    from backcoach.core.model import Phase
    from backcoach.core.pace import Pace

STYLES = {
    "body": "$foreground",
    "working": "$text-accent",
    "load": "$text-primary",
    "scene": "$text-muted",
}
LEAST = (16, 7)
WIDEST = 40


class FigureView(Pane):
    """Stands at the start of the movement, and moves with the pacer."""

    def on_mount(self) -> None:
        self._name: str | None = None
        self._mirrored = False
        self._phase: Phase = "setup"
        self._fraction = 0.0

    def show(self, name: str | None, pace: Pace | None, *, mirrored: bool = False) -> None:
        """Show a moment of a movement; `mirrored` where the left side works."""
        phase: Phase = pace.phase if pace else "setup"
        fraction = round(pace.fraction, 3) if pace else 0.0
        shown = (name, mirrored, phase, fraction)
        if shown == (self._name, self._mirrored, self._phase, self._fraction):
            return
        self._name, self._mirrored, self._phase, self._fraction = shown
        self.redraw()

    def lines(self, size: Size) -> list[Content]:
        frame = self._frame(size)
        return [Content.assemble(*((text, STYLES[role]) for text, role in row)) for row in frame]

    def _frame(self, size: Size) -> Lines:
        if self._name is None:
            return ()
        from backcoach.core.figure import frame  # noqa: PLC0415  not for the first frame
        from backcoach.core.poses import figure_for  # noqa: PLC0415

        figure = figure_for(self._name)
        if figure is None or size.width < LEAST[0] or size.height < LEAST[1]:
            return ()
        columns = min(size.width, WIDEST, size.height * 5 // 2)
        rows = min(size.height, columns * 5 // 6)  # no person is higher than that
        return frame(
            figure,
            self._phase,
            self._fraction,
            columns,
            rows,
            mirrored=self._mirrored,
        )
