"""A flash that cannot be missed and does no harm: three changes, slower than three a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

TIMES = 3
HALF_PERIOD = 0.25  # s; WCAG 2.3.1 allows three flashes a second, these are two


class Flash:
    """Switches the class `-flash` of a widget on and off."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._left = TIMES * 2

    def start(self) -> None:
        """Begin at once; the widget's own style is back after the last change."""
        self._left -= 1
        self._widget.set_class(self._left % 2 == 1, "-flash")
        if self._left > 0:
            self._widget.set_timer(HALF_PERIOD, self.start)
