"""A screen that is made of the panes of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from backcoach.tui.layout import set_layout
from backcoach.tui.panes.detail import Detail
from backcoach.tui.panes.exercise_list import ExerciseList
from backcoach.tui.panes.figure import Figure
from backcoach.tui.panes.footer import Footer
from backcoach.tui.panes.header import Header
from backcoach.tui.panes.pane import Panes
from backcoach.tui.panes.rest_timer import RestTimer
from backcoach.tui.terminal.frames import repaint_now

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcoach.core.actions import Keymap
    from backcoach.tui.panes.big import Big


class PaneScreen(Screen[None]):
    """Holds the panes, each by its name, and writes what has changed in them."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.header, self.footer = Header(), Footer(keymap)
        self.exercises, self.detail, self.figure = ExerciseList(), Detail(keymap), Figure()
        self.timer = RestTimer(keymap)
        self.big: Big | None = None  # created when it is first opened

    def compose(self) -> ComposeResult:
        set_layout(self, self.app.size, restyle=False)  # no widget has a style yet
        yield self.header
        with Panes(id="panes"):
            with Panes(id="words"):
                yield self.exercises
                yield self.detail
            yield self.figure
        yield self.timer
        yield self.footer

    def repaint(self) -> None:
        """Write what has changed in the panes, in one frame."""
        panes = (self.header, self.exercises, self.detail, self.figure, self.timer, self.footer)
        repaint_now(self, panes if self.big is None else (*panes, self.big))
