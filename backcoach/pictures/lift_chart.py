"""The course of a lift as a chart in cells: axes, a line with its margin, points and marks.

Neither plotext nor plotille draws a margin, breaks and marks in one picture, and plotext takes
longer to load than a screen may take to appear.
"""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from backcoach.pictures.braille import BLANK, DOT_BITS, DOTS_ACROSS, DOTS_DOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Ink = Literal["axis", "grid", "margin", "line", "second", "point", "best", "mark"]
Shade = Literal["", "break", "easy", "pain"]  # of whole columns, behind what is drawn
Row = tuple[tuple[str, Ink, Shade], ...]

MARGIN, GRID, BEST = "░", "·", "★"
SIGNS: dict[Shade, str] = {"": "─", "break": "╌", "easy": "~", "pain": "!"}  # on the axis
WORDS: dict[Shade, str] = {"break": "break", "easy": "easy"}
POINTS = ("•", "◦")  # of the first and the second side
LABELS = 7  # columns of the figures at the left, with the axis
LEAST_COLUMNS, LEAST_ROWS = 12, 4
GRID_COLUMNS = 4  # from one dot of a grid line to the next


class Point(NamedTuple):
    """A value with its margin at an instant in ms UTC, and what single sets show of it."""

    at: int
    value: float | None
    margin: float
    sets: tuple[float, ...]
    is_best: bool


def lift_chart(
    lines: Sequence[Sequence[Point]],
    columns: int,
    rows: int,
    span: tuple[int, int],
    *,
    breaks: Iterable[tuple[int, int]] = (),
    easy: Iterable[tuple[int, int]] = (),
    pains: Iterable[int] = (),
) -> tuple[Row, ...]:
    """Return the rows of a chart of one or two lines over a span of time, in ms UTC.

    Breaks, easy weeks and days of pain are shaded, and marked on the axis. The last row has the
    dates; () without room or anything to draw.
    """
    width, height = columns - LABELS, rows - 2
    values = [edge for line in lines for point in line for edge in _edges(point)]
    if width < LEAST_COLUMNS or height < LEAST_ROWS or not values:
        return ()
    chart = _Chart(width, height, span, min(values), max(values))
    for start, end in easy:
        chart.shade("easy", start, end)
    for start, end in breaks:
        chart.shade("break", start, end)
    for at in pains:
        chart.shade("pain", at, at)
    for line in lines:
        chart.add_margin(line)
    for number, line in enumerate(lines):
        chart.add_points(line, POINTS[min(number, 1)])
    for number, line in enumerate(lines):
        chart.add_line(line, "second" if number else "line")
    for line in lines:
        chart.add_bests(line)
    return chart.rows()


def _edges(point: Point) -> Iterator[float]:
    if point.value is not None:
        yield point.value - point.margin
        yield point.value + point.margin
    yield from point.sets


