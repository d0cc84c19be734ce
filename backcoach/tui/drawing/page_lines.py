"""The text of the detail pane: the page of a set, in leaves where it is long, or the summary."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from backcoach.core.actions import BY_ID, key_text
from backcoach.core.views.set_page import Line, Page
from backcoach.tui import drawing
from backcoach.tui.drawing.text_rows import spread, wrapped
from backcoach.tui.drawing.timer_lines import cut_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.actions import Keymap
    from backcoach.core.views.summary import Summary
    from backcoach.tui.drawing.map_lines import Levels

LABEL = 9
LABELLED = 28  # columns from which labels have a column of their own, if all lines fit
LABELLED_ALWAYS = 56
KEPT = 16  # pages: those of a set, of its rest, and what is drawn ahead
STYLES = {
    "headline": "bold $text-accent",
    "question": "bold $text-warning",
    "advice": "bold",
    "fact": "$text-muted",
    "setup": "",
    "focus": "bold",
    "detail": "",
    "stop": "$text-warning",
}


class PageText:
    """The lines of a page, the most important first, or of a summary: its card, then its reasons.

    `is_longer` says whether there were more of them at the last call of `lines`.
    """

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self.content: Page | Summary | None = None
        self.is_longer = False
        self._worked: tuple[str, Levels] = ("", ())  # of a summary
        self._is_listed = False  # whether the list with reasons is shown in place of the card
        self._first = 0  # line of either
        self._is_at_end = False
        self._leaf = 0  # of a page

    @property
    def is_turned(self) -> bool:
        """Whether the lines that did not fit are shown."""
        return self._leaf > 0

    def take(self, content: Page | Summary, worked: tuple[str, Levels] = ("", ())) -> None:
        """Show something else, from its beginning; `worked` is the map of a summary."""
        self._worked = worked
        if content != self.content:
            if isinstance(content, Page):
                self._first, self._is_listed = 0, False
            self.content = content
            self._leaf = 0

    def turn(self, height: int) -> bool:
        """Go to the lines that did not fit, after the last ones back; False where all fit."""
        if not self.is_longer:
            return False
        if isinstance(self.content, Page):
            self._leaf += 1
        elif self._is_at_end and self._is_listed:
            self._first, self._is_listed = 0, False
        else:
            self.scroll(1, height)
        return True

    def scroll(self, direction: int, height: int) -> None:
        """Scroll a summary by a page less one line, down (1) or up (−1), from card to reasons."""
        if direction > 0 and self._is_at_end and not self._is_listed:
            self._first, self._is_listed = 0, True
        elif direction < 0 and self._first == 0:
            self._is_listed = False
        else:
            self._first += direction * max(1, height - 2)

    def lines(self, width: int, height: int, full: int, *, headed: bool) -> Sequence[Content]:
        """Return the lines for a height, of later leaves for the `full` one.

        `headed`, a page starts with its title.
        """
        self.is_longer = False
        if self.content is None:
            return []
        if isinstance(self.content, Page):
            leaves = leaves_of(self.content, width, height, full, headed=headed)
            self._leaf %= len(leaves)
            self.is_longer = len(leaves) > 1
            return leaves[self._leaf]
        if self._is_listed:
            made = drawing.summary_lines.summary_lines(self.content, width)
        else:
            made = drawing.card_lines.card_lines(self.content, self._worked, width, height)
        self.is_longer = len(made) > height or not self.content.instruction
        self._first = max(0, min(self._first, len(made) - height))
        visible = made[self._first : self._first + height]
        more = len(made) - self._first - len(visible)
        self._is_at_end = not more
        if more and len(visible) > 1:
            key = f"{key_text('next_exercise', self._keymap)} {BY_ID['next_exercise'].label}"
            visible[-1] = Content.styled(f"{more + 1} more lines  {key}", "bold $text-accent")
        return visible


@lru_cache(maxsize=KEPT)
def leaves_of(
    page: Page, width: int, height: int, full: int, *, headed: bool
) -> tuple[tuple[Content, ...], ...]:
    """Return a page in leaves: first what matters most, then the lines that found no room.

    The first one has `height` lines, the others `full` ones; there is at least one.
    """
    heading = _heading(page, width) if headed else []
    above = heading if height > len(heading) else []
    first, rest = page_lines(page, width, max(0, height - len(above)))
    step = max(1, full - len(heading))
    others = (rest[start : start + step] for start in range(0, len(rest), step))
    return (*above, *first), *((*heading, *rows)[:full] for rows in others)


def _heading(page: Page, width: int) -> list[Content]:
    place = Content.styled(page.place, "$text-muted")
    name = Content.styled(page.title, "bold")
    if name.cell_length + place.cell_length < width:
        return [spread(name, place, width)]
    return [name, place]


def page_lines(page: Page, width: int, height: int) -> tuple[list[Content], list[Content]]:
    """Return the lines that fit, those of the lowest rank, and in their order the others.

    Labels have a column of their own, unless that would leave no room for some lines.
    """
    labelled = width >= LABELLED
    if LABELLED <= width < LABELLED_ALWAYS:
        wanted = sum(len(_block(line, width, labelled=True)) for line in page.lines)
        labelled = wanted <= height
    blocks = [(line, _block(line, width, labelled=labelled)) for line in page.lines]
    left: list[Line] = []
    while len(blocks) > 1 and sum(len(made) for _, made in blocks) > height:
        worst = max(blocks, key=lambda block: block[0].rank)
        blocks.remove(worst)
        left.append(worst[0])
    blank = height - sum(len(made) for _, made in blocks)
    made: list[Content] = []
    previous: Line | None = None
    for line, rows in blocks:
        if previous and blank > 0 and line.role != previous.role and line.label != previous.label:
            made.append(Content(""))
            blank -= 1
        made += rows
        previous = line
    others = [
        row for line in page.lines if line in left for row in _block(line, width, labelled=labelled)
    ]
    return made[:height], made[height:] + others


def _block(line: Line, width: int, *, labelled: bool) -> list[Content]:
    style = STYLES[line.role]
    if line.short and cell_len(line.text) > width:
        return [cut_name(line.short, width).stylize(style)]
    if line.role == "headline":
        label = Content.styled(f"{line.label}  " if line.label else "", "$text-muted")
    elif line.role in ("fact", "advice", "question") and not line.label:
        label = Content("")
    elif not labelled:
        label = Content.styled(f"{line.label}  " if line.label.strip() else "  ", "$text-muted")
        return _hanging(Content.assemble(label, (line.text, style)), width)
    else:
        label = Content.styled(line.label.ljust(max(LABEL, len(line.label) + 2)), "$text-muted")
    return wrapped(label, Content.styled(line.text, style), width)


def _hanging(text: Content, width: int) -> list[Content]:
    """Return a text whose further rows are indented, where a column of labels has no room."""
    first, *others = text.wrap(width)
    rest = [row for other in others for row in other.wrap(width)]
    joined = Content(" ").join(row.rstrip() for row in rest)
    return [first.rstrip(), *wrapped(Content("  "), joined, width)] if others else [first]
