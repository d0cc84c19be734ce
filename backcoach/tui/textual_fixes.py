"""Every use of a private name of Textual, and why there is no public way.

Textual is pinned to the releases that these were tried with (pyproject.toml).
`tests/tui/test_textual_fixes.py` has a test of each.
"""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.worker import WorkerFailed

if sys.platform != "win32":
    from textual.drivers import linux_driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.geometry import Size
    from textual.screen import Screen
    from textual.widget import Widget


class FixedApp(App[None]):
    """An application with the fixes that need to be methods."""

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
    return screen._compositor.size  # noqa: SLF001  no public name has it


def repaint_together(screen: Screen[Any], widgets: Iterable[Widget]) -> None:
    """Let what was refreshed in these widgets come with one frame.

    Each widget would tell the screen by itself, and a frame may come between two of them:
    a list that is new below a header that still says that all is saved.
    """
    for widget in widgets:
        if widget._repaint_required and widget.display:  # noqa: SLF001  no public name has it
            widget._repaint_required = False  # noqa: SLF001  as the widget does when it tells
            screen._dirty_widgets.add(widget)  # noqa: SLF001  no public way to add at once
    screen.check_idle()


def set_border_title(widget: Widget, title: str) -> None:
    """Set the text in the border, literally; `border_title` would draw the whole widget anew."""
    before = widget._border_title  # noqa: SLF001  the public getter adds markup
    if before is None or before.plain != title:
        widget._border_title = Content(title)  # noqa: SLF001  the public setter refreshes all
        widget.refresh(Region(-widget.gutter.left, -1, widget.outer_size.width, 1))


def ignore_wrong_bytes() -> None:
    """Leave out what a terminal sends that is no UTF-8, as one does that is set to Latin-1.

    Textual's decoder of keys would end the program.
    """
    if sys.platform != "win32":
        linux_driver.getincrementaldecoder = _lenient_decoder  # type: ignore[attr-defined,assignment]  # no public way


def _lenient_decoder(encoding: str) -> Callable[[], Any]:
    return partial(codecs.getincrementaldecoder(encoding), errors="ignore")
