"""Values over time: a line in braille dots, or a bar for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.pictures.braille import DOTS_ACROSS, DOTS_DOWN, Canvas, capsule, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

BARS = " ▁▂▃▄▅▆▇█"
_THIN = 0.7  # dots; a line of this radius has no gaps


def line_chart(values: Sequence[float], columns: int, rows: int) -> tuple[str, ...]:
    """Return the rows of a line from the first value at the left to the last at the right.

    The lowest value is in the bottom row of dots and the highest in the top one; values that are
    all alike are in the middle. () for fewer than two values, or without room.
    """
    if len(values) < 2 or columns < 1 or rows < 1:  # noqa: PLR2004  a line has two ends
        return ()
    width, height = columns * DOTS_ACROSS - 1, rows * DOTS_DOWN - 1
    low, high = min(values), max(values)
    span = high - low

    def place(number: int) -> tuple[float, float]:
        share = (values[number] - low) / span if span else 0.5
        return number * width / (len(values) - 1) + 0.5, (1 - share) * height + 0.5

    canvas = Canvas(columns, rows)
    for number in range(len(values) - 1):
        canvas.fill("working", capsule(place(number), place(number + 1), _THIN, _THIN))
    return tuple(plain(canvas.lines()).split("\n"))


def bar_chart(values: Sequence[int], rows: int) -> tuple[str, ...]:
    """Return rows with a bar for each value, the most as high as all of them; 0 has none."""
    most, steps = max([*values, 1]), len(BARS) - 1
    heights = [0 if not value else max(1, round(value * rows * steps / most)) for value in values]
    return tuple(
        "".join(BARS[min(max(height - row * steps, 0), steps)] for height in heights)
        for row in reversed(range(rows))
    )
