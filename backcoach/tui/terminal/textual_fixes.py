"""Every use of a private name of Textual but those of frames (`frames.py`), and why.

Textual is pinned to the releases that these were tried with (pyproject.toml).
`tests/tui/terminal/test_textual_fixes.py` has a test of each.
"""
# ruff: noqa: SLF001  this is the file for private names

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.keys import Keys
from textual.worker import WorkerFailed

from backcoach.tui.terminal.answers import WithoutAnswers
from backcoach.tui.terminal.closed_terminal import Decoder, Output

if sys.platform != "win32":
    from textual._xterm_parser import XTermParser
    from textual.drivers import linux_driver
    from textual.drivers._writer_thread import WriterThread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.geometry import Size
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import Widget

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
        driver.getincrementaldecoder = lambda _: Decoder
        driver.WriterThread = lambda file: WriterThread(Output(file))  # type: ignore[arg-type]  # all it uses
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
