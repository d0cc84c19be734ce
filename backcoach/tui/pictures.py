"""The pictures of the detail pane: the movement, and the muscles that it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content

from backcoach.tui.figure_view import FigureView
from backcoach.tui.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from backcoach.core.bodymap import Level
    from backcoach.core.pace import Pace
    from backcoach.core.state import State

MAP_STYLES = {
    "primary": "$text-accent",
    "secondary": "$text-primary",
    "rest": "$border-blurred",
    "outline": "$text-muted",
}
MAP_COLUMNS = 20
LEGEND_COLUMNS = 20


class Pictures(Horizontal):
    """The moving figure and, in a wide pane, the body map with its legend."""

    def compose(self) -> ComposeResult:
        yield FigureView()
        yield BodyMap()

    def show(self, state: State, pace: Pace | None) -> None:
        step = state.step
        exercise = state.plan.exercise(step) if step and not state.is_over else None
        figure = self.query_one(FigureView)
        figure.display = exercise is not None and exercise.figure is not None
        mirrored = step is not None and step.side == "left"
        figure.show(exercise.figure if exercise else None, pace, mirrored=mirrored)
        self.query_one(BodyMap).show(state)


class BodyMap(Pane):
    """What this exercise works; at the end, what the session has worked."""

    def on_mount(self) -> None:
        self._levels: dict[str, Level] = {}

    def show(self, state: State) -> None:
        from backcoach.core.bodymap import levels_of  # noqa: PLC0415  not for the first frame

        step = state.step
        if state.is_over:
            done = [one for one in state.plan.steps if state.result(one)]
            levels = levels_of(state.plan.exercise(one) for one in done)
        else:
            levels = levels_of([state.plan.exercise(step)] if step else [])
        if levels != self._levels:
            self._levels = levels
            self.refresh()

    def lines(self, size: Size) -> list[Content]:
        from backcoach.core.bodymap import body_map, legend  # noqa: PLC0415  not for the first frame

        columns = min(MAP_COLUMNS, size.width)
        drawn = body_map(self._levels, columns, size.height) if self._levels else ()
        if not drawn:
            return []
        words = [
            Content.assemble(
                (f"{entry.mark} ", MAP_STYLES[entry.level]), entry.name.partition(",")[0]
            )
            for entry in legend(self._levels, columns, size.height)
            if entry.seen
        ]
        made = []
        for number, row in enumerate(drawn):
            runs = [(run.text, MAP_STYLES[run.role]) for run in row]
            has_word = 1 <= number <= len(words) and size.width >= columns + LEGEND_COLUMNS
            beside = ("  ", words[number - 1]) if has_word else ()
            made.append(Content.assemble(*runs, *beside))
        return made
