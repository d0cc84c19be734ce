"""What is said in passing: a sentence beside the timer for as long as it takes to read, a flash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.tui.panes.flash import Flash

if TYPE_CHECKING:
    from backcoach.interface.host import Host
    from backcoach.tui.main_screen import MainScreen
    from backcoach.tui.panes.big import Big
    from backcoach.tui.panes.rest_timer import RestTimer

MESSAGE_SECONDS = 3.0
LETTER_SECONDS = 0.06  # a message that takes longer to read stays longer


class Messages:
    """Shows messages and flashes on every pane that has the timer.

    `until` is the end of the message in milliseconds UTC, None where there is none.
    """

    def __init__(self, screen: MainScreen, host: Host) -> None:
        self._screen = screen
        self._host = host
        self.until: int | None = None

    def show(self, message: str) -> None:
        """Show a message in place of the one before, "" for none."""
        seconds = max(MESSAGE_SECONDS, len(message) * LETTER_SECONDS) * self._host.speed
        self.until = self._screen.session.now + round(seconds * 1000) if message else None
        for pane in self._panes():
            pane.say(message)

    def end_at(self, now: int) -> None:
        """Take the message away if its time is over."""
        if self.until is not None and now >= self.until:
            self.show("")

    def flash(self) -> None:
        """Flash the timer."""
        for pane in self._panes():
            Flash(pane).start()

    def _panes(self) -> list[RestTimer | Big]:
        timer, big = self._screen.timer, self._screen.big
        return [timer] if big is None else [timer, big]
