"""The base of the panes: draws literal lines, and redraws only the parts that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.containers import Container
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from backcoach.tui.panes.cells import Row, changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style as RichStyle
    from textual.color import Color
    from textual.content import Span
    from textual.filter import LineFilter
    from textual.geometry import Offset
    from textual.style import Style
    from typing_extensions import Self

    from backcoach.tui.panes.cells import Cells

KEPT = 256  # drawn lines for each pane
UPRIGHT = "reverse"  # the style of what keeps its colours in an inverted pane


class Pane(Widget):
    """Base of the panes: a subclass returns its `lines` for a size."""

    can_focus = False
    _drawn_rows: list[Row] | None = None  # None where everything is to be drawn
    _drawn_for = Size(0, 0)
    is_outdated = False  # set where the lines have changed and the screen is drawn next

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[tuple[str, tuple[Span, ...]], Row] = {}  # drawn lines, oldest first
        self._styles: dict[RichStyle | None, RichStyle | None] = {}  # of these lines
        self._look: tuple[Style, Color, Sequence[LineFilter]] | None = None  # likewise
        self._corner: Offset | None = None  # of the lines in the pane
        self._changes: list[Cells] = []  # what was drawn, but not written yet

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
        self.is_outdated = True
        self.check_idle()

    def on_idle(self) -> None:
        self.draw_changes()
        self.leave_changes()

    def draw_changes(self) -> None:
        """Draw now what `redraw` was called for; its cells wait to be written."""
        if not self.is_outdated:
            return
        self.is_outdated = False
        before, size = self._drawn_rows, self.size
        if before is None or self._drawn_for != size or not self.display:
            self.refresh()
        else:
            self._changes += changes(before, self._draw(size))

    def take_changes(self) -> list[Cells]:
        """Return the cells that wait to be written, for somebody who writes them."""
        waiting, self._changes = self._changes, []
        if self._corner is None:
            self._corner = self.content_offset
        x, y = self._corner
        return [(column + x, row + y, segments) for column, row, segments in waiting]

    def leave_changes(self) -> None:
        """Let Textual write the cells that wait to be written."""
        waiting, self._changes = self._changes, []
        if waiting:
            self.refresh(*(Region(x, y, Strip(cells).cell_length, 1) for x, y, cells in waiting))

    @property
    def is_changed(self) -> bool:
        """Whether cells wait to be written."""
        return bool(self._changes)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        if repaint and not regions:
            self._drawn_rows = None
            self._kept.clear()
            self._styles.clear()
            self._look = self._corner = None
            self._changes.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def prepare_lines(self, lines: Iterable[Content]) -> None:
        """Draw lines that may soon be shown, and keep them."""
        if self._drawn_rows is not None:
            for line in lines:
                self._draw_line(line, self._drawn_for.width).make_ready()

    def render_line(self, y: int) -> Strip:
        rows, size = self._drawn_rows, self.size
        if rows is None or self._drawn_for != size:
            rows = self._draw(size)
        return rows[y].strip

    def _draw(self, size: Size) -> list[Row]:
        if size != self._drawn_for:
            self._kept.clear()
        lines = self.lines(Size(size.width - self.indent, size.height))[: size.height]
        if self.is_inverted:  # one colour on one background, so that all of it can be read
            lines = [
                Content(line.plain, [span for span in line.spans if span.style == UPRIGHT])
                for line in lines
            ]
        lines += [Content("")] * (size.height - len(lines))
        self._drawn_rows = [self._draw_line(line, size.width) for line in lines]
        self._drawn_for = size
        return self._drawn_rows

    def _draw_line(self, line: Content, width: int) -> Row:
        """Return a drawn line, from the cache where it was drawn before."""
        key = (line.plain, tuple(line.spans))
        row = self._kept.get(key)
        if row is None:
            style, *_ = self._look_now()
            line = line.truncate(width - self.indent, ellipsis=True)
            rest = width - self.indent - line.cell_length
            runs = [*line.render(style, ""), (" " * rest, style)]
            is_upright = any(span.style == UPRIGHT and not span.start for span in line.spans)
            runs.insert(0, (" " * self.indent, runs[0][1] if is_upright else style))
            if len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            row = self._kept[key] = Row(Strip(_joined(runs), width), self._segments_of)
        return row

    def _segments_of(self, strip: Strip) -> list[Segment]:
        """Return a line as it is written; equal styles are one object, to be compared quickly."""
        _, ground, filters = self._look_now()
        for line_filter in filters:
            strip = strip.apply_filter(line_filter, ground)
        one_object = self._styles.setdefault
        return [Segment(text, one_object(style, style)) for text, style, _ in strip]

    def _look_now(self) -> tuple[Style, Color, Sequence[LineFilter]]:
        if self._look is None:
            filters, (_, ground) = self.get_line_filters(), self.background_colors
            self._look = self.visual_style, ground, filters
        return self._look


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
