"""The three parts of the history screen: the names of the pages, the page, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.wording.timer import timer_view
from backcoach.tui.drawing.text_rows import spread
from backcoach.tui.history.view import HEAD, MUTED, STRONG
from backcoach.tui.panes.footer import Footer
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from backcoach.tui.history.screen import HistoryScreen
    from backcoach.tui.history.view import Key

GAP = 2
NARROW = 76  # columns; below, a page has its first letters alone
SIGNS = "⠋⠙⠸⠴⠦⠇"
MOST_ROWS, LOW = 3, 16  # of keys, and rows of a window in which there is one
NAMES = {"Enter": "enter", "Esc": "escape", "Tab": "tab", "Home": "home", "End": "end"}


class Part(Pane):
    """A part of the history screen."""

    @property
    def history(self) -> HistoryScreen:
        return self.screen  # type: ignore[return-value]  # parts stand on no other screen


class Top(Part):
    """The names of the pages, and the clock of the session."""

    ends: tuple[int, ...] = ()

    def lines(self, size: Size) -> list[Content]:
        return [spread(self._names(size.width), self._clock(), size.width)]

    def _names(self, width: int) -> Content:
        """Return the names of the pages, and keep the columns at which they end."""
        parts: list[Content] = []
        ends: list[int] = []
        end = 0
        for number, page in enumerate(self.history.pages):
            is_shown = number == self.history.number
            name = page.title if width >= NARROW or is_shown else page.title[:3]
            key = f"{number + 1} " if width >= NARROW else ""
            text = f" ▸{name} " if is_shown else f" {key}{name} "
            end += len(text)
            ends.append(end)
            parts.append(Content.styled(text, f"{HEAD} reverse" if is_shown else MUTED))
        self.ends = tuple(ends)
        return Content.assemble(*parts)

    def _clock(self) -> Content:
        """Return the time of the session, where one runs, or that something is read."""
        if self.history.is_reading:
            return Content.styled(f"{SIGNS[self.history.turn % len(SIGNS)]} Reading", MUTED)
        state = self.history.host.session.state
        view = timer_view(state, self.history.now)
        if state.paused_at is not None and not state.is_over:
            return Content.styled("Paused", f"bold {STRONG}")
        if not view.counts or state.is_over:
            return Content("")
        word = "GO" if view.is_over else view.title.partition(" ")[0]
        return Content.styled(f"{word} {view.text}", f"bold {STRONG}")

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for place, end in enumerate(self.ends):
            if offset is not None and offset.x < end:
                self.history.turn_to(place)
                return


class Page(Part):
    """The page that is shown."""

    def lines(self, size: Size) -> list[Content]:
        view = self.history.view
        if not view.is_read:
            return [Content.styled("Reading…", MUTED)]
        return view.lines(size.width, size.height)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and self.history.view.is_read:
            self.history.view.click(offset.x, offset.y)
        self.history.draw()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self.history.press("down")

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self.history.press("up")


class Bottom(Part):
    """The keys of the page, each to be clicked, or the sentence of what was just done."""

    def lines(self, _: Size) -> list[Content]:
        if self.history.message:
            return [Content.styled(self.history.message, f"bold {STRONG}")]
        return [
            Content("  ").join(
                Content.assemble((name, f"bold {STRONG}"), f" {label}") for name, label in row
            )
            for row in self._rows()
        ]

    def _rows(self) -> list[list[Key]]:
        """Return the keys in rows; in a low window in one: the way back, pain, all keys first."""
        keys, width = self.history.keys, self.app.size.width - 2
        if self.app.size.height < LOW:
            return rows((*keys[:-3:-1], ("?", "Keys"), *keys[:-2]), width)[:1]
        return rows(keys, width)[:MOST_ROWS]

    def fit(self) -> None:
        """Take as many rows of the screen as the keys need."""
        self.styles.height = len(self._rows())

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        listed = self._rows()
        if offset is None or self.history.message or offset.y >= len(listed):
            return
        end = 0
        for name, label in listed[offset.y]:
            end += len(name) + len(label) + 1 + GAP
            if offset.x < end and name == self.history.pain_key:
                self.post_message(Footer.Pressed("pain", event))
                return
            if offset.x < end:
                self.history.press(NAMES.get(name, name), name if len(name) == 1 else None)
                return


def rows(keys: tuple[Key, ...], width: int) -> list[list[Key]]:
    """Return the keys in as many rows as they need."""
    made: list[list[Key]] = [[]]
    used = 0
    for name, label in keys:
        columns = len(name) + len(label) + 1
        if used and used + columns > width:
            made.append([])
            used = 0
        made[-1].append((name, label))
        used += columns + GAP
    return made
