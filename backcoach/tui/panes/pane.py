"""The base of the panes: draws literal lines, and redraws only the parts that changed."""

from __future__ import annotations

from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.containers import Container
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.content import Span
    from textual.style import Style
    from typing_extensions import Self

KEPT = 256  # drawn lines for each pane


class Pane(Widget):
    """Base of the panes: a subclass returns its `lines` for a size."""

    can_focus = False
    _strips: list[Strip] | None = None  # None where everything is to be drawn
    _strips_for = Size(0, 0)

    def __init__(self) -> None:
        super().__init__()
        self._drawn: LRUCache[tuple[str, tuple[Span, ...]], Strip] = LRUCache(KEPT)

    @property
    def indent(self) -> int:
        """Columns before each line. They are drawn with it, as padding takes bytes of its own."""
        return 0

    @property
    def is_inverted(self) -> bool:
        """Whether the pane has the colours of an end: for good, or for a moment of a flash."""
        return self.has_class("-go") != self.has_class("-flash")

    def lines(self, size: Size) -> list[Content]:
        """Return the lines for a content area of this size."""
        raise NotImplementedError

    def render(self) -> Content:
        """Return nothing: lines are drawn one by one (`render_line`)."""
        return Content("")

    def redraw(self) -> None:
        """Draw the parts of the lines that have changed."""
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
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        strips = self._strips
        if strips is None or self._strips_for != self.size:
            strips = self._draw()
        return strips[y]

    def _draw(self) -> list[Strip]:
        size, style = self.size, self.visual_style
        if size != self._strips_for:
            self._drawn.clear()
        lines = self.lines(Size(size.width - self.indent, size.height))[: size.height]
        if self.is_inverted:  # one colour on one background, so that all of it can be read
            lines = [Content(line.plain) for line in lines]
        lines += [Content("")] * (size.height - len(lines))
        self._strips = [self._strip(line, size.width, style) for line in lines]
        self._strips_for = size
        return self._strips

    def _strip(self, line: Content, width: int, style: Style) -> Strip:
        """Return a drawn line, from the cache where it was drawn before."""
        key = (line.plain, tuple(line.spans))
        strip = self._drawn.get(key)
        if strip is None:
            line = line.truncate(width - self.indent, ellipsis=True)
            drawn = [*line.render(style, "")]
            (text, first), *others = drawn or [("", style)]  # "" renders to nothing
            runs = [(" " * self.indent + text, first), *others]
            strip = Strip([Segment(text, run.rich_style) for text, run in runs])
            strip = strip.extend_cell_length(width, style.rich_style)
            self._drawn[key] = strip
        return strip


class Panes(Container):
    """Panes in a row or a column. They cover it, so that none of its lines needs a style."""

    BLANK = True


def _changes(before: list[Strip], after: list[Strip]) -> Iterator[Region]:
    """Yield for each row the region from the first to the last segment that differs."""
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is not new and old != new:
            start = _common_cells(old, new)
            end = new.cell_length - _common_cells(reversed([*old]), reversed([*new]), -1)
            yield Region(start, row, max(end - start, 1), 1)


def _common_cells(old: Iterable[Segment], new: Iterable[Segment], step: int = 1) -> int:
    """Return how many cells are equal at the beginning, with a `step` of -1 at the end.

    The segments are given from there on. Of the first two that differ, the letters count if they
    look alike, so that a figure that moves is not sent with the blanks around it.
    """
    cells = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            letters = (
                zip(a.text[::step], b.text[::step], strict=False) if a.style == b.style else ()
            )
            alike = takewhile(lambda pair: pair[0] == pair[1], letters)
            return cells + cell_len("".join(letter for letter, _ in alike))
        cells += a.cell_length
    return cells


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one line with a part at each end; the left one is cut where both do not fit."""
    left_width = width - right.cell_length - (1 if right.cell_length else 0)
    left = left.truncate(max(left_width, 0), ellipsis=True)
    gap = max(width - left.cell_length - right.cell_length, 0)
    return Content.assemble(left, " " * gap, right)


def beside(left: Iterable[Content], right: Iterable[Content], column: int) -> list[Content]:
    """Return the rows of two blocks side by side; the second one starts at a column."""
    rows = zip_longest(left, right, fillvalue=Content(""))
    return [
        Content.assemble(cut := row.truncate(column), " " * (column - cut.cell_length), other)
        for row, other in rows
    ]


def wrapped(label: Content, text: Content, width: int) -> list[Content]:
    """Return text wrapped at words behind a label; further lines start below the text."""
    indent = label.cell_length
    rows = text.wrap(max(width - indent, 8))
    return [
        Content.assemble(label if not number else " " * indent, row.rstrip())
        for number, row in enumerate(rows)
    ]
