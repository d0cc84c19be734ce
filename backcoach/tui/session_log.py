"""The form of a session that is entered later, on a screen of its own: `backcoach log`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from backcoach.tui.dialogs.forms.log_form import LogForm
from backcoach.tui.terminal.process_signals import exit_on_signals
from backcoach.tui.terminal.robust_app import RobustApp
from backcoach.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.binding import BindingType

    from backcoach.core.questions.log_form.log_table import LogTable


class SessionLogApp(RobustApp):
    """One form; `logged` is what it returned, None where it was left."""

    TITLE = "backcoach"
    CSS_PATH = "backcoach.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(self, table: LogTable, theme: str) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        if self.get_theme(theme) is not None:
            self.theme = theme
        self.logged: LogTable | None = None
        self.table = table

    def on_load(self) -> None:
        exit_on_signals(self)

    def on_mount(self) -> None:
        self.push_screen(LogForm(self.table), self._answered)

    def _answered(self, table: LogTable | None) -> None:
        self.logged = table
        self.exit()
