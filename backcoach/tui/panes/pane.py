"""The base of the panes: draws literal lines, and redraws only the parts that changed."""

from __future__ import annotations

import re
from itertools import zip_longest
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
# Letters, signs, lines and braille that take one cell each, as those of the program do.
ONE_CELL_EACH = (
    r"[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u203a\u2190-\u21ff\u2212"
    r"\u2500-\u25fc\u2605\u2713\u2800-\u28ff]*"
)


class Pane(Widget):
    """Base of the panes: a subclass returns its `lines` for a size."""

    can_focus = False
    _strips: list[Strip] | None = None  # None where everything is to be drawn
    _strips_for = Size(0, 0)
    _is_outdated = False

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
        """Draw the parts of the lines that have changed, soon and once for all calls until then."""
        self._is_outdated = True
        self.check_idle()

    def on_idle(self) -> None:
        self.draw_changes()

    def draw_changes(self) -> None:
        """Draw now what `redraw` was called for."""
        if not self._is_outdated:
            return
        self._is_outdated = False
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

    def cells(self, regions: Iterable[Region]) -> Iterator[tuple[int, int, Strip]]:
        """Yield the rows of regions of the pane, each with its column and row in the pane.

        What is within the frame does without Textual's work on whole rows.
        """
        inside = Region.from_offset(self.content_offset, self.content_size)
        _, background = self.background_colors
        filters = self.get_line_filters()
        for region in regions:
            if not inside.contains_region(region):
                part = region.intersection(self.outer_size.region)
                for y, strip in zip(part.line_range, self.render_lines(part), strict=True):
                    yield part.x, y, strip
                continue
            for y in region.line_range:
                strip = self.render_line(y - inside.y)
                for line_filter in filters:
                    strip = strip.apply_filter(line_filter, background)
                yield region.x, y, strip.crop(region.x - inside.x, region.right - inside.x)

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
            rest = width - self.indent - line.cell_length
            runs = [(" " * self.indent, style), *line.render(style, ""), (" " * rest, style)]
            strip = Strip(_joined(runs), width)
            self._drawn[key] = strip
        return strip


class Panes(Container):
    """Panes in a row or a column. They cover it, so that none of its lines needs a style."""

    BLANK = True


def _joined(runs: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Return texts with their styles as segments, one for all neighbours of the same style."""
    segments: list[Segment] = []
    for text, run in runs:
        style = run.rich_style
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + text, style)
        elif text:
            segments.append(Segment(text, style))
    return segments


def _changes(before: list[Strip], after: list[Strip]) -> Iterator[Region]:
    """Yield for each row the region from the first to the last letter that differs.

    A row with wider letters or with marks is one region, so that no mark comes without its letter.
    """
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old == new:
            continue
        if re.fullmatch(ONE_CELL_EACH, old.text + new.text) is None:
            yield Region(0, row, new.cell_length, 1)
        else:
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
            alike = _common_letters(a.text[::step], b.text[::step]) if a.style == b.style else ""
            return cells + cell_len(alike)
        cells += a.cell_length
    return cells


def _common_letters(a: str, b: str) -> str:
    """Return the letters with which both texts begin."""
    for number, (letter, other) in enumerate(zip(a, b, strict=False)):
        if letter != other:
            return a[:number]
    return min(a, b, key=len)


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
