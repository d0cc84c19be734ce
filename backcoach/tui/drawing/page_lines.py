"""The text of the detail pane: the page of a set, or the summary at the end."""

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
    "question": "bold $text-warning",
    "advice": "bold $text-primary",
    "fact": "$text-muted",
    "setup": "",
    "focus": "bold",
    "detail": "",
    "stop": "$text-warning",
}


class PageText:
    """The lines of a page, as many as fit, or of a summary, from where it is scrolled to.

    `is_longer` says whether the summary was longer than the height at the last call of `lines`.
    """

    def __init__(self) -> None:
        self.content: Page | Summary | None = None
        self.is_longer = False
        self._first = 0

    def scroll(self, direction: int, height: int) -> None:
        """Scroll a summary by a page less one line, down (1) or up (−1)."""
        self._first += direction * max(1, height - 2)

    def lines(self, width: int, height: int, *, headed: bool) -> Sequence[Content]:
        """Return at most `height` lines; `headed`, a page starts with its title."""
        self.is_longer = False
        if self.content is None:
            return []
        if isinstance(self.content, Page):
            return _headed(self.content, width, height, headed=headed)
        made = drawing.summary_lines.summary_lines(self.content, width)
        self.is_longer = len(made) > height
        self._first = max(0, min(self._first, len(made) - height))
        visible = made[self._first : self._first + height]
        more = len(made) - self._first - len(visible)
        if more and len(visible) > 1:
            visible[-1] = Content.styled(f"↓ {more + 1} more lines", "bold $text-accent")
        return visible


@lru_cache(maxsize=KEPT)
def _headed(page: Page, width: int, height: int, *, headed: bool) -> tuple[Content, ...]:
    heading = _heading(page, width) if headed and height > 1 else []
    return (*heading, *page_lines(page, width, height - len(heading)))[:height]


def _heading(page: Page, width: int) -> list[Content]:
    place = Content.styled(page.place, "$text-muted")
    name = Content.styled(page.title, "bold")
    if name.cell_length + place.cell_length < width:
        return [spread(name, place, width)]
    return [name, place]


def page_lines(page: Page, width: int, height: int) -> list[Content]:
    """Return the lines of a page; where not all fit, those of the highest rank are left out."""
    blocks = [(line, _block(line, width)) for line in page.lines]
    while len(blocks) > 1 and sum(len(made) for _, made in blocks) > height:
        blocks.remove(max(blocks, key=lambda block: block[0].rank))
    blank = height - sum(len(made) for _, made in blocks)
    made: list[Content] = []
    previous: Line | None = None
    for line, rows in blocks:
        if previous and blank > 0 and line.role != previous.role and line.label != previous.label:
            made.append(Content(""))
            blank -= 1
        made += rows
        previous = line
    return made


def _block(line: Line, width: int) -> list[Content]:
    style = STYLES[line.role]
    if line.role == "headline":
        label = Content.styled(f"{line.label}  " if line.label else "", "$text-muted")
    elif line.role in ("fact", "advice", "question") and not line.label:
        label = Content("")
    else:
        label = Content.styled(line.label.ljust(max(LABEL, len(line.label) + 2)), "$text-muted")
    return wrapped(label, Content.styled(line.text, style), width)
