"""The exercise list: what was done, where I am, what comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from backcoach.core.outline import Row, rows
from backcoach.tui.pane import Pane, spread

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from backcoach.core.state import State

MARKS = {"done": "✓", "here": "▸", "begun": "◦", "skipped": "–", "open": " "}
STYLES = {
    "done": "$text-success",
    "here": "bold",
    "begun": "",
    "skipped": "$text-muted",
    "open": "",
}


class ExerciseList(Pane):
    """One line for each exercise, with the sets of the current one opened up."""

    @dataclass
    class Chosen(Message):
        """An exercise was clicked."""

        slot: int

    def on_mount(self) -> None:
        self._rows: tuple[Row, ...] = ()
        self._slots: list[int] = []
        self.entitle("Session")

    def show(self, state: State) -> None:
        found = rows(state)
        if found != self._rows:
            self._rows = found
            self.refresh()

    def lines(self, size: Size) -> list[Content]:
        made: list[tuple[int, Content]] = []
        here = 0
        for row in self._rows:
            if row.mark == "here":
                here = len(made)
            made.append((row.slot, _line(row, size.width)))
            if row.mark == "here" and size.height > len(self._rows) + 1:
                made += [(row.slot, line) for line in _opened(row)]
        first = _window(here, len(made), size.height)
        seen = made[first : first + size.height]
        self._slots = [slot for slot, _ in seen]
        return [line for _, line in seen]

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._slots):
            self.post_message(self.Chosen(self._slots[offset.y]))


def _line(row: Row, width: int) -> Content:
    style = STYLES[row.mark]
    counts = "" if row.mark == "here" and row.sides else row.counts
    right = f"{counts}  {row.load:>8}" if row.load else counts
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


def _window(here: int, count: int, height: int) -> int:
    """Return the first line to show so that the current one is in sight."""
    if count <= height:
        return 0
    return min(max(here - height // 2, 0), count - height)
