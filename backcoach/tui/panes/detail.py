"""The detail pane: the current exercise, its goal, the cues of the moment, and its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content
from textual.message import Message

from backcoach.core import views
from backcoach.core.views.set_page import Page, page
from backcoach.tui.drawing.figure_lines import GAP, Moment, moment_of, picture_lines
from backcoach.tui.drawing.map_lines import worked_now
from backcoach.tui.drawing.pacer_lines import LARGE_ROWS, pacer_lines
from backcoach.tui.drawing.page_lines import PageText
from backcoach.tui.layout import layout_of
from backcoach.tui.panes.pane import Pane, beside
from backcoach.tui.textual_fixes import set_border_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from backcoach.core.actions import Keymap
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.views.summary import Summary
    from backcoach.core.wording.pacer import Pace
    from backcoach.interface import Session
    from backcoach.tui.drawing.map_lines import Levels

BESIDE_TITLE = 8  # cells of the border and of the indent
ELLIPSIS = "…"
COLUMN = 21  # cells of a figure beside the words, and of the gap before it
PACED_ROWS = 12  # above the pictures in a paced set; kept in others, so that pictures stand still


class Detail(Pane):
    """In a paced set the pacer above the text, and pictures where they fit."""

    class Outgrown(Message):
        """A summary has become longer than the pane, or shorter again."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def on_mount(self) -> None:
        self._text = PageText()
        self._pace: Pace | None = None
        self._moment: Moment | None = None
        self._levels: Levels = ()
        self._is_over = False
        self.scrolls = False  # whether there is a summary longer than the pane

    def show(
        self,
        session: Session,
        outlook: NextSession | None,
        moving: Pace | None,
        *,
        illustrated: bool,
    ) -> None:
        """Show the current set or the summary; `illustrated`, with movement and muscles."""
        state, pace = session.state, session.pace()
        facts = (
            _page_or_summary(session, outlook, self._keymap, is_paced=pace is not None),
            pace,
            moment_of(state, moving) if illustrated else None,
            worked_now(state) if illustrated else (),
            state.is_over,
        )
        before = (self._text.content, self._pace, self._moment, self._levels, self._is_over)
        self._text.content, self._pace, self._moment, self._levels, self._is_over = facts
        self._entitle()
        if facts != before:
            self.redraw()

    def scroll(self, direction: int) -> None:
        """Scroll a summary that is longer than the pane, down (1) or up (−1)."""
        self._text.scroll(direction, self.size.height)
        self.redraw()

    @property
    def indent(self) -> int:
        return 1 if layout_of(self.screen) == "tiny" else 2

    def lines(self, size: Size) -> list[Content]:
        layout = layout_of(self.screen)
        is_paced = self._pace is not None
        is_beside = layout == "stacked" or (layout == "narrow" and is_paced)
        column = COLUMN if is_beside and not self._is_over else 0
        width = size.width - column
        is_across = layout == "narrow"  # there the pacer is wider than the text below it
        pacer = self._pacer(size.width if is_across else width, size.height)
        words = self._words(width, size.height - len(pacer), headed=layout == "tiny")
        if column and is_across:
            figure = picture_lines(self._moment, (), column - GAP, size.height - len(pacer))
            return [*pacer, *beside(words, figure, width + GAP)]
        if column:
            figure = picture_lines(self._moment, (), column - GAP, size.height)
            return beside([*pacer, *words], figure, width + GAP)
        if layout == "tiny":
            return [*pacer, *words]
        left = size.height - len(pacer) - len(words)
        below = min(left - 1, max(size.height - PACED_ROWS, size.height // 2))
        levels = self._levels if layout == "wide" else ()
        drawn = picture_lines(self._moment, levels, size.width, below)
        return [*pacer, *words, *[Content("")] * (left - below), *drawn]

    def _pacer(self, width: int, height: int) -> list[Content]:
        if self._pace is None:
            return []
        return pacer_lines(self._pace, width, large=height >= LARGE_ROWS)

    def _words(self, width: int, height: int, *, headed: bool) -> Sequence[Content]:
        made = self._text.lines(width, height, headed=headed)
        if self._text.is_longer != self.scrolls:
            self.scrolls = self._text.is_longer
            self.post_message(self.Outgrown())
        return made

    def _entitle(self) -> None:
        """Set the title; where it is too long, the name is cut and the place stays."""
        page = self._text.content
        name, place = (page.title, page.place) if isinstance(page, Page) else ("Summary", "")
        tail = f" · {place}" if place else ""
        if self.size.width:  # 0 before the first layout
            width = max(self.size.width - len(tail) - BESIDE_TITLE, len(ELLIPSIS))
            name = Content(name).truncate(width, ellipsis=True).plain
        set_border_title(self, f"{name}{tail}")


def _page_or_summary(
    session: Session,
    outlook: NextSession | None,
    keymap: Keymap,
    *,
    is_paced: bool,
) -> Page | Summary:
    state = session.state
    if not state.is_over:
        return page(state, session.gear, led=is_paced, keymap=keymap)
    made = views.summary.summary(state, outlook, keymap)
    return made if session.takes_keys else replace(made, question="")
