"""The words of the detail pane: the page of a set, or the summary at the end."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.views.set_page import Line, Page
from backcoach.tui import drawing
from backcoach.tui.panes.pane import spread, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.views.summary import Summary

LABEL = 9
KEPT = 8  # pages: a set and its rest come back to the same ones
STYLES = {
    "headline": "bold $text-accent",
    "advice": "bold $text-primary",
    "fact": "$text-muted",
    "setup": "",
    "focus": "bold",
    "detail": "",
    "stop": "$text-warning",
}


class PageText:
    """The lines of what is shown: a page as far as there is room, a summary from where one is.

    `is_longer` says whether a summary is longer than the room that it had last.
    """

    def __init__(self) -> None:
        self.shown: Page | Summary | None = None
        self.is_longer = False
        self._first = 0

    def scroll(self, direction: int, height: int) -> None:
        """Move a summary by all but a line of what is seen."""
        self._first += direction * max(1, height - 2)

    def lines(self, width: int, height: int, *, headed: bool) -> Sequence[Content]:
        """Return at most `height` lines; a page is `headed` where no border has its title."""
        self.is_longer = False
        if self.shown is None:
            return []
        if isinstance(self.shown, Page):
            return _headed(self.shown, width, height, headed=headed)
        made = drawing.summary_lines.summary_lines(self.shown, width)
        self.is_longer = len(made) > height
        self._first = max(0, min(self._first, len(made) - height))
        seen = made[self._first : self._first + height]
        more = len(made) - self._first - len(seen)
        if more and len(seen) > 1:
            seen[-1] = Content.styled(f"↓ {more + 1} more lines", "bold $text-accent")
        return seen


@lru_cache(maxsize=KEPT)
def _headed(shown: Page, width: int, height: int, *, headed: bool) -> tuple[Content, ...]:
    heading = _heading(shown, width) if headed and height > 1 else []
    return (*heading, *page_lines(shown, width, height - len(heading)))[:height]


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
