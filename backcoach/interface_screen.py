"""What a screen does for the one who holds the session."""

from __future__ import annotations

from typing import Protocol


class Room(Protocol):
    """The outside of a session. Every method may be called from any thread."""

    def flash(self) -> None:
        """Make it seen that something is over."""

    def send(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames."""

    def later(self, milliseconds: int, sequence: str) -> None:
        """Write a control sequence after some time, unless the screen has closed."""

    def remark(self, text: str) -> None:
        """Show a passing sentence."""

    def tell_saved(self) -> None:
        """Look again at what is saved."""
