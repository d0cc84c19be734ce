"""One screen by itself, without a session: the form of `backcoach log`, who trains, a coach."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding

from backcoach.tui.terminal.process_signals import exit_on_signals
from backcoach.tui.terminal.robust_app import RobustApp
from backcoach.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.screen import Screen

T = TypeVar("T")


class SingleScreenApp(RobustApp, Generic[T]):
    """Shows what `make` returns; `answer` is what that screen returned, None where it was left."""

    TITLE = "backcoach"
    CSS_PATH = "backcoach.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(self, make: Callable[[], Screen[T | None]], theme: str) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        if self.get_theme(theme) is not None:
            self.theme = theme
        self.answer: T | None = None
        self.make = make

    def on_load(self) -> None:
        exit_on_signals(self)

    def on_mount(self) -> None:
        self.push_screen(self.make(), self._answered)

    def _answered(self, answer: T | None) -> None:
        self.answer = answer
        self.exit()
