"""The form in which a set of a past session is corrected, or a forgotten one is added."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.questions.log_form.set_form import SetField, SetForm
from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import KIND_WORDS
from backcoach.core.text import one_line
from backcoach.core.wording.phrases import count_of, reserve_cell
from backcoach.tui.dialogs.choice import BORDER, SHARE
from backcoach.tui.dialogs.forms.cell_form import CellForm
from backcoach.tui.dialogs.forms.log_lines import ANSWER, CHOSEN, HEAD, MUTED, WARNING, tail
from backcoach.tui.drawing.text_rows import hidden
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.geometry import Size

    from backcoach.core.session.past.recorded import RecordedSet

WIDE = 60  # columns of the window from which the keys are named with what they do
LABEL = 10
LABELS: dict[SetField, str] = {
    "exercise": "Exercise",
    "count": "Reps",
    "load": "Load",
    "rir": "Left",
    "kind": "Kind",
    "side": "Side",
    "time": "Time",
    "note": "Note",
}
HOLD = "Seconds"
BOTH_SIDES = "left and right"
CHOICES = ("kind", "side")


class SetFormScreen(CellForm[SetForm]):
    """Returns the form of the set once it is accepted, None when it was left."""

    leaving: ClassVar = "Esc again leaves it as it was"

    def __init__(self, form: SetForm) -> None:
        super().__init__(form, SetPane(form), "Add a set" if form.is_new else "Correct a set")

    def hint(self) -> str:
        wide = self.size.width >= WIDE
        keys = "↑↓ go  type or ←→ change" if wide else "↑↓ ←→"
        accept, leave = ("Enter keeps", "Esc leaves") if wide else ("Enter ok", "Esc")
        return f"{keys}  [@click=screen.accept]{accept}[/]  [@click=screen.leave]{leave}[/]"


class SetPane(Pane):
    """The values of the set, as many as there is room for, each with what it was before."""

    def __init__(self, form: SetForm) -> None:
        super().__init__()
        self._form = form
        self._first = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        wanted = len(self._form.fields) + 1
        return max(2, min(wanted, viewport.height * SHARE // 100 - BORDER))

    def lines(self, size: Size) -> list[Content]:
        form, rows = self._form, size.height - 1
        place = form.fields.index(form.field)
        self._first = min(max(self._first, place - rows + 1), place)
        shown = form.fields[self._first : self._first + rows]
        lines = [field_line(form, field, size.width) for field in shown]
        listed = range(self._first, self._first + len(shown))
        problem = Content.styled(f"  {form.problem}", f"bold {WARNING}")
        return [*lines, *([problem] if form.problem else hidden(listed, len(form.fields)))]

    def on_click(self, event: events.Click) -> None:
        """A click goes to a value, and on the chosen one of a few to the next."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place, form = self._first + offset.y, self._form
        if place < len(form.fields):
            is_there = form.fields[place] == form.field
            form.go_to(place)
            if is_there and form.field in CHOICES:
                form.step(1)
        self.refresh(layout=True)


def field_line(form: SetForm, field: SetField, width: int) -> Content:
    """Return a value with its name, the one that is changed inverted and marked."""
    is_current = field == form.field
    is_hold = field == "count" and form.done.result.reps is None
    text = form.note if field == "note" else _text(form, form.done, field)
    before = one_line(form.before.note) if field == "note" else _text(form, form.before, field)
    room = width - LABEL - 5
    if not is_current:
        value = Content.styled(tail(text, room) or "–", ANSWER if text else MUTED)
    elif field in CHOICES:
        value = Content.styled(f"‹ {text} ›", CHOSEN)
    else:
        value = Content.styled(f"{tail(form.typed or text, room)}▏", CHOSEN)
    line = Content.assemble(
        ("▸ " if is_current else "  ", HEAD),
        (f"{HOLD if is_hold else LABELS[field]:<{LABEL}}", HEAD if is_current else ""),
        value,
    )
    was = f"  was {before or 'none'}"
    is_other = text != before and not form.is_new
    if is_other and line.cell_length + len(was) <= width:
        line = Content.assemble(line, (was, MUTED))
    return line


def _text(form: SetForm, done: RecordedSet, field: SetField) -> str:
    result = done.result
    texts: dict[SetField, Callable[[], str]] = {
        "exercise": lambda: form.name_of(done),
        "count": lambda: count_of(result).removesuffix(" s"),
        "load": lambda: "" if result.load is None else str(result.load),
        "rir": lambda: reserve_cell(result.rir),
        "kind": lambda: KIND_WORDS[done.kind],
        "side": lambda: BOTH_SIDES if done.side == "both" else done.side,
        "time": lambda: f"{local(done.at, done.offset):%H:%M:%S}",
    }
    return texts[field]()
