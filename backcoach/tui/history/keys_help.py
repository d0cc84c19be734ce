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
SENTENCES = {
    "Day": "go to another day",
    "Month": "go four weeks back or on",
    "Today": "go to today",
    "Log": "enter a session of this day that was done without the program",
    "Sets or minutes": "tint the days by sets or by minutes",
    "Exercise": "go to another exercise",
    "Month, quarter, year, all": "take a longer or a shorter time",
    "4, 12, 26, 52 weeks": "take more weeks or fewer",
    "to filter": "keep the sessions with these words in date, name or note",
    "Sort by": "sort by another column",
    "The other way round": "turn the order round",
    "Session": "go to another session",
    "All": "read the sessions of all years",
    "Record": "go to another record",
    "Its course": "open the course of the exercise",
    "Edit": "correct the chosen set",
    "Add": "add a set that was forgotten",
    "Take out": "take the chosen set out",
    "Name": "give the session another name",
    "Date": "give the session another date or time",
    "Split": "begin another session with the chosen set",
    "Delete": "take the session out of the history",
    "Undo": "take back the last correction",
    "Open": "open the session",
    "Page": "turn to the next page; digits turn to one of them",
    "Pain": "report a pain",
    "Back": "go back",
}


class KeysHelp(Dialog[None]):
    """The keys with what they do; any of the usual keys closes it."""

    lets_pain = True
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
    """What each key does."""

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
            for row in wrapped(
                Content.styled(f"{name:<{columns}}", "bold"),
                Content(SENTENCES.get(label, label)),
                width,
            )
        ]