class _Chart:
    """Cells of a character and an ink; the vertical axis grows upward."""

    def __init__(
        self, width: int, height: int, span: tuple[int, int], low: float, high: float
    ) -> None:
        self._width, self._height, self._span = width, height, span
        room = max((high - low) * 0.05, 0.5)
        self._low, self._high = low - room, high + room
        self._cells: list[list[tuple[str, Ink]]] = [[(" ", "axis")] * width for _ in range(height)]
        self._shades: list[Shade] = [""] * width
        self._steps = max(1, height // 4)  # rows from one figure to the next
        for row in range(0, height, self._steps):
            for column in range(0, width, GRID_COLUMNS):
                self._cells[row][column] = (GRID, "grid")

    def _x(self, at: float) -> float:
        start, end = self._span
        return (at - start) / max(end - start, 1) * (self._width - 1)

    def _y(self, value: float) -> float:
        """Return the row of a value, 0 at the top."""
        return (self._high - value) / (self._high - self._low) * (self._height - 1)

    def _put(self, x: float, y: float, text: str, ink: Ink) -> None:
        column, row = round(x), round(y)
        if 0 <= column < self._width and 0 <= row < self._height:
            self._cells[row][column] = (text, ink)

    def shade(self, shade: Shade, start: int, end: int) -> None:
        first, last = round(self._x(start)), round(self._x(end))
        for column in range(max(first, 0), min(last, self._width - 1) + 1):
            self._shades[column] = shade

    def _samples(self, line: Sequence[Point], steps: int) -> Iterator[tuple[float, float, float]]:
        """Yield column, value and margin along a line, `steps` for each column."""
        known = [point for point in line if point.value is not None]
        for before, after in zip(known, known[1:] or known, strict=False):
            start, end = self._x(before.at), self._x(after.at)
            count = max(1, round((end - start) * steps))
            for number in range(count + 1):
                share = number / count
                yield (
                    start + (end - start) * share,
                    _between(before.value or 0, after.value or 0, share),
                    _between(before.margin, after.margin, share),
                )

    def add_margin(self, line: Sequence[Point]) -> None:
        for x, value, margin in self._samples(line, 3):
            for row in range(round(self._y(value + margin)), round(self._y(value - margin)) + 1):
                self._put(x, row, MARGIN, "margin")

    def add_line(self, line: Sequence[Point], ink: Ink) -> None:
        dots: dict[tuple[int, int], int] = {}
        for x, value, _ in self._samples(line, DOTS_ACROSS * 4):
            if ink == "second" and int(x) % 2:
                continue  # a line of dashes
            across = min(round(x * DOTS_ACROSS), self._width * DOTS_ACROSS - 1)
            down = min(max(round(self._y(value) * DOTS_DOWN), 0), self._height * DOTS_DOWN - 1)
            cell = (across // DOTS_ACROSS, down // DOTS_DOWN)
            bit = DOT_BITS[down % DOTS_DOWN][across % DOTS_ACROSS]
            dots[cell] = dots.get(cell, 0) | bit
        for (column, row), bits in dots.items():
            self._put(column, row, chr(BLANK + bits), ink)

    def add_points(self, line: Sequence[Point], mark: str) -> None:
        for point in line:
            for value in point.sets:
                self._put(self._x(point.at), self._y(value), mark, "point")

    def add_bests(self, line: Sequence[Point]) -> None:
        for point in line:
            if point.is_best and point.sets:
                self._put(self._x(point.at), self._y(max(point.sets)), BEST, "best")

    def rows(self) -> tuple[Row, ...]:
        made: list[Row] = []
        for number, cells in enumerate(self._cells):
            value = self._high - number / max(self._height - 1, 1) * (self._high - self._low)
            label = f"{value:>5.0f} ┤" if number % self._steps == 0 else f"{'':>5} │"
            made.append(((label, "axis", ""), *_joined(zip(cells, self._shades, strict=True))))
        made.append((("      └", "axis", ""), *self._axis()))
        made.append((((" " * LABELS + self._dates())[: LABELS + self._width], "axis", ""),))
        return tuple(made)

    def _axis(self) -> Iterator[tuple[str, Ink, Shade]]:
        """Yield the axis, on which a sign or a word says what is shaded above it."""
        for shade, run in groupby(self._shades):
            length = len(list(run))
            word = WORDS.get(shade, "")
            text = f"{word if len(word) + 1 < length else '':{SIGNS[shade]}^{length}}"
            yield text, "mark" if shade == "pain" else "axis", shade

    def _dates(self) -> str:
        start, end = self._span
        count = max(2, self._width // 16)
        first, last = (datetime.fromtimestamp(at / 1000, timezone.utc) for at in self._span)
        has_years = first.year != last.year
        text = before = ""
        for number in range(count):
            at = start + (end - start) * number / (count - 1)
            day = datetime.fromtimestamp(at / 1000, timezone.utc)
            label = f"{day.day} {day:%b}{f' {day:%Y}' if has_years else ''}"
            column = round((self._width - 1) * number / (count - 1))
            column = min(max(0, column - len(label) // 2), self._width - len(label))
            text = f"{text:<{column}}{label if label != before else ''}"
            before = label
        return text


def _between(before: float, after: float, share: float) -> float:
    return before + (after - before) * share


def _joined(
    cells: Iterable[tuple[tuple[str, Ink], Shade]],
) -> Iterator[tuple[str, Ink, Shade]]:
    """Yield runs of cells with the same ink and shade."""
    for (ink, shade), run in groupby(cells, key=lambda cell: (cell[0][1], cell[1])):
        yield "".join(text for (text, _), _ in run), ink, shade
