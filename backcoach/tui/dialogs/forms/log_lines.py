"""A session that is entered later as lines: a cell of each number, the chosen one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcoach.core.questions.log_form.log_table import ABOVE
from backcoach.core.wording.phrases import reserve_cell
from backcoach.tui.drawing.text_rows import cut_at_word

if TYPE_CHECKING:
    from backcoach.core.questions.log_form.log_cells import SetCell
    from backcoach.core.questions.log_form.log_table import Cell, LogTable
    from backcoach.core.questions.log_form.session_log import LogRow

HEAD, ANSWER, MUTED, WARNING = "bold", "$text-accent", "$text-muted", "$text-warning"
CHOSEN = "bold reverse"
NARROW = 60  # columns below which a set has no column of its own, and none of what was asked for
WIDTHS: dict[SetCell, int] = {"count": 8, "load": 12, "rir": 6}
NARROW_WIDTHS: dict[SetCell, int] = {"count": 5, "load": 9, "rir": 5}
TITLES: dict[SetCell, str] = {"count": "done", "load": "load", "rir": "left"}
SET, ASKED = 8, 7
LABEL, NOTE = 9, 2  # columns of the names above the sets, and the place of the note
LEAST_NAME = 10


class Place(NamedTuple):
    """The columns of a cell in a line."""

    columns: range
    cell: Cell


def head_lines(table: LogTable, width: int) -> list[Content]:
    """Return which session it was, when it began, how long it took, and what was noted."""
    names = {option.value: option.label for option in table.sessions}
    name = names.get(table.log.session, table.log.name)
    began = table.began
    day = f"{began:%a} {began.day} {began:%b %Y}"
    minutes = "– min" if table.minutes is None else f"{table.minutes} min"
    return [
        _line(table, 0, "Session", [("session", f"‹ {name} ›" if len(names) > 1 else name)]),
        _line(table, 1, "Begun", [("day", day), ("time", f"{began:%H:%M}")]),
        _line(table, 2, "Took", [("minutes", minutes), ("note", _note(table, width))]),
    ]


def _note(table: LogTable, width: int) -> str:
    """Return the note, its end where there is no room for all of it."""
    if not table.note and not (table.place == NOTE and table.cell == "note"):
        return "no note"
    return tail(table.note, width - LABEL - 12)


def _line(table: LogTable, place: int, label: str, cells: list[tuple[Cell, str]]) -> Content:
    is_current = place == table.place
    parts = [_value(table, place, cell, text) for cell, text in cells]
    return Content.assemble(
        ("▸ " if is_current else "  ", HEAD),
        (f"{label:<{LABEL}}", HEAD if is_current else ""),
        Content("  ").join(parts),
    )


def title_line(table: LogTable, width: int) -> Content:
    """Return the titles of the columns."""
    name = _name_width(table, width)
    asked = "" if width < NARROW else f"{'set':<{SET}}{'asked':<{ASKED}}"
    titles = "".join(
        f"{TITLES[cell]:>{columns}}" for cell, columns in _widths(table, width).items()
    )
    return Content.styled(f"  {'':<{name}}{asked}{titles}", MUTED)


def row_line(table: LogTable, number: int, width: int, *, is_named: bool) -> Content:
    """Return the line of a set; `is_named` with the exercise, else with the number of the set."""
    row = table.log.rows[number]
    place = number + len(ABOVE)
    is_current, is_narrow = place == table.place, width < NARROW
    label = row.exercise.name if is_named else f" set {_set(row)}" if is_narrow else ""
    columns = _name_width(table, width)
    asked = "" if is_narrow else f"{_set(row):<{SET}}{row.target[: ASKED - 1]:<{ASKED}}"
    parts: list[Content] = [
        Content.styled("▸ " if is_current else "  ", HEAD),
        Content.styled(f"{_cut(label, columns):<{columns}}", HEAD if is_current else ""),
        Content.styled(asked, MUTED),
    ]
    own = table.cells(place)
    for cell, most in _widths(table, width).items():
        text = cut_at_word(_text(row, cell), most - 1) if cell in own else ""
        value = _value(table, place, cell, text) if cell in own else Content("")
        parts.append(Content(" " * (most - value.cell_length)))
        parts.append(value if row.is_done or is_current else Content.styled(value.plain, MUTED))
    return Content.assemble(*parts)


def cell_at(table: LogTable, column: int, width: int) -> Cell:
    """Return the cell of a set at a column of its line."""
    left = 2 + _name_width(table, width) + (0 if width < NARROW else SET + ASKED)
    for cell, columns in _widths(table, width).items():
        left += columns
        if column < left:
            return cell
    return table.cell


def _value(table: LogTable, place: int, cell: Cell, text: str) -> Content:
    """Return a cell, the chosen one inverted and with a mark, so that no colour is needed."""
    if place != table.place or cell != table.cell:
        return Content.styled(text, ANSWER)
    return Content.styled(f"{table.typed or text or '–'}▏", CHOSEN)


def _text(row: LogRow, cell: Cell) -> str:
    result = row.result
    if not row.is_done:
        return "not" if cell == "count" else ""
    if cell == "load":
        return "–" if result.load is None else str(result.load)
    if cell == "rir":
        return reserve_cell(result.rir) or "–"
    return f"{result.reps}" if result.seconds is None else f"{result.seconds} s"


def _set(row: LogRow) -> str:
    return f"{row.set}" if row.side == "both" else f"{row.set} {row.side}"


def _widths(table: LogTable, width: int) -> dict[SetCell, int]:
    """Return the columns of the cells; in a narrow form loads have what the names leave."""
    if width >= NARROW:
        return WIDTHS
    rows = table.log.rows
    name = max((cell_len(row.exercise.name) for row in rows), default=0)
    load = max((cell_len(_text(row, "load")) for row in rows), default=0)
    left = width - 2 - name - 1 - NARROW_WIDTHS["count"] - NARROW_WIDTHS["rir"]
    return {**NARROW_WIDTHS, "load": min(load + 2, max(NARROW_WIDTHS["load"], left))}


def _name_width(table: LogTable, width: int) -> int:
    others = 2 + sum(_widths(table, width).values()) + (0 if width < NARROW else SET + ASKED)
    return max(LEAST_NAME, width - others)


def tail(text: str, columns: int) -> str:
    """Return the end of a text that is written, where there is no room for all of it."""
    while cell_len(text) > columns:
        text = f"…{text[2:]}"
    return text


def _cut(text: str, columns: int) -> str:
    return text if cell_len(text) < columns else f"{text[: columns - 2]}… "
