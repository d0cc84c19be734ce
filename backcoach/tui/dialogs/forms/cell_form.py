"""A form of cells over the screen: arrows go and change, characters are typed into a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from backcoach.core.text import LONGEST_NOTE, clean, one_line
from backcoach.tui.dialogs.choice import Dialog

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from backcoach.tui.panes.pane import Pane


class Cells(Protocol):
    """What a form of cells is asked to do; `problem` is what it says of the cell at hand."""

    problem: str
    is_changed: bool

    def type(self, character: str) -> bool: ...
    def erase(self) -> None: ...
    def go(self, down: int, across: int = 0) -> None: ...
    def step(self, direction: int) -> None: ...
    def accept(self) -> bool: ...


T = TypeVar("T", bound=Cells)


class CellForm(Dialog["T | None"], Generic[T]):
    """Returns the form once it is accepted, None when it was left.

    Leaving asks once where something was changed.
    """

    leaving: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "accept", show=False),
        Binding("escape,q", "leave", show=False),
        Binding("down,j", "go(1, 0)", show=False),
        Binding("up,k", "go(-1, 0)", show=False),
        Binding("right,l,tab", "go(0, 1)", show=False),
        Binding("left,h,shift+tab", "go(0, -1)", show=False),
        Binding("pagedown", "go(5, 0)", show=False),
        Binding("pageup", "go(-5, 0)", show=False),
        Binding("plus,equals_sign", "step(1)", show=False),
        Binding("minus", "step(-1)", show=False),
        Binding("backspace", "erase", show=False),
    ]
    is_typing = True

    def __init__(self, cells: T, pane: Pane, title: str) -> None:
        super().__init__()
        self.cells = cells
        self._pane = pane
        self._title = title
        self._is_leaving = False

    def hint(self) -> str:
        """Return the keys and what they do, as markup."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content(self._title)
            yield self._pane

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self, _: events.Resize) -> None:
        self.draw()

    def draw(self) -> None:
        self.query_one("#dialog", Vertical).border_subtitle = Content.from_markup(self.hint())
        self._pane.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Type into the cell, where the key has a meaning there."""
        if event.character and self.cells.type(event.character):
            event.stop()
            event.prevent_default()
            self.acted()

    def on_paste(self, event: events.Paste) -> None:
        """Type what is pasted into the cell, as far as its characters have a meaning there."""
        for character in one_line(clean(event.text))[:LONGEST_NOTE]:
            self.cells.type(character)
        event.stop()
        self.acted()

    def acted(self) -> None:
        self._is_leaving = False
        self.draw()

    def action_accept(self) -> None:
        if self.cells.accept():
            self.dismiss(self.cells)
        self.draw()

    def action_leave(self) -> None:
        if not self.cells.is_changed or self._is_leaving:
            self.dismiss(None)
            return
        self._is_leaving, self.cells.problem = True, self.leaving
        self.draw()

    def action_go(self, down: int, across: int) -> None:
        self.cells.go(down, across)
        self.acted()

    def action_step(self, direction: int) -> None:
        self.cells.step(direction)
        self.acted()

    def action_erase(self) -> None:
        self.cells.erase()
        self.acted()
