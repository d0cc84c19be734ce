"""The screen of a coach: a list of people, and beside it how the chosen one trains."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.screen import Screen

from backcoach.core.text import LONGEST_COACH_NOTE, one_line
from backcoach.tui.dialogs.note import Line
from backcoach.tui.practice.lifters import Lifters
from backcoach.tui.practice.parts import Bottom, People, Report, Top

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from backcoach.core.views.lifter_report import LifterReport

    Read = Callable[[str], "LifterReport | str"]
    Write = Callable[[str, str], str]

NARROW = 76  # columns; below, the list and the report take turns


class PracticeScreen(Screen[None]):
    """`read` returns the report of a login or why there is none, `write` sends them a note.

    Both are called in another thread, one after the other.
    """

    CSS_PATH = "practice.tcss"
    AUTO_FOCUS = ""  # the keys belong to the list, until a note is typed

    def __init__(self, lifters: Sequence[tuple[str, str]], read: Read, write: Write) -> None:
        super().__init__()
        self.lifters = Lifters(lifters)
        self.chosen = self.lifters.in_order()[0]
        self.message = ""
        self._was_moved = False
        self._read, self._write = read, write
        self._server = ThreadPoolExecutor(1, "practice")
        self._runs = 0  # how often everything was read

    def compose(self) -> ComposeResult:
        yield Top()
        with Container(id="practice"):
            yield People()
            yield Report()
        yield Line(max_length=LONGEST_COACH_NOTE, select_on_focus=False)
        yield Bottom()

    def on_mount(self) -> None:
        self._read_next()

    def on_unmount(self) -> None:
        self._server.shutdown(wait=False, cancel_futures=True)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        is_open = self.has_class("-narrow") and self.has_class("-opened")
        opens = (("Enter", "Open"),) if self.has_class("-narrow") else ()
        moves = (("PgDn", "More"),) if is_open else (("↑↓", "Person"), *opens, ("←→", "Sort"))
        more = () if self.has_class("-narrow") else (("PgDn", "More"),)
        leaves = ("Esc", "Back") if is_open else ("q", "Leave")
        return (*moves, *more, ("n", "Note"), ("r", "Read again"), leaves)

    def _call(self, act: Callable[[], object], take: Callable[[object], None]) -> None:
        """Ask the server in the other thread, and take the answer in this one."""
        loop, context = asyncio.get_running_loop(), copy_context()  # of this app, for colours

        def done(asked: Future[object]) -> None:
            if not asked.cancelled():
                loop.call_soon_threadsafe(self._take, take, asked, context=context)

        self._server.submit(act).add_done_callback(done)

    def _take(self, take: Callable[[object], None], asked: Future[object]) -> None:
        if self.is_attached:
            take(asked.result())
            self.draw()

    def _read_next(self) -> None:
        login = self.lifters.unread(self.chosen)
        if login is not None:
            take = partial(self._arrived, login, self._runs)
            self._call(partial(self._read, login), take)

    def _arrived(self, login: str, run: int, answer: object) -> None:
        if run == self._runs:
            if isinstance(answer, str):
                self.lifters.problems[login] = answer
            else:
                self.lifters.reports[login] = answer  # type: ignore[assignment]  # what `Read` gives
            if not self._was_moved:
                self.chosen = self.lifters.in_order()[0]
            self._read_next()

    def choose(self, login: str, *, is_opened: bool = False) -> None:
        """Show the report of somebody; in a narrow window it takes the place of the list."""
        if login != self.chosen:
            self.query_one(Report).first = 0
        self.chosen, self._was_moved = login, True
        self.set_class(is_opened, "-opened")
        self.draw()

    def draw(self) -> None:
        for part in (Top, People, Report, Bottom):
            self.query_one(part).redraw()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < NARROW, "-narrow")
        self.call_after_refresh(self.draw)

    def on_key(self, event: events.Key) -> None:
        if event.key == "ctrl+c":
            return
        if self.has_class("-asks"):
            if event.key == "escape":
                event.stop()
                self._close_line()
            return
        event.stop()
        event.prevent_default()
        self.press(event.key)

    def press(self, key: str) -> None:
        """Do what a key means here."""
        self.message = ""
        people, report = self.query_one(People), self.query_one(Report)
        is_open = self.has_class("-narrow") and self.has_class("-opened")
        if key in ("q", "escape"):
            if not is_open:
                self.app.exit()
                return
            self.remove_class("-opened")
        elif key in ("pagedown", "pageup", "space"):
            report.scroll(-1 if key == "pageup" else 1)
        elif key == "enter":
            self.choose(self.chosen, is_opened=True)
        elif key == "n":
            self._ask()
        elif key == "r":
            self._runs += 1
            self.lifters.forget()
            self._read_next()
        elif key in ("left", "right"):
            self.lifters.turn(1 if key == "right" else -1)
            if not self._was_moved:
                self.chosen = self.lifters.in_order()[0]
        elif people.rows.key({"j": "down", "k": "up"}.get(key, key)):
            is_opened = self.has_class("-opened")
            self.choose(self.lifters.in_order()[people.rows.chosen], is_opened=is_opened)
        self.draw()

    def _ask(self) -> None:
        line = self.query_one(Line)
        line.border_title = Content(f"A note to {self.lifters.names[self.chosen]}")
        line.border_subtitle = Content("Enter sends it  Esc leaves")
        line.value = ""
        self.add_class("-asks")
        line.focus()

    def _close_line(self) -> None:
        self.remove_class("-asks")
        self.set_focus(None)
        self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        note = one_line(event.value)
        if note:
            self._call(partial(self._write, self.chosen, note), self._say)
        self._close_line()

    def _say(self, answer: object) -> None:
        self.message = str(answer)
