"""The exercise list: what is done, under way and to come; the course of a lift and its muscles."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.message import Message

from backcoach.core.views.set_table import SetRow, set_table
from backcoach.core.wording.exercise_rows import Row, rows
from backcoach.tui import drawing
from backcoach.tui.drawing.exercise_lines import listed
from backcoach.tui.drawing.map_lines import LEAST_ROWS, titled_map, worked_in
from backcoach.tui.drawing.text_rows import beside
from backcoach.tui.panes.pane import Pane
from backcoach.tui.terminal.textual_fixes import set_border_title

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from backcoach.core.session.state import State
    from backcoach.core.views.lift_curve import LiftCurve
    from backcoach.tui.drawing.map_lines import Levels

CURVE_ROWS, MOST_CURVE_ROWS = 6, 12  # with its title; more where no map has room below it
BESIDE = 84  # columns from which the map stands beside the exercises
LIST_COLUMNS = 46
MOST_COLUMNS = 56  # so that the sets stand near their names


class Progress(NamedTuple):
    """What the list shows; `most_sets` are those of the current exercise with its warm-ups."""

    rows: tuple[Row, ...] = ()
    table: tuple[SetRow, ...] = ()
    most_sets: int = 0
    title: str = ""
    levels: Levels = ()
    curve: LiftCurve | None = None


class ExerciseList(Pane):
    """One line for each exercise, and below the current one its sets as a table."""

    class Chosen(Message):
        """An exercise was clicked."""

        def __init__(self, slot: int) -> None:
            super().__init__()
            self.slot = slot

    def on_mount(self) -> None:
        self._progress = Progress()
        self._slots: list[int] = []
        set_border_title(self, "Session")

    def show(self, state: State, curve: LiftCurve | None = None, *, mapped: bool = True) -> None:
        """Show the progress, the course of the lift and, if `mapped`, the muscles at work."""
        progress = _progress(state, curve, mapped=mapped)
        if progress != self._progress:
            self._progress = progress
            self.is_outdated = True

    def prepare(self, state: State, curve: LiftCurve | None) -> None:
        """Draw ahead what a state would show."""
        self.prepare_lines(line for _, line in _lines(_progress(state, curve), self.size))

    def lines(self, size: Size) -> list[Content]:
        made = _lines(self._progress, size)
        self._slots = [slot for slot, _ in made if slot is not None]
        return [line for _, line in made]

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if event.chain == 1 and offset is not None and offset.y < len(self._slots):
            self.post_message(self.Chosen(self._slots[offset.y]))


Line = tuple[int | None, Content]  # with the slot of the exercise it is about


def _progress(state: State, curve: LiftCurve | None, *, mapped: bool = True) -> Progress:
    title, levels = worked_in(state) if mapped else ("", ())
    most_sets = len(state.plan.steps_of(state.step.slot)) if state.step else 0
    return Progress(rows(state), set_table(state), most_sets, title, levels, curve)


def _lines(progress: Progress, size: Size) -> list[Line]:
    curve = progress.curve
    if size.width < BESIDE:
        columns = min(size.width, MOST_COLUMNS)
        made = listed(progress.rows, progress.table, columns, size.height)
        below = _spare(progress, size.width, size.height - len(made))
        return [*made, *((None, line) for line in below)]
    made = listed(progress.rows, progress.table, LIST_COLUMNS, size.height)
    below = []
    if curve is not None and size.height - len(made) > CURVE_ROWS:
        drawn = drawing.curve_lines.curve_lines(curve, LIST_COLUMNS, CURVE_ROWS)
        below = [Content(""), *drawn]
    right = _map(progress, size.width - LIST_COLUMNS - 2, size.height)
    left = [*(line for _, line in made), *below]
    slots = [slot for slot, _ in made]
    return list(zip_longest(slots, beside(left, right, LIST_COLUMNS + 2)))


def _spare(progress: Progress, width: int, height: int) -> list[Content]:
    """Return what stands below the exercises: the course of the lift, and the map."""
    made: list[Content] = []
    steady = height - 1 - (progress.most_sets - len(progress.table))
    if progress.curve is not None and height > CURVE_ROWS:
        has_map = steady - CURVE_ROWS - 1 >= LEAST_ROWS
        rows = CURVE_ROWS if has_map else max(CURVE_ROWS, min(steady, MOST_CURVE_ROWS))
        made = [Content(""), *drawing.curve_lines.curve_lines(progress.curve, width, rows)]
    muscles = _map(progress, width, steady - len(made))
    if not muscles:
        return made
    blank = height - len(made) - len(muscles)
    return [*made, *[Content("")] * blank, *muscles]


def _map(progress: Progress, width: int, height: int) -> list[Content]:
    return titled_map(progress.title, progress.levels, width, height)
