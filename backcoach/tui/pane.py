"""A pane draws literal lines; it redraws only when what it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size


class Pane(Widget):
    """Base of the panes: a subclass says its lines for a size."""

    can_focus = False

    def lines(self, size: Size) -> list[Content]:
        """Return the lines for a content area of this size."""
        raise NotImplementedError

    def render(self) -> Content:
        size = self.content_size
        lines = [
            line.truncate(size.width, ellipsis=True) for line in self.lines(size)[: size.height]
        ]
        if self.has_class("-flash"):  # one colour on one ground, so that all of it can be read
            lines = [Content(line.plain) for line in lines]
        return Content("\n").join(lines)

    def entitle(self, title: str, subtitle: str = "") -> None:
        """Set the texts in the border, literally."""
        if str(self.border_title or "") != title:
            self.border_title = Content(title)
        if str(self.border_subtitle or "") != subtitle:
            self.border_subtitle = Content(subtitle)


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one line with a part at each end; the left one gives way."""
    room = width - right.cell_length - (1 if right.cell_length else 0)
    left = left.truncate(max(room, 0), ellipsis=True)
    gap = max(width - left.cell_length - right.cell_length, 0)
    return Content.assemble(left, " " * gap, right)


def wrapped(label: Content, text: Content, width: int) -> list[Content]:
    """Return text folded at words behind a label, further lines under its start."""
    indent = label.cell_length
    room = max(width - indent, 8)
    rows = text.wrap(room)
    return [
        Content.assemble(label if not number else " " * indent, row.rstrip())
        for number, row in enumerate(rows)
    ]
