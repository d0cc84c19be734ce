"""Dialogs with a line to type into, and the one for a note on the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.screen import ScreenResultType
from textual.widgets import Input

from backcoach.core.text import LONGEST_NOTE, clean, one_line
from backcoach.tui.dialogs.choice import Dialog

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Line(Input):
    """An input whose text is always clean, whatever is pasted into it."""

    def on_resize(self) -> None:
        """Keep the cursor in view: Textual scrolls to it only where it moves."""
        self.call_after_refresh(self.show_cursor)

    def show_cursor(self) -> None:
        if self.max_scroll_x:
            place = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
            self.scroll_to_region(Region(place, 0, 1, 1), force=True, animate=False)

    def validate_value(self, value: str) -> str:
        return clean(value)

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of a pasted text, as far as there is room; Textual takes the first."""
        text = one_line(clean(event.text))
        if self.max_length is not None:
            text = text[: max(0, self.max_length - len(self.value))]
        self.insert_text_at_cursor(text)
        event.stop()
        event.prevent_default()


class LineDialog(Dialog[ScreenResultType]):
    """Base of dialogs with a line to type into.

    A hand may be faster than the dialog opens: `take` keeps keys for a line that is to come.
    """

    is_typing = True

    def __init__(self, begun: str = "") -> None:
        super().__init__()
        self._begun = begun
        self._given = 0  # letters of it that the line began with
        self._is_entered = False

    def line(self, *, longest: int, placeholder: str = "") -> Line:
        """Return the line to compose, with what was typed so far."""
        self._given = len(self._begun)
        return Line(self._begun, placeholder=placeholder, max_length=longest, select_on_focus=False)

    def on_mount(self) -> None:
        line = self.query_one(Line)
        if late := self._begun[self._given :]:  # typed while the line was being composed
            line.value = line.value[: self._given] + late + line.value[self._given :]
            line.action_end()
        if self._is_entered:
            self.call_after_refresh(line.action_submit)

    def on_key(self, event: events.Key) -> None:
        if self.focused is None:
            self.take(event)

    def take(self, event: events.Key) -> None:
        """Type a key that did not come to the line by itself."""
        line = next(iter(self.query(Line)), None)
        if event.key == "enter":
            if line is None or not line.is_mounted:
                self._is_entered = True
            else:
                self.call_later(line.action_submit)
        elif event.character is not None and event.is_printable:
            if line is None:
                self._begun += event.character
            else:
                line.insert_text_at_cursor(event.character)
        else:
            return
        event.stop()
        event.prevent_default()


class NoteInput(LineDialog[str]):
    """Returns the cleaned line, "" when there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", show=False)]

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content("Note")
            dialog.border_subtitle = Content("Enter keeps it  Esc leaves")
            yield self.line(longest=LONGEST_NOTE)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(one_line(event.value))
