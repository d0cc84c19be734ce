"""The form in which a session that was done without the program is entered later."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from backcoach.core.questions.log_form.log_table import ABOVE
from backcoach.tui.dialogs.choice import BORDER, SHARE, Dialog
from backcoach.tui.dialogs.forms.log_lines import cell_at, head_lines, row_line, title_line
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from backcoach.core.questions.log_form.log_table import LogTable

WIDE = 78  # columns of the window from which the keys are named with what they do
CHANGED = "Esc again leaves it, and nothing is logged"


class LogForm(Dialog["LogTable | None"]):
    """Returns the table once it may be logged, None when it was left.

    Leaving asks once where something was changed.
    """

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
        Binding("d,delete", "take_out", show=False),
        Binding("a", "add", show=False),
    ]
    is_typing = True

    def __init__(self, table: LogTable) -> None:
        super().__init__()
        self.table = table
        self._is_leaving = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content("Log a session")
            yield LogPane(self.table)

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        wide = self.size.width >= WIDE
        keys = "↑↓←→ go  0-9 + - change  d not done  a more" if wide else "0-9 + -  d a"
        accept, leave = ("Enter logs", "Esc leaves") if wide else ("Enter ok", "Esc")
        dialog = self.query_one("#dialog", Vertical)
        dialog.border_subtitle = Content.from_markup(
            f"{keys}  [@click=screen.accept]{accept}[/]  [@click=screen.leave]{leave}[/]"
        )
        self.query_one(LogPane).refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Type into the cell, where the key has a meaning there."""
        if event.character and self.table.type(event.character):
            event.stop()
            event.prevent_default()
            self._acted()

    def _acted(self) -> None:
        self._is_leaving = False
        self._draw()

    def action_accept(self) -> None:
        if self.table.accept():
            self.dismiss(self.table)
        self._draw()

    def action_leave(self) -> None:
        if not self.table.is_changed or self._is_leaving:
            self.dismiss(None)
            return
        self._is_leaving, self.table.problem = True, CHANGED
        self._draw()

    def action_go(self, down: int, across: int) -> None:
        self.table.go(down, across)
        self._acted()

    def action_step(self, direction: int) -> None:
        self.table.step(direction)
        self._acted()

    def action_erase(self) -> None:
        self.table.erase()
        self._acted()

    def action_take_out(self) -> None:
        self.table.take_out()
        self._acted()

    def action_add(self) -> None:
        self.table.add()
        self._acted()


class LogPane(Pane):
    """The session, its day, and as many of its sets as there is room for."""

    def __init__(self, table: LogTable) -> None:
        super().__init__()
        self._table = table
        self._first = 0  # set that is shown

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        wanted = len(ABOVE) + 2 + len(self._table.log.rows)
        return max(1, min(wanted, viewport.height * SHARE // 100 - BORDER))

    def lines(self, size: Size) -> list[Content]:
        table = self._table
        lines = [*head_lines(table), title_line(size.width)]
        rows = size.height - len(lines) - 1
        chosen = max(0, table.place - len(ABOVE))
        count = len(table.log.rows)
        self._first = min(max(self._first, chosen - rows + 1), chosen)
        self._first = max(0, min(self._first, count - rows))
        before = ""
        for number in range(self._first, min(count, self._first + rows)):
            name = table.log.rows[number].exercise.id
            lines.append(row_line(table, number, size.width, is_named=name != before))
            before = name
        below = count - self._first - rows
        more = f"  {below} more below" if below > 0 else ""
        problem = Content.styled(f"  {table.problem}", "bold $text-warning")
        return [*lines, problem if table.problem else Content.styled(more, "$text-muted")]

    def on_click(self, event: events.Click) -> None:
        """A click goes to a cell."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place, width = offset.y, self.size.width
        if place < len(ABOVE):
            cells = self._table.cells(place)
            self._table.go_to(place, cells[-1] if offset.x > width // 2 else cells[0])
        elif place > len(ABOVE):
            number = place - 1 + self._first
            self._table.go_to(number, cell_at(self._table, offset.x, width))
        self.refresh(layout=True)
