"""The history over the session, which goes on: its clock stays in the first line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.wording.timer import timer_view
from backcoach.tui.dialogs.choice import Dialog
from backcoach.tui.dialogs.note import Line
from backcoach.tui.history.calendar import Calendar
from backcoach.tui.history.exercise import ExercisePage
from backcoach.tui.history.muscles import Muscles
from backcoach.tui.history.records import Records
from backcoach.tui.history.session import SessionPage
from backcoach.tui.history.sessions import Sessions
from backcoach.tui.history.view import HEAD, MUTED, STRONG
from backcoach.tui.panes.pane import Pane, spread

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widgets import Input

    from backcoach.interface.host import Host
    from backcoach.interface.past import Past
    from backcoach.tui.history.view import View

PAGES = (Calendar, ExercisePage, Muscles, Sessions, Records)
NARROW = 76  # columns; below, a page has its first letters alone
LONGEST = 500


class _Top(Pane):
    """The names of the pages, and the clock of the session."""

    def lines(self, size: Size) -> list[Content]:
        screen = self.screen
        assert isinstance(screen, HistoryScreen)
        names, self.places = screen.tabs(size.width)
        return [spread(names, screen.clock(), size.width)]

    def on_click(self, event: events.Click) -> None:
        for place, end in enumerate(self.places):
            if event.x < end:
                assert isinstance(self.screen, HistoryScreen)
                self.screen.turn_to(place)
                return


class _Page(Pane):
    """The page that is shown."""

    def lines(self, size: Size) -> list[Content]:
        screen = self.screen
        assert isinstance(screen, HistoryScreen)
        return screen.view.lines(size.width, size.height)

    def on_click(self, event: events.Click) -> None:
        assert isinstance(self.screen, HistoryScreen)
        self.screen.view.click(event.x, event.y)
        self.screen.draw()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self._scroll("down")

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self._scroll("up")

    def _scroll(self, key: str) -> None:
        assert isinstance(self.screen, HistoryScreen)
        self.screen.view.key(key, None)
        self.screen.draw()


class _Bottom(Pane):
    """The keys of the page, or the sentence of what was just done."""

    def lines(self, size: Size) -> list[Content]:
        screen = self.screen
        assert isinstance(screen, HistoryScreen)
        if screen.message:
            return [Content.styled(screen.message, f"bold {STRONG}")]
        return Content.styled(screen.keys, MUTED).wrap(max(size.width, 8))


class HistoryScreen(Dialog[None]):
    """Five pages, and a session that was opened over them."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = ""  # the keys belong to the page, until a line is asked for

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.message = ""
        self._pages: dict[int, View] = {}
        self._number = 0
        self._opened: SessionPage | None = None
        self._answered: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        yield _Top()
        yield _Page()
        yield Line(max_length=LONGEST, select_on_focus=False)
        yield _Bottom()

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        self.host.session.tick()
        self.query_one(_Top).redraw()

    @property
    def past(self) -> Past:
        return self.host.archive

    @property
    def now(self) -> int:
        return self.host.session.now

    @property
    def view(self) -> View:
        """The page that is shown, read when it is first turned to."""
        if self._opened is not None:
            return self._opened
        if self._number not in self._pages:
            self._pages[self._number] = page = PAGES[self._number](self)
            page.load()
        return self._pages[self._number]

    @property
    def keys(self) -> str:
        return f"{self.view.keys}  Tab page  Esc back"

    def tabs(self, width: int) -> tuple[Content, list[int]]:
        """Return the names of the pages, and the columns at which they end."""
        parts: list[Content] = []
        ends: list[int] = []
        end = 0
        for number, page in enumerate(PAGES):
            is_shown = number == self._number
            name = page.title if width >= NARROW or is_shown else page.title[:3]
            text = f"▸{name} " if is_shown else f" {name} "
            end += len(text)
            ends.append(end)
            parts.append(Content.styled(text, f"{HEAD} reverse" if is_shown else MUTED))
        return Content.assemble(*parts), ends

    def clock(self) -> Content:
        """Return the time of the session, where one runs."""
        state = self.host.session.state
        view = timer_view(state, self.now)
        if not view.counts or state.is_over:
            return Content("")
        word = "GO" if view.is_over else view.title.partition(" ")[0]
        return Content.styled(f"{word} {view.text}", f"bold {STRONG}")

    def turn_to(self, number: int) -> None:
        self._number, self._opened = number % len(PAGES), None
        self.draw()

    def open_session(self, session: str) -> None:
        page = SessionPage(self, session)
        page.load()
        self._opened = page

    def open_exercise(self, exercise: str) -> None:
        self._number = PAGES.index(ExercisePage)
        page = self.view
        assert isinstance(page, ExercisePage)
        page.choose(exercise)

    def say(self, message: str) -> None:
        self.message = message

    def ask(self, title: str, value: str, answered: Callable[[str], None]) -> None:
        line = self.query_one(Line)
        line.border_title = Content(title)
        line.value = value
        line.cursor_position = len(value)
        self._answered = answered
        self.add_class("-asks")
        line.focus()

    def reload(self) -> None:
        if self._opened is not None:
            self._opened.load()
        for page in self._pages.values():
            page.load()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        bottom = self.query_one(_Bottom)
        width = bottom.size.width or self.size.width - 2
        rows = len(Content(self.keys).wrap(max(width, 8)))
        bottom.styles.height = min(3, rows)
        for pane in self.query(Pane):
            pane.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        answered = self._answered
        self._close_line()
        if answered is not None:
            answered(event.value)
        self.draw()

    def _close_line(self) -> None:
        self._answered = None
        self.remove_class("-asks")
        self.set_focus(None)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("ctrl+c", "ctrl+q"):
            return
        if self._answered is not None:
            if event.key == "escape":
                event.stop()
                self._close_line()
                self.draw()
            return
        event.stop()
        event.prevent_default()
        self.message = ""
        if event.key == "escape" or (event.key in ("h", "q") and not self._types):
            if self._opened is None:
                self.dismiss()
                return
            self._opened = None
        elif event.key in ("tab", "shift+tab"):
            self.turn_to(self._number + (1 if event.key == "tab" else -1))
        elif not self.view.key(event.key, event.character) and (
            event.key.isdigit() and 1 <= int(event.key) <= len(PAGES)
        ):
            self.turn_to(int(event.key) - 1)
        self.draw()

    @property
    def _types(self) -> bool:
        """Whether letters are typed into the page."""
        return self._opened is None and PAGES[self._number] is Sessions
