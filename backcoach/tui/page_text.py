"""The words of the detail pane: the page of a set, or the summary at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcoach.core.page import Line, Page
from backcoach.tui.pane import Pane, spread, wrapped

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.summary import Summary

LABEL = 9
STYLES = {
    "headline": "bold $text-accent",
    "advice": "bold $text-primary",
    "fact": "$text-muted",
    "setup": "",
    "focus": "bold",
    "detail": "",
    "stop": "$text-warning",
}


class PageText(Pane):
    """As tall as its words, and no taller than there is room."""

    class Outgrown(Message):
        """A summary has become longer than the pane, or is so no more."""

    def on_mount(self) -> None:
        self._shown: Page | Summary | None = None
        self._scrolled = 0
        self._length = 0
        self.is_outgrown = False

    def show(self, shown: Page | Summary) -> None:
        if shown != self._shown:
            self._shown = shown
            if self._height() == self.size.height:
                self.redraw()
            else:
                self.refresh(layout=True)

    def scroll(self, direction: int) -> None:
        """Move a summary that is longer than the pane by all but a line of what is seen."""
        self._scrolled += direction * max(1, self.size.height - 2)
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        return min(len(self._lines(width, container.height)), container.height)

    def _height(self) -> int:
        """Return the height that the layout would give it."""
        parent = self.parent
        assert isinstance(parent, Widget)
        return self.get_content_height(parent.content_size, self.screen.size, self.size.width)

    def lines(self, size: Size) -> list[Content]:
        seen = self._lines(size.width, size.height)
        if (outgrown := self._length > size.height) != self.is_outgrown:
            self.is_outgrown = outgrown
            self.post_message(self.Outgrown())
        return seen

    def _lines(self, width: int, height: int) -> list[Content]:
        self._length = 0
        if self._shown is None:
            return []
        if isinstance(self._shown, Page):
            bare = self.screen.has_class("-tiny") and height > 1
            heading = _heading(self._shown, width) if bare else []
            return [*heading, *page_lines(self._shown, width, height - len(heading))]
        from backcoach.tui.summary_text import summary_lines  # noqa: PLC0415  not for the first frame

        made = summary_lines(self._shown, width)
        self._length = len(made)
        self._scrolled = max(0, min(self._scrolled, len(made) - height))
        seen = made[self._scrolled : self._scrolled + height]
        more = len(made) - self._scrolled - len(seen)
        if more and len(seen) > 1:
            seen[-1] = Content.styled(f"↓ {more + 1} more lines", "bold $text-accent")
        return seen


def _heading(shown: Page, width: int) -> list[Content]:
    place = Content.styled(shown.place, "$text-muted")
    name = Content.styled(shown.title, "bold")
    if name.cell_length + place.cell_length < width:
        return [spread(name, place, width)]
    return [name, place]


def page_lines(shown: Page, width: int, height: int) -> list[Content]:
    """Return the lines of a page; what there is no room for goes by rank, the order stays."""
    blocks = [(line, _block(line, width)) for line in shown.lines]
    while len(blocks) > 1 and sum(len(made) for _, made in blocks) > height:
        blocks.remove(max(blocks, key=lambda block: block[0].rank))
    air = height - sum(len(made) for _, made in blocks)
    made: list[Content] = []
    previous: Line | None = None
    for line, rows in blocks:
        if previous and air > 0 and line.role != previous.role and line.label != previous.label:
            made.append(Content(""))
            air -= 1
        made += rows
        previous = line
    return made


def _block(line: Line, width: int) -> list[Content]:
    style = STYLES[line.role]
    if line.role == "headline":
        label = Content.styled(f"{line.label}  " if line.label else "", "$text-muted")
    elif line.role in ("fact", "advice") and not line.label:
        label = Content("")
    else:
        label = Content.styled(line.label.ljust(max(LABEL, len(line.label) + 2)), "$text-muted")
    return wrapped(label, Content.styled(line.text, style), width)
