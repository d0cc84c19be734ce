"""A canvas of braille dots: two by four dots to a cell, so that dots are square.

Shapes are painted one over the other, each in a role. A cell has one colour on a screen, so
it takes the role that has the most dots in it.
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
# In a tie the earlier role names the cell.
ROLES: tuple[Role, ...] = ("working", "load", "body", "scene")

_BLANK = 0x2800
_ARC_STEPS = 6


def _braille_of_rows() -> tuple[tuple[int, ...], ...]:
    """Return, for each row of a cell, the braille bits of its four possible pairs of dots."""
    left_right = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
    return tuple((0, left, right, left | right) for left, right in left_right)


_BITS = _braille_of_rows()


class Canvas:
    """Dots in roles on `columns` by `rows` cells; x grows to the right and y downward."""

    def __init__(self, columns: int, rows: int) -> None:
        self.width = columns * DOTS_ACROSS
        self.height = rows * DOTS_DOWN
        self._layers: dict[Role, list[int]] = {role: [0] * self.height for role in ROLES}

    def fill(self, role: Role | None, *contours: Sequence[Dot]) -> None:
        """Fill the area between closed contours, by the even-odd rule; role None erases.

        A dot belongs to the area when its centre does, so what is at least one dot thick
        never breaks.
        """
        others = [self._layers[other] for other in ROLES if other != role]
        own = [self._layers[role]] if role else []
        for row, span in self._spans(contours):
            for layer in others:
                layer[row] &= ~span
            for layer in own:
                layer[row] |= span

    def erase(self, roles: Iterable[Role], *contours: Sequence[Dot]) -> None:
        """Erase what has one of the roles in the area between closed contours."""
        layers = [self._layers[role] for role in roles]
        for row, span in self._spans(contours):
            for layer in layers:
                layer[row] &= ~span

    def _spans(self, contours: Iterable[Sequence[Dot]]) -> Iterator[tuple[int, int]]:
        """Yield the rows that an area covers, each with the bits of its dots."""
        crossings: dict[int, list[float]] = {}
        for contour in contours:
            x0, y0 = contour[-1]
            for x1, y1 in contour:
                top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
                first = max(0, ceil(top - 0.5))
                last = min(self.height, ceil(bottom - 0.5))
                if first < last:
                    slope = (x1 - x0) / (y1 - y0)
                    x = x0 + (first + 0.5 - y0) * slope
                    for row in range(first, last):
                        crossings.setdefault(row, []).append(x)
                        x += slope
                x0, y0 = x1, y1
        for row, found in crossings.items():
            found.sort()
            span = 0
            for left, right in zip(found[::2], found[1::2], strict=True):
                first = max(0, ceil(left - 0.5))
                last = min(self.width, ceil(right - 0.5))
                if first < last:
                    span |= (1 << last) - (1 << first)
            if span:
                yield row, span

    def mirror(self) -> None:
        """Swap left and right."""
        for layer in self._layers.values():
            layer[:] = [int(f"{row:0{self.width}b}"[::-1], 2) if row else 0 for row in layer]

    def lines(self) -> Lines:
        """Return one tuple of runs for each row of cells; a run's cells share one role.

        Blank cells join the run before them, or else the one after.
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
                    _BITS[0][rows[0] >> shift & 3]
                    | _BITS[1][rows[1] >> shift & 3]
                    | _BITS[2][rows[2] >> shift & 3]
                    | _BITS[3][rows[3] >> shift & 3]
                )
                if pattern:
                    cells[column] |= pattern
                    if (dots := pattern.bit_count()) > most[column]:
                        most[column] = dots
                        roles[column] = role
        return _runs(cells, roles)


def _runs(cells: list[int], roles: list[Role | None]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    current: Role | None = None
    text = "".join(chr(_BLANK + cell) if cell else " " for cell in cells)
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
    """Return the outline around two circles: a limb that tapers, or a disk where one holds both.

    No radius is taken as less than half a dot, so that no line breaks.
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
    """Return the lines as text without roles, one below the other, at their full width."""
    return "\n".join("".join(text for text, _ in line) for line in lines)
