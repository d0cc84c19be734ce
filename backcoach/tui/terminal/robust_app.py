"""An application that no window, no key and no variable of the environment can break."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.constants import DRIVER

from backcoach.core.text import quoted
from backcoach.tui.terminal.textual_fixes import FixedApp, drawn_size

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual import events
    from textual.driver import Driver

# Seconds after which Textual has laid out a new size; it collects sizes for half of that.
LAYOUT_DELAY = 1 / 60
MOUNT_POLL = 0.01  # seconds between two looks whether a screen is mounted


class DriverError(Exception):
    """The variable TEXTUAL_DRIVER does not name a driver of Textual."""


class RobustApp(FixedApp):
    """Answers a wrong driver, a window that has its old size again, and an early exit."""

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of the terminal; a wrong TEXTUAL_DRIVER raises DriverError."""
        try:
            return super().get_driver_class()
        except (ImportError, AttributeError, ValueError, RuntimeError) as error:
            if DRIVER is None:
                raise
            raise DriverError(
                f"TEXTUAL_DRIVER is {quoted(DRIVER)}, which is not a driver of Textual; unset it"
            ) from error

    def on_resize(self, event: events.Resize) -> None:
        """Draw everything anew where a window has its old size again before Textual drew another.

        The terminal has cut lines off meanwhile, but for Textual nothing has changed.
        """
        if event.size == drawn_size(self.screen):
            self.set_timer(LAYOUT_DELAY, self._draw_all)

    def _draw_all(self) -> None:
        if self.screen_stack:  # the application may have ended meanwhile
            self.screen.refresh()

    def pop_screen(self) -> AwaitComplete:
        """Close the top screen. Two keys at once may close Textual's palette twice."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Exit once every screen is mounted; one that is closed before cannot find its widgets."""
        if all(screen.is_mounted for screen in self.screen_stack):
            super().exit(result, return_code, message)
        else:
            self.set_timer(MOUNT_POLL, partial(self.exit, result, return_code, message))
