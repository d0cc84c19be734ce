"""A canvas of braille dots: a cell has two by four dots, which makes the dots square.

Shapes are painted one over the other, each in a role. A cell has a single colour on the screen,
that of the role with the most dots in it.
"""

from __future__ import annotations

from math import acos, atan2, ceil, cos, hypot, pi, sin
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Role = Literal["body", "working", "load", "scene"]
Run = tuple[str, Role]
Lines = tuple[tuple[Run, ...], ...]
Dot = tuple[float, float]

DOTS_ACROSS = 2
DOTS_DOWN = 4
# Where two roles have equally many dots in a cell, the earlier one of these is used.
ROLES: tuple[Role, ...] = ("working", "load", "body", "scene")

BLANK = 0x2800  # the character without dots; a dot adds its bit
# The bits of the left and the right dot in each row of a cell.
DOT_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

# The same for each row and each combination of dots: none, left, right, both.
_ROW_BITS = tuple((0, left, right, left | right) for left, right in DOT_BITS)
_ARC_STEPS = 6


class Canvas:
    """Dots in roles on `columns` by `rows` cells; x grows to the right and y downward."""

    def __init__(self, columns: int, rows: int) -> None:
        self.width = columns * DOTS_ACROSS
        self.height = rows * DOTS_DOWN
        self._layers: dict[Role, list[int]] = {role: [0] * self.height for role in ROLES}

    def fill(self, role: Role | None, *contours: Sequence[Dot]) -> None:
        """Fill the area between closed contours, by the even-odd rule; role None erases.

        A dot is in the area when its centre is, so a line at least one dot thick has no gaps.
        """
        others = [self._layers[other] for other in ROLES if other != role]
        own = [self._layers[role]] if role else []
        for row, span in self._spans(contours):
            for layer in others:
                layer[row] &= ~span
            for layer in own:
                layer[row] |= span

    def erase(self, roles: Iterable[Role], *contours: Sequence[Dot]) -> None:
        """Erase the dots of these roles in the area between closed contours."""
        layers = [self._layers[role] for role in roles]
        for row, span in self._spans(contours):
            for layer in layers:
                layer[row] &= ~span

    def _spans(self, contours: Iterable[Sequence[Dot]]) -> Iterator[tuple[int, int]]:
        """Yield the rows that an area covers, each with its dots as bits."""
        for row, ranges in covered(contours, self.height):
            span = 0
            for start, end in ranges:
                first, last = max(0, start), min(self.width, end)
                if first < last:
                    span |= (1 << last) - (1 << first)
            if span:
                yield row, span

    def mirror(self) -> None:
        """Mirror the picture left to right."""
        for layer in self._layers.values():
            layer[:] = [int(f"{row:0{self.width}b}"[::-1], 2) if row else 0 for row in layer]

    def lines(self) -> Lines:
        """Return a tuple of runs for each row of cells; the cells of a run have the same role.

        Blank cells belong to the run before them, at the start of a line to the run after.
        """
        return tuple(
            self._line(top, self.width // DOTS_ACROSS) for top in range(0, self.height, DOTS_DOWN)
        )

    def _line(self, top: int, columns: int) -> tuple[Run, ...]:
        cells = [0] * columns
        roles: list[Role | None] = [None] * columns
        most = [0] * columns
        for role in ROLES:
            rows = self._layers[role][top : top + DOTS_DOWN]
            drawn = rows[0] | rows[1] | rows[2] | rows[3]
            if not drawn:
                continue
            start = ((drawn & -drawn).bit_length() - 1) // DOTS_ACROSS
            for column in range(start, (drawn.bit_length() + 1) // DOTS_ACROSS):
                shift = column * DOTS_ACROSS
                pattern = (
                    _ROW_BITS[0][rows[0] >> shift & 3]
                    | _ROW_BITS[1][rows[1] >> shift & 3]
                    | _ROW_BITS[2][rows[2] >> shift & 3]
                    | _ROW_BITS[3][rows[3] >> shift & 3]
                )
                if pattern:
                    cells[column] |= pattern
                    if (dots := pattern.bit_count()) > most[column]:
                        most[column] = dots
                        roles[column] = role
        return _runs(cells, roles)


def covered(
    contours: Iterable[Sequence[Dot]], height: int
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the rows 0 to `height` - 1 of an area with the ranges of its dots in each row.

    The area lies between closed contours, by the even-odd rule. A dot is in it when its centre is.
    A range is the first dot and the one after the last; both may be negative.
    """
    crossings: dict[int, list[float]] = {}
    for contour in contours:
        x0, y0 = contour[-1]
        for x1, y1 in contour:
            top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
            first = max(0, ceil(top - 0.5))
            last = min(height, ceil(bottom - 0.5))
            for row in range(first, last):
                x = x0 + (row + 0.5 - y0) * (x1 - x0) / (y1 - y0)
                crossings.setdefault(row, []).append(x)
            x0, y0 = x1, y1
    for row, borders in crossings.items():
        borders.sort()
        pairs = zip(borders[::2], borders[1::2], strict=True)
        yield row, [(ceil(left - 0.5), ceil(right - 0.5)) for left, right in pairs]


def _runs(cells: list[int], roles: list[Role | None]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    current: Role | None = None
    text = "".join(chr(BLANK + cell) if cell else " " for cell in cells)
    for column, role in enumerate(roles):
        if role is not None and role != current:
            if current is not None:
                runs.append((text[start:column], current))
                start = column
            current = role
    if text:
        runs.append((text[start:], current or "scene"))
    return tuple(runs)


def capsule(a: Dot, b: Dot, radius_a: float, radius_b: float) -> list[Dot]:
    """Return the outline around two circles: a tapering limb, or a disk if one contains the other.

    A radius is at least half a dot, so that no line has gaps.
    """
    radius_a, radius_b = max(radius_a, 0.5), max(radius_b, 0.5)
    length = hypot(b[0] - a[0], b[1] - a[1])
    if length <= abs(radius_a - radius_b) + 1e-9:
        centre, radius = (a, radius_a) if radius_a >= radius_b else (b, radius_b)
        return _arc(centre, radius, 0.0, 2 * pi, 2 * _ARC_STEPS)
    axis = atan2(b[1] - a[1], b[0] - a[0])
    side = acos((radius_a - radius_b) / length)
    return [
        *_arc(a, radius_a, axis + side, axis + 2 * pi - side, _ARC_STEPS),
        *_arc(b, radius_b, axis - side, axis + side, _ARC_STEPS),
    ]


def _arc(centre: Dot, radius: float, start: float, end: float, steps: int) -> list[Dot]:
    x, y = centre
    turn = (end - start) / steps
    angles = [start + turn * step for step in range(steps + 1)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def plain(lines: Lines) -> str:
    """Return the lines as text without roles, each at its full width."""
    return "\n".join("".join(text for text, _ in line) for line in lines)
