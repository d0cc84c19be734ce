"""A movement as a figure of braille dots."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.content import Content

from backcoach import pictures
from backcoach.core.exercises.model import Phase

if TYPE_CHECKING:
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace

STYLES = {
    "body": "$foreground",
    "working": "$text-accent",
    "load": "$text-primary",
    "scene": "$text-muted",
}
LEAST = (16, 7)
WIDEST = 96
FRAME = 250  # least milliseconds between two frames of a movement
MOST_FRAMES = 7  # in a phase, so that a slow movement is drawn less often
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


def until_next(pace: Pace, *, animated: bool = True) -> int:
    """Return the milliseconds to the next frame of a phase; a second where nothing moves."""
    frame = frame_length(pace) if animated else 1000
    return frame - round(pace.fraction * pace.seconds * 1000) % frame


def next_frame(pace: Pace | None, now: int, *, animated: bool) -> int | None:
    """Return when to draw a paced set again, in milliseconds UTC: soon while its figure moves."""
    if pace is None:
        return None
    moves = (pace.rep > 0 and pace.changes_at is not None) or not pace.word
    moments = [pace.changes_at, now + until_next(pace, animated=animated) if moves else None]
    return min((at for at in moments if at is not None), default=None)


def has_figure_for(state: State) -> bool:
    """Return whether the current exercise has a figure."""
    step = state.step
    return step is not None and state.plan.exercise(step).figure is not None


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
