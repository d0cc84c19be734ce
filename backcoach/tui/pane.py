"""A pane draws literal lines; only what has changed in them is drawn again."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.segment import Segment
    from typing_extensions import Self


class Pane(Widget):
    """Base of the panes: a subclass says its lines for a size."""

    can_focus = False

    _strips: list[Strip] | None = None  # None where all of it is to be drawn
    _strips_for = Size(0, 0)

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

    def redraw(self) -> None:
        """Draw what the lines are by now, and of that only what has changed."""
        before = self._strips
        if before is None or self._strips_for != self.size or not self.display:
            self.refresh()
        elif regions := list(_changes(before, self._draw())):
            self.refresh(*regions)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        if repaint and not regions:
            self._strips = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        strips = self._strips
        if strips is None or self._strips_for != self.size:
            strips = self._draw()
        return strips[y]

    def _draw(self) -> list[Strip]:
        size, style = self.size, self.visual_style
        made = Visual.to_strips(self, self.render(), *size, style, pad=True)
        blank = Strip.blank(size.width, style.rich_style)
        self._strips = [*made, *[blank] * (size.height - len(made))]
        self._strips_for = size
        return self._strips

    def entitle(self, title: str, subtitle: str = "") -> None:
        """Set the texts in the border, literally."""
        if str(self.border_title or "") != title:
            self.border_title = Content(title)
        if str(self.border_subtitle or "") != subtitle:
            self.border_subtitle = Content(subtitle)


def _changes(before: list[Strip], after: list[Strip]) -> Iterator[Region]:
    """Yield for each row the stretch from the first to the last part that is another one."""
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            start = _alike(old, new)
            end = new.cell_length - _alike(reversed([*old]), reversed([*new]))
            yield Region(start, row, max(end - start, 1), 1)


def _alike(old: Iterable[Segment], new: Iterable[Segment]) -> int:
    """Return how many cells the parts take that are the same up to the first that is not."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    return sum(one.cell_length for one, _ in pairs)


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
