"""Every use of a private name of Textual, and why there is no public way.

Textual is pinned to the releases that these were tried with (pyproject.toml).
`tests/tui/terminal/test_textual_fixes.py` has a test of each.
"""
# ruff: noqa: SLF001  this is the file for private names

from __future__ import annotations

import codecs
import os
import re
import sys
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.keys import Keys
from textual.worker import WorkerFailed

from backcoach.tui.terminal.answers import WithoutAnswers

if sys.platform != "win32":
    from textual._xterm_parser import XTermParser
    from textual.drivers import linux_driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import Console
    from textual.geometry import Size
    from textual.message import Message
    from textual.screen import Screen
    from textual.strip import Strip
    from textual.widget import Widget

    from backcoach.tui.panes.pane import Pane
    from backcoach.tui.terminal.key_guard import Report


class FixedApp(App[None]):
    """An application with the fixes that need to be methods; the others are made as it begins."""

    def __init__(self) -> None:
        read_any_input()
        measure_the_terminal()
        super().__init__()

    def write(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames."""
        if self._driver is not None:
            self._driver.write(sequence)

    def _handle_exception(self, error: Exception) -> None:
        """Ignore errors of a dialog that opened during shutdown."""
        if self.return_code is None or not isinstance(error, (NoMatches, WorkerFailed)):
            super()._handle_exception(error)


def drawn_size(screen: Screen[object]) -> Size:
    """Return the size that a screen was laid out for last; `Screen.size` may be ahead of it."""
    return screen._compositor.size  # no public name has it


class CellUpdate(CompositorUpdate):
    """A frame of rows of cells, each at its column and row of the screen."""

    def __init__(self, rows: list[tuple[int, int, Strip]]) -> None:
        self.rows = rows

    def render_segments(self, console: Console) -> str:
        """Return the control sequences that write them."""
        return "".join(f"\x1b[{y + 1};{x + 1}H{row.render(console)}" for x, y, row in self.rows)


def repaint_now(screen: Screen[Any], panes: Iterable[Pane]) -> None:
    """Write what has changed in these panes at once, in one frame, and nothing but its cells.

    Textual would wait up to a sixtieth of a second, draw whole rows of a pane, write them from its
    left end, and perhaps write a frame between two panes: a list that is new below a header that
    still says that all is saved. Below a dialog it would draw the whole window, even one that
    covers all of it. No public name tells what waits or writes a frame of one's own. Where more
    than cells have to change, Textual draws it, also in one frame.
    """
    panes = tuple(panes)
    for pane in panes:
        pane.draw_changes()
    waiting = [pane for pane in panes if pane._repaint_required and pane.display]
    for pane in waiting:
        pane._repaint_required = False  # as the pane does when it tells the screen
    top, visible = screen.app.screen, screen._compositor.visible_widgets
    if top is not screen:
        screen._repaint_required = False  # Textual asks for it anew after each drawing behind `top`
    if not _is_settled(screen, waiting) or not visible.keys() >= {*waiting}:
        screen._dirty_widgets.update(waiting)
        screen.check_idle()
        return
    parts = [(visible[pane][0].offset, pane, pane._exchange_repaint_regions()) for pane in waiting]
    if top is not screen:
        if top.styles.background.a < 1 and parts:
            top.refresh(*(region.translate(at) for at, _, regions in parts for region in regions))
        return
    rows = [
        (at.x + x, at.y + y, strip)
        for at, pane, regions in parts
        for x, y, strip in pane.cells(regions)
    ]
    if rows:
        screen.app._display(screen, CellUpdate(rows))  # type: ignore[arg-type]  # it needs no Rich


def _is_settled(screen: Screen[Any], panes: Iterable[Pane]) -> bool:
    """Return whether a screen has nothing else to lay out, to style or to draw."""
    waits = (
        screen.app._batch_count,
        screen._layout_required,
        screen._scroll_required,
        screen._repaint_required,
        screen._recompose_required,
        screen._dirty_widgets,
        screen._compositor._dirty_regions,
        any(node._refresh_styles_required for node in (screen, *panes)),
    )
    return not any(waits)


def set_border_title(widget: Widget, title: str) -> None:
    """Set the text in the border, literally; `border_title` would draw the whole widget anew."""
    before = widget._border_title  # the public getter adds markup
    if before is None or before.plain != title:
        widget._border_title = Content(title)  # the public setter refreshes all
        widget.refresh(Region(-widget.gutter.left, -1, widget.outer_size.width, 1))


REPORT_KINDS = 0b10  # of the keyboard protocol of kitty: press, repeat or release of a key
RELEASE = "3"
LARGEST_WINDOW = 2000  # cells; what is larger is no size of a window
# What a terminal answers beside keys, the mouse and modes; Textual would take it for typed.
_ANSWER = r"\x1b\[(?![M<])(?!.*\$y)[0-?]*[ -/]*[@-Z\\-~]"
_REPORT = r"\x1b\[(\d*)[\d:]*;(\d*):(\d)(?:;([\d:]*))?([u~A-HP-S])"


def read_any_input() -> None:
    """Read whatever a terminal sends, and have it report which presses are repeats.

    Textual's decoder and parser of keys would end the program at bytes that are no UTF-8, as of
    a terminal that is set to Latin-1, and at sequences that they do not know.
    """
    if sys.platform != "win32":
        driver: Any = linux_driver  # what follows are names of its own, one of them final
        driver.getincrementaldecoder = _lenient_decoder
        driver.XTermParser = LenientParser
        driver.KITTY_DISAMBIGUATE_ESCAPE_CODES |= REPORT_KINDS


def measure_the_terminal() -> None:
    """Ignore COLUMNS and LINES of the environment where a terminal tells its size itself.

    Rich and Textual believe them first: a shell that exports them would fix the size for good.
    """
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with suppress(AttributeError, OSError, ValueError):  # no stream, or no terminal
            if all(os.get_terminal_size(stream.fileno())):  # type: ignore[union-attr]  # suppressed
                os.environ.pop("COLUMNS", None)
                os.environ.pop("LINES", None)
                return


def _lenient_decoder(encoding: str) -> Callable[[], Any]:
    return partial(codecs.getincrementaldecoder(encoding), errors="ignore")


def repeat_report(event: events.Key) -> Report:
    """Return whether the terminal reported a press or a repeat, "" where it does not tell."""
    report: Report = getattr(event, "report", "")
    return report


if sys.platform != "win32":

    class LenientParser(XTermParser):
        """Leaves out what it cannot read, and marks keys with what the terminal reports of them."""

        def __init__(self, debug: bool = False) -> None:
            self._answers = WithoutAnswers(time.monotonic)
            super().__init__(debug)

        def feed(self, data: str) -> Iterable[Message]:
            """Yield the messages of some input; what cannot be read is left out."""
            pieces = self._answers.rest(data) if data else [data]
            for piece in pieces:
                try:
                    messages = list(super().feed(piece))
                except (ArithmeticError, IndexError, KeyError, TypeError, ValueError):
                    self._awaiting = self._restarted()
                    continue
                yield from filter(_is_sound, messages)

        def _restarted(self) -> Any:
            self._tokens.clear()
            self._gen = self.parse(self._tokens.append)
            return next(self._gen)

        def _sequence_to_key_events(
            self,
            sequence: str,
            alt: bool = False,
        ) -> Iterable[events.Key]:
            match = re.fullmatch(_REPORT, sequence)
            if match is None:
                keys = list(super()._sequence_to_key_events(sequence, alt))
                is_answer = not keys and re.fullmatch(_ANSWER, sequence)
                yield from [events.Key(Keys.Ignore, sequence)] if is_answer else keys
                return
            code, modifiers, kind, text, end = match.groups(default="")
            if kind == RELEASE:
                yield events.Key(Keys.Ignore, sequence)
                return
            for key in super()._sequence_to_key_events(_plain(code, modifiers, text, end), alt):
                key.report = "repeat" if kind == "2" else "press"  # type: ignore[attr-defined]
                yield key


def _plain(code: str, modifiers: str, text: str, end: str) -> str:
    """Return the sequence of a key without what is reported of its press."""
    if text:
        return f"\x1b[{code};{modifiers};{text}{end}"
    if modifiers not in ("", "1"):
        return f"\x1b[{code or 1};{modifiers}{end}"
    return f"\x1b[{end}" if end not in "u~" else f"\x1b[{code}{end}"


def _is_sound(message: Message) -> bool:
    """Tell whether a message can be worked with: a key that is text, a size of a window."""
    if isinstance(message, events.Resize):
        sides = (message.size.width, message.size.height)
        return all(0 < side <= LARGEST_WINDOW for side in sides)
    if isinstance(message, events.Key):
        with suppress(UnicodeEncodeError):
            f"{message.key}{message.character or ''}".encode()
            return True
        return False
    return True
