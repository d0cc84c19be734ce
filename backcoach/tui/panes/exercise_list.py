"""The exercise list: what is done, what is under way, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from backcoach import pictures
from backcoach.core.wording.exercise_rows import Row, rows
from backcoach.tui.drawing.map_lines import map_lines
from backcoach.tui.panes.pane import Pane, spread
from backcoach.tui.textual_fixes import set_border_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.geometry import Size

    from backcoach.core.session.state import State
    from backcoach.tui.drawing.map_lines import Levels

MAP_ROWS = 20
OPENED = 2  # rows kept free for the sets of the current exercise, so that the map stands still
MARKS = {"done": "✓", "current": "▸", "begun": "◦", "skipped": "–", "open": " "}
STYLES = {
    "done": "$text-success",
    "current": "bold",
    "begun": "",
    "skipped": "$text-muted",
    "open": "",
}


class ExerciseList(Pane):
    """One line for each exercise, and below the current one its sets."""

    class Chosen(Message):
        """An exercise was clicked."""

        def __init__(self, slot: int) -> None:
            super().__init__()
            self.slot = slot

    def on_mount(self) -> None:
        self._rows: tuple[Row, ...] = ()
        self._slots: list[int] = []
        self._levels: Levels = ()
        self._verb = ""

        set_border_title(self, "Session")

    def show(self, state: State, *, mapped: bool = True) -> None:
        """Show the progress of the session and, if `mapped`, the muscles that it works."""
        facts = rows(state), _levels(state) if mapped else ()
        if facts != (self._rows, self._levels):
            self._rows, self._levels = facts
            self._verb = "worked" if state.is_over else "works"
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        made: list[tuple[int, Content]] = []
        current = 0
        loads = longest_load(self._rows)
        for row in self._rows:
            if row.mark == "current":
                current = len(made)
            made.append((row.slot, _line(row, size.width, loads)))
            if row.mark == "current" and size.height > len(self._rows) + 1:
                made += [(row.slot, line) for line in _opened(row)]
        first = _first_line(current, len(made), size.height)
        visible = made[first : first + size.height]
        self._slots = [slot for slot, _ in visible]
        return [*(line for _, line in visible), *self._map(size, size.height - len(visible) - 1)]

    def _map(self, size: Size, rows: int) -> list[Content]:
        """Return the map of what the session works, for these rows below the list."""
        steady = size.height - len(self._rows) - OPENED - 2
        drawn = map_lines(self._levels, size.width, min(rows - 1, steady, MAP_ROWS))
        if not drawn:
            return []
        caption = Content.styled(f"This session {self._verb}", "$text-muted")
        return [*[Content("")] * (rows - len(drawn)), caption, *drawn]

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._slots):
            self.post_message(self.Chosen(self._slots[offset.y]))


def _levels(state: State) -> Levels:
    """Return what the session will work before its first set, and what it has worked at its end."""
    if state.is_over:
        worked = {step.slot for step in state.plan.steps if state.result(step)}
    elif state.phase == "ready" and not state.logged:
        worked = set(range(len(state.plan.slots)))
    else:
        return ()
    return tuple(
        pictures.body_map.levels_of(
            state.plan.slots[slot].exercise for slot in sorted(worked)
        ).items()
    )


def longest_load(rows: Iterable[Row]) -> int:
    """Return the columns that loads take beside the counts, 0 where there are none."""
    return max((len(row.load) for row in rows), default=0)


def _line(row: Row, width: int, loads: int) -> Content:
    style = STYLES[row.mark]
    counts = "" if row.mark == "current" and row.sides else row.counts
    right = f"{counts}  {row.load:>{loads}}" if loads else counts
    if Content(f"{MARKS[row.mark]} {row.name} {right}").cell_length > width:
        right = counts
    left = Content.styled(f"{MARKS[row.mark]} {row.name}", style)
    return spread(left, Content.styled(right, style or "$text-muted"), width)


def _opened(row: Row) -> list[Content]:
    lines = []
    if row.warmups:
        lines.append(Content.styled(f"    warm-up  {row.warmups}", "$text-muted"))
    lines += [Content(f"    {side:<8} {counts}") for side, counts in row.sides]
    return lines


def _first_line(current: int, count: int, height: int) -> int:
    """Return the first line to draw, so that the current one is visible."""
    if count <= height:
        return 0
    return min(max(current - height // 2, 0), count - height)
