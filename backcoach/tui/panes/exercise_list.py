"""The exercise list: what is done, under way and to come; the course of a lift and its muscles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from backcoach.core.views.set_table import SetRow, set_table
from backcoach.core.wording.exercise_rows import Row, rows
from backcoach.tui import drawing
from backcoach.tui.drawing.exercise_lines import listed
from backcoach.tui.drawing.map_lines import LEAST_ROWS, titled_map, worked_in
from backcoach.tui.panes.pane import Pane, beside
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


class ExerciseList(Pane):
    """One line for each exercise, and below the current one its sets as a table."""

    class Chosen(Message):
        """An exercise was clicked."""

        def __init__(self, slot: int) -> None:
            super().__init__()
            self.slot = slot

    def on_mount(self) -> None:
        self._rows: tuple[Row, ...] = ()
        self._table: tuple[SetRow, ...] = ()
        self._most_sets = 0  # of the current exercise with its warm-ups
        self._slots: list[int] = []
        self._levels: Levels = ()
        self._title = ""
        self._curve: LiftCurve | None = None
        set_border_title(self, "Session")

    def show(self, state: State, curve: LiftCurve | None = None, *, mapped: bool = True) -> None:
        """Show the progress, the course of the lift and, if `mapped`, the muscles at work."""
        title, levels = worked_in(state) if mapped else ("", ())
        facts = rows(state), set_table(state), levels, title, curve
        if facts != (self._rows, self._table, self._levels, self._title, self._curve):
            self._rows, self._table, self._levels, self._title, self._curve = facts
            self._most_sets = len(state.plan.steps_of(state.step.slot)) if state.step else 0
            self.is_outdated = True

    def lines(self, size: Size) -> list[Content]:
        if size.width < BESIDE:
            made = self._list(min(size.width, MOST_COLUMNS), size.height)
            return [*made, *self._spare(size.width, size.height - len(made))]
        made = self._list(LIST_COLUMNS, size.height)
        if self._curve is not None and size.height - len(made) > CURVE_ROWS:
            made += [
                Content(""),
                *drawing.curve_lines.curve_lines(self._curve, LIST_COLUMNS, CURVE_ROWS),
            ]
        return beside(made, self._map(size.width - LIST_COLUMNS - 2, size.height), LIST_COLUMNS + 2)

    def _list(self, width: int, height: int) -> list[Content]:
        visible = listed(self._rows, self._table, width, height)
        self._slots = [slot for slot, _ in visible]
        return [line for _, line in visible]

    def _spare(self, width: int, height: int) -> list[Content]:
        """Return what stands below the exercises: the course of the lift, and the map."""
        made: list[Content] = []
        steady = height - 1 - (self._most_sets - len(self._table))
        if self._curve is not None and height > CURVE_ROWS:
            has_map = steady - CURVE_ROWS - 1 >= LEAST_ROWS
            rows = CURVE_ROWS if has_map else max(CURVE_ROWS, min(steady, MOST_CURVE_ROWS))
            made = [Content(""), *drawing.curve_lines.curve_lines(self._curve, width, rows)]
        muscles = self._map(width, steady - len(made))
        if not muscles:
            return made
        blank = height - len(made) - len(muscles)
        return [*made, *[Content("")] * blank, *muscles]

    def _map(self, width: int, height: int) -> list[Content]:
        return titled_map(self._title, self._levels, width, height)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if event.chain == 1 and offset is not None and offset.y < len(self._slots):
            self.post_message(self.Chosen(self._slots[offset.y]))
