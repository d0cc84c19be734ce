"""An input for a load that is not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from backcoach.core.loads.doubtful_load import is_doubtful, refuse_lighter_than_bar
from backcoach.core.loads.typed_load import typed_load
from backcoach.core.notation import Load
from backcoach.tui.dialogs.note import LineDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear

LONGEST = 12


class LoadInput(LineDialog[Load | None]):
    """Returns the load that was typed, None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, exercise: Exercise, gear: Gear, begun: str) -> None:
        super().__init__(begun)
        self._exercise = exercise
        self._gear = gear
        self._doubted: Load | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content(f"Load in {self._gear.unit}")
            dialog.border_subtitle = Content("Enter keeps it  Esc leaves")
            yield self.line(longest=LONGEST)
            yield Static(classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the load; say why where it is none, and ask again for one that is doubtful."""
        exercise, gear = self._exercise, self._gear
        try:
            load = typed_load(event.value, exercise, gear.unit)
            refuse_lighter_than_bar(load, exercise, gear)
        except ValueError as error:
            self._say(str(error))
            return
        if load is not None and load != self._doubted and is_doubtful(load, None, exercise, gear):
            self._doubted = load
            self._say(f"{load}? Enter again if that is right.")
            return
        self.dismiss(load)

    def _say(self, text: str) -> None:
        self.query_one(".hint", Static).update(Content(text))
