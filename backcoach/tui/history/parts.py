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
ALL_KEYS = ("?", "Help")
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
    """The keys of the page, each to be clicked, and the sentence of what was just done."""

    def lines(self, size: Size) -> list[Content]:
        return [
            spread(words, key_line(keys), size.width) if words.plain else key_line(keys)
            for words, keys in self._rows()
        ]

    def _rows(self) -> list[tuple[Content, list[Key]]]:
        """Return what stands in each row: words of what was just done, and keys after them.

        The words take no row of their own where there is one alone; the way back stays beside
        them as long as it fits.
        """
        width = self._width
        listed = self._key_rows()
        if not self.history.message:
            return [(Content(""), keys) for keys in listed]
        words = Content.styled(self.history.message, f"bold {STRONG}").wrap(width)
        left = len(listed) - len(words)
        below = rows(self._first_keys, width)[:left] if left > 0 else []
        made: list[tuple[Content, list[Key]]] = [(row.rstrip(), []) for row in words]
        if not below:
            last = made[-1][0]
            made[-1] = last, _fitting(self._first_keys, width - last.cell_length - GAP)
        return [*made, *((Content(""), keys) for keys in below)]

    @property
    def _width(self) -> int:
        return self.app.size.width - 2

    @property
    def _first_keys(self) -> tuple[Key, ...]:
        """The keys with those first that must never be missing: the way back, pain, all keys."""
        keys = self.history.keys
        known = 2 if self.history.lets_pain else 1
        return (*keys[: -known - 1 : -1], ALL_KEYS, *keys[:-known])

    def _key_rows(self) -> list[list[Key]]:
        """Return the keys in rows: in a low window in one, else all, and `?` where it fits."""
        if self.app.size.height < LOW:
            return rows(self._first_keys, self._width)[:1]
        *others, back = self.history.keys
        listed = rows((*others, back), self._width)
        helped = rows((*others, ALL_KEYS, back), self._width)
        return (helped if len(helped) == len(listed) else listed)[:MOST_ROWS]

    def fit(self) -> None:
        """Take as many rows of the screen as the keys need."""
        self.styles.height = len(self._rows())

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        listed = self._rows()
        if offset is None or offset.y >= len(listed):
            return
        words, keys = listed[offset.y]
        end = self._width - key_line(keys).cell_length if words.plain else 0
        if offset.x < end:
            return
        for name, label in keys:
            end += len(_text(name, label)) + GAP
            if offset.x < end and name == self.history.pain_key:
                self.post_message(Footer.Pressed("pain", event))
                return
            if offset.x < end:
                self.history.press(NAMES.get(name, name), name if len(name) == 1 else None)
                return


def key_line(keys: list[Key]) -> Content:
    """Return keys in a line, each with what it does."""
    return Content(" " * GAP).join(
        Content.assemble((name, f"bold {STRONG}"), f" {label}" if label else "")
        for name, label in keys
    )


def _text(name: str, label: str) -> str:
    return f"{name} {label}" if label else name


def _fitting(keys: tuple[Key, ...], width: int) -> list[Key]:
    """Return as many of the first keys as fit; the very first without its label rather than not."""
    (name, label), *_ = keys
    if len(_text(name, label)) <= width:
        return rows(keys, width)[0]
    return [(name, "")] if len(name) <= width else []


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
