"""The pictures of the detail pane: the movement, and the muscles that it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from backcoach.tui.body_map import BodyMap
from backcoach.tui.figure_view import FigureView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcoach.core.pace import Pace
    from backcoach.core.state import State


class Pictures(Horizontal):
    """The moving figure and, in a wide pane, the body map with its legend."""

    def compose(self) -> ComposeResult:
        yield FigureView()
        yield BodyMap()

    def show(self, state: State, pace: Pace | None) -> None:
        self.display = not state.is_over
        step = state.step
        exercise = state.plan.exercise(step) if step and not state.is_over else None
        figure = self.query_one(FigureView)
        figure.display = exercise is not None and exercise.figure is not None
        mirrored = step is not None and step.side == "left"
        figure.show(exercise.figure if exercise else None, pace, mirrored=mirrored)
        self.query_one(BodyMap).show(state)
