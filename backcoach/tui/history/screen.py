"""The history over the session, which goes on: its clock stays in the first line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.content import Content

from backcoach.core.actions import BY_ID, key_text
from backcoach.tui.dialogs.choice import Dialog
from backcoach.tui.dialogs.forms.log_form import LogForm
from backcoach.tui.dialogs.forms.set_form import SetFormScreen
from backcoach.tui.dialogs.note import Line
from backcoach.tui.history.keys_help import KeysHelp
from backcoach.tui.history.pages.calendar import Calendar
from backcoach.tui.history.pages.exercise import ExercisePage
from backcoach.tui.history.pages.muscles import Muscles
from backcoach.tui.history.pages.records import Records
from backcoach.tui.history.pages.session import SessionPage
from backcoach.tui.history.pages.sessions import Sessions
from backcoach.tui.history.parts import Bottom, Page, Top
from backcoach.tui.history.reader import Reader
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from backcoach.core.questions.log_form.log_table import LogTable
    from backcoach.core.questions.log_form.set_form import SetForm
    from backcoach.interface.host import Host
    from backcoach.interface.past import Past
    from backcoach.tui.history.view import Key, View

PAGES: tuple[type[View[Any]], ...] = (Calendar, ExercisePage, Muscles, Sessions, Records)
PAGE_KEYS = tuple(str(number + 1) for number in range(len(PAGES)))
LONGEST = 500
T = TypeVar("T")


class HistoryScreen(Dialog[None]):
    """Five pages, and a session that was opened over them."""

    CSS_PATH = "history.tcss"
    pages = PAGES
    AUTO_FOCUS = ""  # the keys belong to the page, until a line is asked for

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.message = ""
        self._pages: dict[int, View[Any]] = {}
        self._number = 0
        self._opened: SessionPage | None = None
        self._answered: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        yield Top()
        yield Page()
        yield Line(max_length=LONGEST, select_on_focus=False)
        yield Bottom()

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)
        self._reader = Reader(self)
        self.query_one(Bottom).fit()  # before the first layout

    def on_unmount(self) -> None:
        self._reader.close()

    def later(self, view: View[Any], read: Callable[[], T], take: Callable[[T], None]) -> None:
        self._reader.read(view, read, take)

    def _tick(self) -> None:
        self.host.session.tick()
        self.draw_top()

    def draw_top(self) -> None:
        self.query_one(Top).redraw()

    @property
    def past(self) -> Past:
        return self.host.archive

    @property
    def now(self) -> int:
        return self.host.session.now

    @property
    def view(self) -> View[Any]:
        """The page that is shown, read when it is first turned to."""
        if self._opened is not None:
            return self._opened
        if self._number not in self._pages:
            self._pages[self._number] = page = PAGES[self._number](self)
            page.load()
        return self._pages[self._number]

    @property
    def keys(self) -> tuple[Key, ...]:
        pain = ((self.pain_key, BY_ID["pain"].label),) if self.lets_pain else ()
        return (*self.view.useful_keys, ("Tab", "Page"), *pain, ("Esc", "Back"))

    @property
    def pain_key(self) -> str:
        return key_text("pain", self.host.keymap)

    @property
    def lets_pain(self) -> bool:  # type: ignore[override]  # it changes with what is shown
        """Whether a pain may be reported: while nothing is typed."""
        return self.host.session.takes_keys and not self.is_typing

    @property
    def number(self) -> int:
        """Which of the pages is shown."""
        return self._number

    @property
    def is_reading(self) -> bool:
        return self._reader.is_reading

    @property
    def turn(self) -> int:
        """How far the sign has turned that tells that something is read."""
        return self._reader.turn

    def turn_to(self, number: int) -> None:
        self.view.early.clear()
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
        line.border_subtitle = Content("Enter keeps it  Esc leaves")
        line.value = value
        line.cursor_position = len(value)
        self._answered = answered
        self.add_class("-asks")
        line.focus()

    def log_session(self, day: date) -> None:
        def answered(table: LogTable | None) -> None:
            if table is not None:
                sentence = self.past.log(table)
                self.reload()
                self.say(sentence)
            self.draw()

        table = self.past.log_table(self.host.session.state.plan, day)
        self.app.push_screen(LogForm(table), answered)

    def correct(self, form: SetForm, answered: Callable[[SetForm], None]) -> None:
        def closed(kept: SetForm | None) -> None:
            if kept is not None:
                answered(kept)
            self.draw()

        self.app.push_screen(SetFormScreen(form), closed)

    def reload(self) -> None:
        if self._opened is not None:
            self._opened.load()
        for page in self._pages.values():
            page.load()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        self.query_one(Bottom).fit()
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
        self.press(event.key, event.character)

    @property
    def takes_small_letters(self) -> bool:
        """Not always: a capital may have a meaning of its own, and be typed."""
        return False

    def press(self, key: str, character: str | None = None) -> None:
        """Do what a key means here; a capital without a meaning is its small letter."""
        self.message = ""
        small = key if len(key) > 1 or self._types else key.lower()
        if key == "escape" or (small in ("h", "q") and not self._types):
            if self._opened is None:
                self.dismiss()
                return
            self._opened.early.clear()
            self._opened = None
        elif key in ("question_mark", "?"):
            self.app.push_screen(KeysHelp(f"Keys of {self.view.title or 'a session'}", self.keys))
        elif key in ("tab", "shift+tab"):
            self.turn_to(self._number + (1 if key == "tab" else -1))
        elif not self.view.press(key, character):
            if key in PAGE_KEYS:
                self.turn_to(int(key) - 1)
            elif small != key:
                self.view.press(small, small)
        self.draw()

    @property
    def is_typing(self) -> bool:  # type: ignore[override]  # it changes with what is shown
        """Whether letters are typed, into a line or into the filter of the sessions."""
        return self._answered is not None or self._types

    @property
    def _types(self) -> bool:
        return self._opened is None and PAGES[self._number] is Sessions
