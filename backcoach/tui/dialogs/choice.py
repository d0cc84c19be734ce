"""A question with a few answers, over the screen; letters, arrows or the mouse answer it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from backcoach.tui.drawing.text_rows import wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from backcoach.core.questions.form import Form
    from backcoach.core.questions.form import Option as Answer

WIDE = 60  # columns of the window from which the hint names each arrow
WIDEST = 64  # columns, as in dialog.tcss
SHARE = 90  # percent of the rows of the window, likewise
FRAME = 4  # columns of the frame and the padding
BORDER = 2  # rows
TITLE = 2  # columns that a title has less than the text
LEAST_ROWS = 3  # of the answers, whatever is above them


class Dialog(ModalScreen[ScreenResultType]):
    """Base of the dialogs: an answer that comes after the first one is none.

    A key that was pressed quickly may reach a dialog that is already gone. While `is_typing`
    every press of a key counts. Over one that `lets_pain` a pain may be reported. Its letters are
    small ones, whatever Caps Lock makes of them.
    """

    is_typing: bool = False
    lets_pain: bool = False

    @property
    def takes_small_letters(self) -> bool:
        return not self.is_typing

    # The whole path: Textual looks for a name beside the file of a subclass.
    CSS_PATH: ClassVar[str | Path] = Path(__file__).with_name("dialog.tcss")

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Choice(Dialog["dict[str, str] | None"]):
    """A form with one question as a list; returns its answers, None when it was left.

    `keys` pick an answer by its value beside the list.
    """

    lets_pain = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("q", "dismiss(None)", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("space", "take", show=False),
        Binding("pagedown", "read(1)", show=False, priority=True),
        Binding("pageup", "read(-1)", show=False, priority=True),
    ]

    def __init__(self, form: Form, keys: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._form = form
        self._keys = keys or {}

    def on_key(self, event: events.Key) -> None:
        if event.key in self._keys:
            event.stop()
            (field,) = self._form.fields
            self.dismiss({field.id: self._keys[event.key]})

    def compose(self) -> ComposeResult:
        (field,) = self._form.fields
        with Vertical(id="dialog"):
            with VerticalScroll(id="dialog-scroll", can_focus=False):
                yield Static(id="dialog-text")
            options = (Option(self._row(each), id=each.value) for each in field.options)
            yield OptionList(*options)

    def on_mount(self) -> None:
        (field,) = self._form.fields
        self.query_one(OptionList).highlighted = max(field.chosen, 0)
        self._fit()

    def on_resize(self, _: events.Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """Give the answers the rows and columns that the window has, and name the keys."""
        is_wide = self.app.size.width >= WIDE
        (field,) = self._form.fields
        arrows = ("↑↓ go  " if is_wide else "↑↓  ") if len(field.options) > 1 else ""
        hint = f"{arrows}Space takes it  Esc leaves"
        title, text = self._title_and_text
        answers = [self._row(each) for each in field.options]
        options = self.query_one(OptionList)
        for number, each in enumerate(answers):
            options.replace_option_prompt_at_index(number, each)
        rows = self.app.size.height * SHARE // 100 - BORDER
        scroll = self.query_one("#dialog-scroll", VerticalScroll)
        scroll.display = bool(text)
        if text:
            self.query_one("#dialog-text", Static).update(Content(text))
            wanted = len(Content(text).wrap(self._width))
            listed = sum(each.plain.count("\n") + 1 for each in answers)
            room = max(1, rows - min(listed, LEAST_ROWS))
            scroll.styles.max_height = room
            rows -= min(wanted, room)
            if wanted > room:
                hint = "PgDn reads  Space ok  Esc leaves"
        options.styles.max_height = max(1, rows)
        self.call_after_refresh(options.scroll_to_highlight)
        dialog = self.query_one("#dialog", Vertical)
        dialog.border_title, dialog.border_subtitle = Content(title), Content(hint)

    @property
    def _title_and_text(self) -> tuple[str, str]:
        """The title, as far as its first words fit into the frame, and the text after the others.

        Words of a title end at a colon; they stand above the text where they do not fit.
        """
        title, text = self._form.title, self._form.text
        first, colon, others = title.partition(": ")
        room = self._width - TITLE
        if cell_len(title) <= room:
            return title, text
        if not colon or cell_len(first) > room:
            first, others = "", title
        end = "" if others.endswith(("?", ".", "!")) else "."
        return first, f"{others}{end} {text}".rstrip()

    @property
    def _width(self) -> int:
        """Columns of the text; an answer has two less."""
        return min(self.app.size.width * 96 // 100, WIDEST) - FRAME

    def _row(self, option: Answer) -> Content:
        """Return an answer with its note, which stands below it in a narrow window."""
        columns = cell_len(option.label) + len("  ") + cell_len(option.note)
        is_short = columns <= self._width - len("  ")
        label = Content.styled(option.label, "bold")
        if is_short or not option.note:
            return Content.assemble(label, "  " if option.note else "", option.note)
        note = wrapped(Content("  "), Content(option.note), self._width - len("  "))
        return Content("\n").join([label, *note])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        (field,) = self._form.fields
        self.dismiss({field.id: event.option.id or ""})

    def action_move(self, direction: int) -> None:
        options = self.query_one(OptionList)
        if direction > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_read(self, direction: int) -> None:
        """Scroll a text that is longer than its place by a page; else the answers."""
        options = self.query_one(OptionList)
        texts = [text for text in self.query("#dialog-scroll") if text.max_scroll_y]
        for text in texts:
            text.scroll_relative(y=direction * text.size.height, animate=False)
        if not texts:
            turn = options.action_page_down if direction > 0 else options.action_page_up
            turn()  # type: ignore[no-untyped-call]  # Textual's

    def action_take(self) -> None:
        self.query_one(OptionList).action_select()
