"""The pictures of an exercise: how it moves and, beside that, what it works."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from backcoach.tui.drawing.figure_lines import KEPT, figure_lines
from backcoach.tui.drawing.map_lines import map_lines
from backcoach.tui.panes.pane import beside

if TYPE_CHECKING:
    from textual.content import Content

    from backcoach.tui.drawing.figure_lines import Moment
    from backcoach.tui.drawing.map_lines import Levels

GAP = 2


@lru_cache(maxsize=KEPT)
def pictures(moment: Moment | None, levels: Levels, width: int, height: int) -> tuple[Content, ...]:
    """Return the figure, if there is one, with the map beside it, if there are levels."""
    if moment is None:
        return map_lines(levels, width, height)
    if not levels:
        return figure_lines(moment, width, height)
    column = (width - GAP) // 3 + GAP
    muscles = map_lines(levels, width - column, height)
    return tuple(beside(figure_lines(moment, column - GAP, height), muscles, column))
