"""The form in which a session that was done without the program is entered later."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from backcoach.core.questions.log_form.log_table import ABOVE
from backcoach.tui.dialogs.choice import BORDER, SHARE
from backcoach.tui.dialogs.forms.cell_form import CellForm
from backcoach.tui.dialogs.forms.log_lines import cell_at, head_lines, row_line, title_line
from backcoach.tui.drawing.text_rows import hidden
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

    from backcoach.core.questions.log_form.log_table import LogTable

MEDIUM = 60  # columns of the window from which most keys are
WIDE = 78  # columns of the window from which the keys are named with what they do


class LogForm(CellForm["LogTable"]):
    """Returns the table once it may be logged, None when it was left."""

    leaving: ClassVar = "Esc again logs nothing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "take_out", show=False),
        Binding("a", "add", show=False),
    ]

    def __init__(self, table: LogTable) -> None:
        super().__init__(table, LogPane(table), "Log a session")

    def hint(self) -> str:
        wide = self.size.width >= WIDE
        keys = "↑↓←→ go  0-9 + - change  d not done  a more" if wide else "d not  a more"
        leave = "Esc leaves" if wide else "Esc"
        if not wide and self.size.width >= MEDIUM:
            keys, leave = "0-9 + -  d not done  a more", "Esc leaves"
        accept = "Enter logs"
        return f"{keys}  [@click=screen.accept]{accept}[/]  [@click=screen.leave]{leave}[/]"

    def action_take_out(self) -> None:
        self.cells.take_out()
        self.acted()

    def action_add(self) -> None:
        self.cells.add()
        self.acted()


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
        lines = [*head_lines(table, size.width), title_line(table, size.width)]
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
        listed = range(self._first, min(count, self._first + rows))
        problem = Content.styled(f"  {table.problem}", "bold $text-warning")
        return [*lines, *([problem] if table.problem else hidden(listed, count))]

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
