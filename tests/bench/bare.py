"""The bare Textual program that everything is measured beside.

It says hello, counts the keys, and with the argument `clock` also the seconds.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class Bare(App[None]):
    """One line of text."""

    keys = 0
    seconds = 0

    def compose(self) -> ComposeResult:
        yield Static("hello")

    def on_mount(self) -> None:
        if "clock" in sys.argv:
            self.set_interval(1.0, self.count)

    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            self.exit()
        self.keys += 1
        self.query_one(Static).update(f"hello {self.keys}")

    def count(self) -> None:
        self.seconds += 1
        self.query_one(Static).update(f"{self.seconds} s")


if __name__ == "__main__":
    Bare().run()
