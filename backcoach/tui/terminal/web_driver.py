"""The driver of a screen in a browser, which ends with the server that started it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WebDriver

if TYPE_CHECKING:
    from textual.app import App

DARK, LIGHT = "#121212", "#efefef"  # grounds of themes that name none


class EndingWebDriver(WebDriver):
    """Ends the program at the end of its input: a server that was killed sends nothing more.

    It also tells the page the colour behind the screen, as terminals are told (OSC 11).
    """

    _ground = ""  # that the page has been told

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._program = app

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._leave()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def _leave(self) -> None:
        """End the program as its own key does; what is half begun then draws nothing more."""
        self._program.call_later(self._program.exit)

    def write(self, data: str) -> None:
        theme = self._program.current_theme
        ground = theme.background or ""
        if not ground.startswith("#"):
            ground = DARK if theme.dark else LIGHT
        if ground != self._ground:
            self._ground = ground
            data = f"\x1b]11;{ground}\x1b\\{data}"
        with suppress(OSError):  # nobody reads it any more; the end of the input follows
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        with suppress(OSError):
            super().write_meta(data)
