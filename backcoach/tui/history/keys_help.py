"""All keys of a page of the history: a small window has no room for them in its last line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from backcoach.tui.dialogs.choice import Dialog
from backcoach.tui.drawing.text_rows import wrapped
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from backcoach.tui.history.view import Key

GAP = 2


class KeysHelp(Dialog[None]):
    """The keys with what they do; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,space,enter", "dismiss", show=False)
    ]

    def __init__(self, title: str, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._title, self._keys = title, keys

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=True) as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = Content("↑↓ read  Esc closes")
            yield KeyRows(self._keys)


class KeyRows(Pane):
    """A row for each key."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._keys = keys

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        return len(self._rows(width))

    def lines(self, size: Size) -> list[Content]:
        return self._rows(size.width)

    def _rows(self, width: int) -> list[Content]:
        columns = max(len(name) for name, _ in self._keys) + GAP
        return [
            row
            for name, label in self._keys
            for row in wrapped(Content.styled(f"{name:<{columns}}", "bold"), Content(label), width)
        ]
