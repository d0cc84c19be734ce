"""Asks on a screen of its own who trains, before anything of that person is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from backcoach.core.questions.form import CHOICE
from backcoach.tui.dialogs.choice import Choice
from backcoach.tui.terminal.process_signals import exit_on_signals
from backcoach.tui.terminal.robust_app import RobustApp
from backcoach.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.binding import BindingType

    from backcoach.core.questions.form import Form


class WhoTrainsApp(RobustApp):
    """One dialog; `chosen` is the name, None where it was left."""

    TITLE = "backcoach"
    CSS_PATH = "backcoach.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(self, form: Form, theme: str) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.chosen: str | None = None
        self._form = form

    def on_load(self) -> None:
        exit_on_signals(self)

    def on_mount(self) -> None:
        self.push_screen(Choice(self._form), self._answered)

    def _answered(self, answers: dict[str, str] | None) -> None:
        self.chosen = None if answers is None else answers[CHOICE]
        self.exit()
