"""A flash: a widget that takes the colours of an end for a moment, three times."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

FLASHES = 3
HALF_FLASH = 0.35  # s between two changes, so that there are less than three a second


class Flash:
    """Switches the class `-flash` of a widget three times, slower than three times a second."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._left = FLASHES * 2

    def start(self) -> None:
        """Start at once; after the last change the widget has its own style again."""
        self._left -= 1
        self._widget.set_class(self._left % 2 == 1, "-flash")
        if self._left > 0:
            self._widget.set_timer(HALF_FLASH, self.start)
