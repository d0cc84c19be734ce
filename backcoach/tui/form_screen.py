"""A form over the screen: arrows choose and change, Space or Enter accepts it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from backcoach.tui.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from backcoach.core.form import Field, Form

HINT = "↑↓ question   ←→ answer   Space accepts"


class FormScreen(ModalScreen["dict[str, str] | None"]):
    """Returns the answers by the ids of their fields, None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "accept", show=False),
        Binding("escape,q", "dismiss(None)", show=False),
        Binding("down,j", "go(1)", show=False),
        Binding("up,k", "go(-1)", show=False),
        Binding("right,l", "change(1)", show=False),
        Binding("left,h", "change(-1)", show=False),
    ]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=False) as dialog:
            dialog.border_title = Content(self._form.title)
            dialog.border_subtitle = Content(HINT)
            yield Fields(self._form)
            if self._form.text:
                yield Static(Content(f"\n{self._form.text}"), id="dialog-text")

    def action_accept(self) -> None:
        self.dismiss(self.query_one(Fields).form.answers)

    def action_go(self, direction: int) -> None:
        self.query_one(Fields).go(direction)

    def action_change(self, direction: int) -> None:
        self.query_one(Fields).change(direction)

    def on_key(self, event: events.Key) -> None:
        """A digit answers the question at hand, where a digit is an answer."""
        if event.key.isdigit():
            self.query_one(Fields).pick(event.key)


class Fields(Pane):
    """The questions with their answers, the one at hand marked."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self._here = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        return len(self.form.fields)

    def lines(self, size: Size) -> list[Content]:  # noqa: ARG002  the lines are short
        label = max(len(field.label) for field in self.form.fields) + 2
        made = []
        for place, field in enumerate(self.form.fields):
            here = place == self._here
            option = field.options[field.chosen].label
            less = "‹" if field.chosen else " "
            more = "›" if field.chosen < len(field.options) - 1 else " "
            made.append(
                Content.assemble(
                    ("▸ " if here else "  ", "bold"),
                    (f"{field.label:<{label}}", "bold" if here else ""),
                    (f"{less} ", "$text-muted"),
                    (option, "bold $text-accent" if here else "$text-accent"),
                    (f" {more}", "$text-muted"),
                )
            )
        return made

    def go(self, direction: int) -> None:
        self._here = min(max(self._here + direction, 0), len(self.form.fields) - 1)
        self.refresh()

    def change(self, direction: int) -> None:
        self._set(self.form.fields[self._here].moved(direction))

    def pick(self, value: str) -> None:
        self._set(self.form.fields[self._here].picked(value))

    def _set(self, field: Field) -> None:
        self.form = self.form.with_field(field)
        self.refresh()
