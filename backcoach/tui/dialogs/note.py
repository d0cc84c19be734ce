"""An input for a note on the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from backcoach.core.text import clean, one_line
from backcoach.tui.dialogs.choice import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

LONGEST = 500


class Line(Input):
    """An input whose text is always clean, whatever is pasted into it."""

    def validate_value(self, value: str) -> str:
        return clean(value)


class NoteInput(Dialog[str]):
    """Returns the cleaned line, "" when there is none."""

    is_typing = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", show=False)]

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content("Note")
            dialog.border_subtitle = Content("Enter keeps it  Esc leaves")
            yield Line(max_length=LONGEST)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(one_line(event.value))
