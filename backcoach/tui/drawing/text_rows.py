"""Text in rows: spread over a width, cut or wrapped at words, two blocks side by side."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterable


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one line with a part at each end; the left one is cut where both do not fit."""
    left_width = width - right.cell_length - (1 if right.cell_length else 0)
    if left.cell_length > left_width:
        cut = cut_at_word(left.plain, max(left_width, 0))
        left = Content.assemble(left[: len(cut) - 1], "…") if cut else Content("")
    gap = max(width - left.cell_length - right.cell_length, 0)
    return Content.assemble(left, " " * gap, right)


def cut_at_word(text: str, width: int) -> str:
    """Return a text that fits into one row: where it is too long, its first words and `…`."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    words = Content(text).wrap(max(width - 1, 1))[0].plain
    return f"{words.rstrip(' ·,;:(')}…"


def hidden(listed: range, count: int) -> list[Content]:
    """Return a line that says how many rows are above and below; none where all are shown."""
    above, below = listed.start, count - listed.stop
    parts = [*([f"↑ {above} more"] if above else []), *([f"↓ {below} more"] if below else [])]
    return [Content.styled(f"  {'  '.join(parts)}", "$text-muted")] if parts else []


def beside(left: Iterable[Content], right: Iterable[Content], column: int) -> list[Content]:
    """Return the rows of two blocks side by side; the second one starts at a column."""
    rows = zip_longest(left, right, fillvalue=Content(""))
    return [
        Content.assemble(cut := row.truncate(column), " " * (column - cut.cell_length), other)
        for row, other in rows
    ]


def wrapped(label: Content, text: Content, width: int) -> list[Content]:
    """Return text wrapped at words behind a label; further lines start below the text."""
    indent = label.cell_length
    rows = text.wrap(max(width - indent, 8))
    return [
        Content.assemble(label if not number else " " * indent, row.rstrip())
        for number, row in enumerate(rows)
    ]
