"""What a user interface offers the program."""

from __future__ import annotations

from typing import Protocol


class Screen(Protocol):
    """What a user interface offers. Every method may be called from any thread."""

    def flash(self) -> None:
        """Show that a rest, a set, an exercise or the session has ended."""

    def send(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames."""

    def later(self, milliseconds: int, sequence: str) -> None:
        """Write a control sequence after some time, unless the interface has closed by then."""

    def remark(self, text: str) -> None:
        """Show a sentence until the next one."""

    def tell_saved(self) -> None:
        """Show whether everything is saved (`Host.saved`), as that has changed."""
