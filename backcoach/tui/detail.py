"""The detail pane: the exercise now, its goal, the cues of this moment, and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content

from backcoach.core.page import page
from backcoach.tui.pacer import Pacer
from backcoach.tui.page_text import PageText
from backcoach.tui.pictures import Pictures

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcoach.core.outlook import Outlook
    from backcoach.tui.driving import Driver

FRAME = 6  # cells of the border beside a title
ELLIPSIS = "…"


class Detail(Container):
    """Holds the pacer while a set is led, the words, and the pictures where there is room."""

    def compose(self) -> ComposeResult:
        yield Pacer()
        yield PageText()
        yield Pictures()

    def show(self, coach: Driver, outlook: Outlook | None) -> None:
        """Show in words where a coach is."""
        state, pace = coach.state, coach.pace()
        self.set_class(pace is not None, "-led")
        self.query_one(Pacer).show(pace)
        text = self.query_one(PageText)
        if state.is_over:
            from backcoach.core.summary import summary  # noqa: PLC0415  not for the first frame

            self._entitle("Summary", "")
            text.show(summary(state, outlook))
        else:
            shown = page(state, coach.gear, led=pace is not None)
            self._entitle(shown.title, shown.place)
            text.show(shown)

    @property
    def scrolls(self) -> bool:
        """Whether there is a summary longer than the pane."""
        return self.query_one(PageText).is_outgrown

    def scroll(self, direction: int) -> None:
        """Move a summary that is longer than the pane."""
        self.query_one(PageText).scroll(direction)

    def _entitle(self, name: str, place: str) -> None:
        """Set the title; where it is too long, the name gives way and the place stays."""
        tail = f" · {place}" if place else ""
        if self.size.width:  # 0 before the first layout
            room = max(self.size.width - len(tail) - FRAME, len(ELLIPSIS))
            name = Content(name).truncate(room, ellipsis=True).plain
        title = f"{name}{tail}"
        if str(self.border_title or "") != title:
            self.border_title = Content(title)
