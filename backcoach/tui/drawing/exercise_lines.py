"""The exercises of a session and the sets of the current one, in columns."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from backcoach.tui.drawing.text_rows import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.views.set_table import SetRow
    from backcoach.core.wording.exercise_rows import Row

MARKS = {"done": "✓", "current": "▸", "begun": "◦", "skipped": "–", "open": " "}
STYLES = {
    "done": "$text-success",
    "current": "bold",
    "begun": "",
    "skipped": "$text-muted",
    "open": "",
}
KEPT = 64  # lines, as a key changes one or two of them
LEAST_NAME = 18  # columns of a name that is cut
GAP = 2
HEADER = ("", "last time", "today", "left")
SIDES = {"left": "L", "right": "R"}


class Columns(NamedTuple):
    """The same for all exercises of a session, so that they stand below each other."""

    joint: int
    counts: tuple[str, ...]
    counted: int
    loads: tuple[str, ...]
    load: int


def columns_for(rows: Sequence[Row], width: int) -> Columns:
    """Return the columns for a width: where it is short, less of counts and loads, then no loads.

    The current exercise has its counts in a table.
    """
    joint = GAP if any(row.joint for row in rows) else 0
    names = [len(row.name) for row in rows]
    cut = [min(columns, LEAST_NAME) for columns in names]
    is_current = [row.mark == "current" for row in rows]
    full, few = (
        tuple("" if current else text for current, text in zip(is_current, texts, strict=True))
        for texts in ([row.counts for row in rows], [row.few for row in rows])
    )
    loads, last = tuple(row.load for row in rows), tuple(row.last_load for row in rows)
    none = ("",) * len(rows)
    for counts, weights, named in (
        (full, loads, names),
        (full, last, names),
        (few, last, names),
        (few, last, cut),
        (full, none, names),
    ):
        count, load = max(map(len, counts), default=0), max(map(len, weights), default=0)
        room = width - GAP - joint - GAP - (GAP + load if load else 0)
        if all(name + len(text) <= room for name, text in zip(named, counts, strict=True)):
            return Columns(joint, counts, count, weights, load)
    return Columns(joint, few, max(map(len, few), default=0), none, 0)


def listed(
    rows: Sequence[Row], table: Sequence[SetRow], width: int, height: int
) -> list[tuple[int, Content]]:
    """Return the exercises with the sets of the current one, as many as fit, each with its slot.

    Where not all fit, the next exercise stays in view, or the one that takes turns with it.
    """
    columns = columns_for(rows, width)
    sets = _sets(table, width, height - (2 if len(rows) > 1 else 1))
    made: list[tuple[int, Content]] = []
    current, is_second = 0, False
    for row, counts, load in zip(rows, columns.counts, columns.loads, strict=True):
        line = _line(row, counts, load, columns, width)
        if row.mark == "current":
            current, is_second = len(made), row.joint in ("├", "└")
            made += [(row.slot, part) for part in (line, *sets)]
        else:
            made.append((row.slot, line))
    others = max(0, height - len(sets) - 1)
    above = min(others, 1) if is_second else others // 2
    first = max(0, min(current - above, len(made) - height))
    return made[first : first + height]


def _sets(table: Sequence[SetRow], width: int, height: int) -> list[Content]:
    """Return the table; where it is too high, without its heads, then around the current set.

    Without heads an arrow leads from what was done last time to today.
    """
    lines = table_lines(table, width)
    if len(lines) <= height:
        return lines
    lines = table_lines(table, width, headed=False)
    place = next((number for number, row in enumerate(table) if row.mark == "current"), 0)
    first = max(0, min(place - 1, len(lines) - height))
    return lines[first : first + height]


@lru_cache(maxsize=KEPT)
def _line(row: Row, counts: str, load: str, columns: Columns, width: int) -> Content:
    """Return one exercise: how far it is, its superset, its name, its sets and its load.

    Those of the current one stand in its table.
    """
    style = STYLES[row.mark]
    joint = f"{row.joint:<{columns.joint}}"
    left = Content.assemble(
        (f"{MARKS[row.mark]} ", style), (joint, "$text-muted"), (row.name, style)
    )
    right = f"{counts:>{columns.counted}}"
    if columns.load:
        right += f"  {load:>{columns.load}}"
    return spread(left, Content.styled(right.lstrip(), style or "$text-muted"), width)


def table_lines(table: Sequence[SetRow], width: int, *, headed: bool = True) -> list[Content]:
    """Return the sets of the current exercise, `headed` with a line of what the columns are."""
    if not table:
        return []
    cells = [(_name(row.name), row.last, row.today, row.left) for row in table]
    has_last = any(row.last for row in table)
    if has_last and not headed:
        most = max(len(row.last) for row in table)
        cells = [
            (name, f"{last:<{most}} {'→' if last else ' '}", today, left)
            for name, last, today, left in cells
        ]
    rows = (HEADER, *cells) if headed else cells
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADER))]
    if not has_last:
        widths[1] = 0
    heads = ["" if not widths[place] else head for place, head in enumerate(HEADER)]
    if not any(row.has_left for row in table):
        widths[3], heads[3] = 0, ""
    indent = GAP if sum(widths) + GAP * 5 <= width else 0
    made = []
    if headed:
        line = _table_row(" ", heads, widths, indent)
        made.append(Content.styled(line.plain, "$text-muted"))
    for row, cell in zip(table, cells, strict=True):
        line = _table_row(MARKS[row.mark], cell, widths, indent)
        made.append(Content.styled(line.plain, STYLES[row.mark] or "$text-muted"))
    return made


def _name(name: str) -> str:
    number, _, side = name.partition(" ")
    return f"{number} {SIDES[side]}" if side else number


def _table_row(mark: str, cells: Sequence[str], widths: Sequence[int], indent: int) -> Content:
    texts = [f"{cell:<{columns}}" for cell, columns in zip(cells, widths, strict=True) if columns]
    return Content(f"{' ' * indent}{mark} {(' ' * GAP).join(texts)}")
