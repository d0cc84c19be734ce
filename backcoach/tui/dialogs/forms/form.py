"""A form over the screen: arrows choose and change, Space or Enter accepts it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from backcoach.core.questions.person.typed_answers import objection
from backcoach.core.text import clean
from backcoach.tui.dialogs.choice import BORDER, SHARE, WIDE, Choice, Dialog
from backcoach.tui.dialogs.forms.form_lines import INDENT, field_lines
from backcoach.tui.drawing.text_rows import wrapped
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from backcoach.core.questions.form import Field, Form
    from backcoach.core.units import Unit

WARNING = "flag"  # a warning sign, with which nothing else has to be answered
CHOOSE = "Choose one of these with ←→"
LONGEST_ANSWER = 60
LEAST_ROWS, MOST_ROWS = 4, 12  # of the answers to the current question


def form_dialog(form: Form) -> Dialog[dict[str, str] | None]:
    """Return the dialog for a form: a list for a single choice, else all questions at once."""
    return Choice(form) if form.is_choice else FormScreen(form)


class FormScreen(Dialog["dict[str, str] | None"]):
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

    @property
    def is_typing(self) -> bool:  # type: ignore[override]  # it changes with the question at hand
        return bool(self.query_one(Fields).at_hand.example)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=False) as dialog:
            dialog.border_title = Content(self._form.title)
            yield Fields(self._form)
            if self._form.text:
                yield Static(Content(f"\n{self._form.text}"), id="dialog-text")

    def on_mount(self) -> None:
        self.show_hint()

    def on_resize(self, _: events.Resize) -> None:
        self.show_hint()
        self.query_one(Fields).draw_again()

    def show_hint(self) -> None:
        """Name the keys in the border, in a narrow window in short."""
        dialog = self.query_one("#dialog", VerticalScroll)
        dialog.border_subtitle = Content.from_markup(self.hint(is_wide=self.size.width >= WIDE))

    def hint(self, *, is_wide: bool) -> str:
        """Return the keys and what they do, as markup."""
        arrows, accept = ("↑↓ go  ←→ answer", "Space accepts") if is_wide else ("↑↓←→", "Space ok")
        return f"{arrows}  [@click=screen.accept]{accept}[/]  Esc leaves"

    def action_accept(self) -> None:
        """Return the answers; what was typed and cannot be read has to be mended first."""
        if not self.query_one(Fields).go_to_problem():
            self.dismiss(self.query_one(Fields).form.answers)

    def action_go(self, direction: int) -> None:
        """Go to another question; beyond the last one, scroll to the text."""
        if not self.query_one(Fields).go(direction):
            dialog = self.query_one("#dialog", VerticalScroll)
            dialog.scroll_relative(y=direction, animate=False)

    def action_change(self, direction: int) -> None:
        self.query_one(Fields).change(direction)

    def on_key(self, event: events.Key) -> None:
        """Type an answer, where one is typed; else a digit answers, where it is an answer."""
        fields = self.query_one(Fields)
        if fields.type(event.key, event.character or ""):
            event.stop()
            event.prevent_default()
        elif event.key.isdigit():
            fields.pick(event.key)


class Fields(Pane):
    """The questions with their answers; the current one is marked.

    An answer that does not fit beside its question stands below it while that is current.
    """

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self._current = 0
        self._problem = ""  # of the current question
        self._doubted: set[str] = set()  # answers that were asked about

    @property
    def at_hand(self) -> Field:
        return self.form.fields[self._current]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        return len(self._rows(width))

    def lines(self, size: Size) -> list[Content]:
        return [line for _, line in self._rows(size.width)]

    def on_click(self, event: events.Click) -> None:
        """A click goes to a question, and on the current one to its next answer."""
        places = [place for place, _ in self._rows(self.content_size.width)]
        place = places[min(event.y, len(places) - 1)]
        if place != self._current:
            self._current = place
            self.draw_again()
            return
        field = self.form.fields[place]
        self._set(field.moved(1) if field.has_more else field.picked(field.options[0].value))

    def go(self, direction: int) -> bool:
        """Go to the next or previous question; return whether there is one."""
        fields = self.form.fields
        place = self._current + direction
        while 0 <= place < len(fields) and not self.form.is_asked(fields[place]):
            place += direction
        if not 0 <= place < len(fields):
            return False
        self._current = place
        self.draw_again()
        return True

    def change(self, direction: int) -> None:
        self._set(self.form.fields[self._current].moved(direction))

    def pick(self, value: str) -> None:
        self._set(self.form.fields[self._current].picked(value))

    def type(self, key: str, character: str) -> bool:
        """Add a character to an answer that is typed, or take the last away; False for others.

        An answer begins with a digit, so that letters and Space keep their use before it.
        """
        field = self.form.fields[self._current]
        if not field.example:
            return False
        if key == "backspace" and field.typed:
            self._set(replace(field, typed=field.typed[:-1]))
            return True
        begins = bool(field.typed) or (character.isascii() and character.isdigit())
        if (
            not begins
            or len(character) != 1
            or not character.isprintable()
            or len(field.typed) >= LONGEST_ANSWER
        ):
            return False
        self._set(replace(field, typed=clean(field.typed + character)))
        return True

    def go_to_problem(self) -> bool:
        """Go to the first typed answer that cannot be read, or is doubted, and show why.

        Return False where none is; what was doubted once is believed.
        """
        unit: Unit = "lb" if self.form.answers.get("units") == "lb" else "kg"
        for place, field in enumerate(self.form.fields):
            text = objection(field, field.typed, unit, self._doubted) if field.typed else ""
            self._doubted.add(field.typed)
            if field.is_open and not self.form.answers.get(WARNING):
                text = CHOOSE
            if text:
                self._current, self._problem = place, text
                self.draw_again()
                return True
        return False

    def draw_again(self) -> None:
        """Draw everything, and scroll so far that the current question is in view."""
        self.refresh(layout=True)
        self.call_after_refresh(self._show_current)

    def _show_current(self) -> None:
        places = [place for place, _ in self._rows(self.size.width)]
        first, rows = places.index(self._current), places.count(self._current)
        region = Region(0, first, self.size.width, rows).translate(self.virtual_region.offset)
        dialog = self.screen.query_one("#dialog", VerticalScroll)
        dialog.scroll_to_region(region, animate=False)

    def _set(self, field: Field) -> None:
        self._problem = ""
        self.form = self.form.with_field(field)
        self.draw_again()

    def _rows(self, width: int) -> list[tuple[int, Content]]:
        """Return the lines, each with the place of its question."""
        later = self.form.later
        label = max(len(field.label) for field in self.form.fields if field.id not in later) + 2
        return [
            (place, line)
            for place, field in enumerate(self.form.fields)
            if self.form.is_asked(field)
            for line in self._lines_of(place, field, label, width)
        ]

    @property
    def _most_rows(self) -> int:
        """The rows that the answers to a question may take beside the other questions."""
        asked = sum(1 for field in self.form.fields if self.form.is_asked(field))
        left = self.app.size.height * SHARE // 100 - BORDER - asked
        return min(max(left, LEAST_ROWS), MOST_ROWS)

    def _lines_of(self, place: int, field: Field, label: int, width: int) -> list[Content]:
        made = field_lines(
            field, label, width, is_current=place == self._current, most=self._most_rows
        )
        if place == self._current and self._problem:
            made += wrapped(Content(" " * INDENT), Content.styled(self._problem, "$warning"), width)
        return made
