"""Which cells of drawn lines differ from those that stood there before."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from rich.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.strip import Strip


# Letters, signs, lines and braille that take one cell each, as those of the program do.
ONE_CELL_EACH = (
    r"[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u203a\u2190-\u21ff\u2212"
    r"\u2500-\u25fc\u2605\u2713\u2800-\u28ff]*"
)


class Row:
    """A drawn line. What compares it with another is made of it then, not for the first frame."""

    def __init__(self, strip: Strip, segments_of: Callable[[Strip], list[Segment]]) -> None:
        self.strip = strip
        self._segments_of = segments_of

    @cached_property
    def segments(self) -> list[Segment]:
        """The line as it is written to the terminal."""
        return self._segments_of(self.strip)

    @cached_property
    def is_simple(self) -> bool:
        """Whether each of its letters takes one cell."""
        return re.fullmatch(ONE_CELL_EACH, self.strip.text) is not None

    def make_ready(self) -> None:
        """Make at once what a comparison will need."""
        _ = self.segments, self.is_simple


Cells = tuple[int, int, list[Segment]]  # the column and the row of the first one, in the pane


def changes(before: list[Row], after: list[Row]) -> Iterator[Cells]:
    """Yield of each row the cells from the first to the last letter that differs.

    Of a row with wider letters or with marks all cells, so that no mark comes without its letter.
    """
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old.segments == new.segments:
            continue
        if old.is_simple and new.is_simple:
            column, segments = _difference(old.segments, new.segments)
            yield column, number, segments
        else:
            yield 0, number, new.segments


def _difference(old: list[Segment], new: list[Segment]) -> tuple[int, list[Segment]]:
    """Return the part of a row that differs from one of the same width, and its first column.

    Of the first two segments that differ, and the last two, the letters count if they look alike,
    so that a figure that moves is not sent with the blanks around it.
    """
    first = column = last = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        first += 1
        column += len(b.text)
    for a, b in zip(reversed(old), reversed(new), strict=False):
        if a != b:
            break
        last += 1
    segments = new[first : len(new) - last]
    a, b = old[first], segments[0]
    if a.style is b.style and (same := _common_letters(a.text, b.text)):
        segments[0] = Segment(b.text[same:], b.style)
        column += same
    a, b = old[-1 - last], segments[-1]
    if a.style is b.style and (same := _common_letters(a.text[::-1], b.text[::-1])):
        segments[-1] = Segment(b.text[:-same], b.style)
    return column, [segment for segment in segments if segment.text]


def _common_letters(a: str, b: str) -> int:
    """Return with how many letters both texts begin."""
    for number, (letter, other) in enumerate(zip(a, b, strict=False)):
        if letter != other:
            return number
    return min(len(a), len(b))
