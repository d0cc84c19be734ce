"""An input for a load that is not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from backcoach.core.loads.typed_load import typed_load
from backcoach.core.notation import Load
from backcoach.tui.dialogs.choice import Dialog
from backcoach.tui.dialogs.note import Line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.units import Unit

LONGEST = 12


class LoadInput(Dialog[Load | None]):
    """Returns the load that was typed, None when it was left."""

    is_typing = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, exercise: Exercise, unit: Unit, begun: str) -> None:
        super().__init__()
        self._exercise = exercise
        self._unit = unit
        self._begun = begun

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content(f"Load in {self._unit}")
            yield Line(self._begun, max_length=LONGEST, select_on_focus=False)
            yield Static(Content("Enter keeps it, Esc leaves it"), classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the load; where it is none, say so and wait for another."""
        try:
            load = typed_load(event.value, self._exercise, self._unit)
        except ValueError as error:
            self.query_one(".hint", Static).update(Content(str(error)))
        else:
            self.dismiss(load)
