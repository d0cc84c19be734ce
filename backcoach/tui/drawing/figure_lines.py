"""A movement as a figure of braille dots, and the map of the muscles beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.content import Content

from backcoach import pictures
from backcoach.core.exercises.model import Phase
from backcoach.tui.drawing.map_lines import map_lines
from backcoach.tui.panes.pane import beside

if TYPE_CHECKING:
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace
    from backcoach.tui.drawing.map_lines import Levels

GAP = 2
STYLES = {
    "body": "$foreground",
    "working": "$text-accent",
    "load": "$text-primary",
    "scene": "$text-muted",
}
LEAST = (16, 7)
WIDEST = 40
FRAME = 200  # least milliseconds between two frames of a movement
MOST_FRAMES = 10  # in a phase, so that a slow movement is drawn less often
KEPT = 64  # drawings, as each repetition needs the same ones


class Moment(Struct, frozen=True):
    """A figure in a phase of its movement; `mirrored` where the left side works."""

    name: str
    mirrored: bool = False
    phase: Phase = "setup"
    fraction: float = 0.0


def frame_length(pace: Pace) -> int:
    """Return the milliseconds between two frames of a phase."""
    return max(FRAME, round(pace.seconds * 1000) // MOST_FRAMES)


def until_next(pace: Pace) -> int:
    """Return the milliseconds to the next frame of a phase."""
    frame = frame_length(pace)
    return frame - round(pace.fraction * pace.seconds * 1000) % frame


def moment_of(state: State, pace: Pace | None) -> Moment | None:
    """Return the figure of the current exercise, None where it has none."""
    step = state.step
    if step is None or state.is_over:
        return None
    name = state.plan.exercise(step).figure
    if name is None:
        return None
    if pace is None:
        return Moment(name, step.side == "left")
    lasts = max(pace.seconds * 1000, 1)
    frame = frame_length(pace)
    fraction = round(pace.fraction * lasts) // frame * frame / lasts
    return Moment(name, step.side == "left", pace.phase, fraction)


@lru_cache(maxsize=KEPT)
def figure_lines(moment: Moment, width: int, height: int) -> tuple[Content, ...]:
    """Return the figure, nothing where it does not fit."""
    figure = pictures.poses.figure_for(moment.name)
    if figure is None or width < LEAST[0] or height < LEAST[1]:
        return ()
    columns = min(width, WIDEST, height * 5 // 2)
    rows = min(height, columns * 5 // 6)  # no figure is taller than that
    drawn = pictures.figure.frame(
        figure, moment.phase, moment.fraction, columns, rows, mirrored=moment.mirrored
    )
    return tuple(Content.assemble(*((text, STYLES[role]) for text, role in row)) for row in drawn)


@lru_cache(maxsize=KEPT)
def picture_lines(
    moment: Moment | None, levels: Levels, width: int, height: int
) -> tuple[Content, ...]:
    """Return the figure, if there is one, with the map beside it, if there are levels."""
    if moment is None:
        return map_lines(levels, width, height)
    if not levels:
        return figure_lines(moment, width, height)
    column = (width - GAP) // 3 + GAP
    muscles = map_lines(levels, width - column, height)
    return tuple(beside(figure_lines(moment, column - GAP, height), muscles, column))
