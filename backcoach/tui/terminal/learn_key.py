"""Reads one key from the terminal, as the screen will name it: for pedals and clickers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class LearnKey(App[str]):
    """Waits for a key in the lines below the prompt; Esc and Ctrl+C return none."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { height: auto; border: none; } Static { width: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "quit", show=False, priority=True)
    ]

    def __init__(self, request: str) -> None:
        super().__init__()
        self._request = request

    def compose(self) -> ComposeResult:
        yield Static(self._request, markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.exit(event.key)
