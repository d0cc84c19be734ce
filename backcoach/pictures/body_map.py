"""Which muscles work: a body seen from behind, drawn in braille dots, and its legend.

What moves the load is full, what helps is striped, what rests is a thin line: the shades
tell themselves apart without colour.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from backcoach.core.exercises.muscles import canonical, plain_name, regions_of
from backcoach.pictures.body_shapes import (
    CROWN,
    HALF_WIDTH,
    REACHES,
    REGIONS,
    SILHOUETTE,
    Polygon,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from backcoach.core.exercises.model import Exercise

Level: TypeAlias = Literal["primary", "secondary"]
Role: TypeAlias = Literal["primary", "secondary", "rest", "outline"]

MIN_COLUMNS, MIN_ROWS = 14, 9
MARKS: dict[Level, str] = {"primary": "⣿⣿", "secondary": "⠭⠭"}
# The coarsest drawing, in dots per centimetre, in which the legs may have a share of the room.
_FINE = 0.54

# The dots of a cell, row by row: left and right.
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800
# In a tie the first of these names a cell.
_RANKED: tuple[Role, ...] = ("primary", "secondary", "outline", "rest")

# Dots from the spine outward and from the crown down.
_Dot: TypeAlias = tuple[int, int]


class Run(NamedTuple):
    """A piece of a line that has one role."""

    text: str
    role: Role


class Entry(NamedTuple):
    """A line of the legend: a mark in the muscle's shade and its plain name.

    `seen` is false for what the map of that size does not show.
    """

    level: Level
    mark: str
    name: str
    seen: bool


def levels_of(exercises: Iterable[Exercise]) -> dict[str, Level]:
    """Return what the exercises together ask of each muscle, by its canonical name."""
    levels: dict[str, Level] = {}
    for exercise in exercises:
        for name in exercise.primary:
            levels[canonical(name)] = "primary"
        for name in exercise.secondary:
            levels.setdefault(canonical(name), "secondary")
    return levels


def body_map(levels: Mapping[str, Level], columns: int, rows: int) -> tuple[tuple[Run, ...], ...]:
    """Return `rows` lines, each exactly `columns` cells wide; () where there is no room.

    A low picture ends at the gluteal fold; a high one shows the legs as well.
    """
    if columns < MIN_COLUMNS or rows < MIN_ROWS:
        return ()
    return _drawn(tuple(_region_levels(levels).items()), columns, rows)


@lru_cache(maxsize=16)  # a set and its rest show the same few maps again and again
def _drawn(
    levels: tuple[tuple[str, Level], ...], columns: int, rows: int
) -> tuple[tuple[Run, ...], ...]:
    shades = _shades(dict(levels), columns, rows)
    return tuple(tuple(_runs(shades, columns, row)) for row in range(rows))


def legend(levels: Mapping[str, Level], columns: int, rows: int) -> tuple[Entry, ...]:
    """Return words for a map of this size: primary, secondary, then what is not seen on it."""
    drawn: set[str] = set()
    if columns >= MIN_COLUMNS and rows >= MIN_ROWS:
        dots = _regions(columns, rows).items()
        drawn = {region for (_, y), region in dots if y < rows * 4}
    entries = [
        Entry(level, MARKS[level], plain_name(name), not drawn.isdisjoint(regions_of(name)))
        for name, level in levels.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (not entry.seen, entry.level != "primary")))


def _region_levels(levels: Mapping[str, Level]) -> dict[str, Level]:
    """Return the level of each region; one that two muscles share has the higher."""
    by_region: dict[str, Level] = {}
    for name, level in levels.items():
        for region in regions_of(name):
            if by_region.get(region) != "primary":
                by_region[region] = level
    return by_region


def _shades(levels: Mapping[str, Level], columns: int, rows: int) -> dict[_Dot, Role]:
    """Return the role of every dot that is drawn on the left half."""
    body, edge = _body(columns, rows)
    regions = _regions(columns, rows)

    def shade(dot: _Dot) -> Role | None:
        x, y = dot
        region = regions.get(dot, "")
        level = levels.get(region)
        if dot in edge:
            return level or "outline"
        beyond = (regions.get((x + 1, y), ""), regions.get((x, y + 1), ""))
        others = [other for other in beyond if other != region]
        if level:
            # A gap keeps two neighbours of one shade apart.
            parted = any(levels.get(other) == level for other in others)
            return None if parted or (level == "secondary" and y % 2) else level
        # Lines only where they can be read: not beside a filled muscle nor along the outline.
        bounded = any(other not in levels for other in others)
        spine_gap = x == 0 and y % 2 == 0
        return "rest" if bounded and not spine_gap and edge.isdisjoint(_around(dot)) else None

    return {dot: role for dot in body if (role := shade(dot))}


@lru_cache(maxsize=8)
def _body(columns: int, rows: int) -> tuple[Mapping[_Dot, str], frozenset[_Dot]]:
    """Return the dots of the body, and those of them along its outline."""
    body = _fill((("body", part) for part in SILHOUETTE), columns, rows)
    return body, frozenset(dot for dot in body if any(near not in body for near in _around(dot)))


@lru_cache(maxsize=8)
def _regions(columns: int, rows: int) -> Mapping[_Dot, str]:
    """Return the dots of the muscles, each with the name of its region."""
    return _fill(REGIONS.items(), columns, rows)


def _around(dot: _Dot) -> tuple[_Dot, ...]:
    """Return the four neighbours; the one across the spine is the mirror image of the dot."""
    x, y = dot
    return (max(x - 1, 0), y), (x + 1, y), (x, y - 1), (x, y + 1)


def _fill(shapes: Iterable[tuple[str, Polygon]], columns: int, rows: int) -> dict[_Dot, str]:
    """Return the dots whose centre a shape covers, each with the name of the last that does.

    Two rows of dots below the picture are filled too: the body does not end where it is cut.
    """
    height = rows * 4
    scales = [min(columns / HALF_WIDTH, height / (reach - CROWN)) for reach in REACHES]
    scale = next((one for one in reversed(scales) if one >= _FINE), scales[0])
    dots: dict[_Dot, str] = {}
    for name, shape in shapes:
        heights = [(y - CROWN) * scale for _, y in shape]
        for y in range(int(min(heights)), min(int(max(heights)), height + 1) + 1):
            crossings = sorted(_crossings(shape, CROWN + (y + 0.5) / scale))
            for start, end in zip(crossings[::2], crossings[1::2], strict=True):
                first, last = math.ceil(start * scale - 0.5), math.ceil(end * scale - 0.5)
                dots.update(((x, y), name) for x in range(first, last))
    return dots


def _crossings(shape: Polygon, y: float) -> Iterator[float]:
    """Yield where the border of a shape crosses a level."""
    for (x0, y0), (x1, y1) in zip(shape, shape[1:] + shape[:1], strict=True):
        if (y0 <= y) != (y1 <= y):
            yield x0 + (y - y0) * (x1 - x0) / (y1 - y0)


def _runs(shades: Mapping[_Dot, Role], columns: int, row: int) -> Iterator[Run]:
    """Yield one line of cells; the left half mirrored about the middle column of dots."""
    cells = [_cell(shades, column * 2 - columns, row * 4) for column in range(columns)]
    for role, group in groupby(cells, key=lambda cell: cell.role):
        yield Run("".join(cell.text for cell in group), role)


def _cell(shades: Mapping[_Dot, Role], left: int, top: int) -> Run:
    """Return one braille cell in the role of most of its dots, or a space.

    `left` counts dots from the spine, negative on the left; `~x` mirrors a dot.
    """
    bits = 0
    roles: list[Role] = []
    for y, values in enumerate(_DOTS, top):
        for x, value in enumerate(values, left):
            if role := shades.get((x if x >= 0 else ~x, y)):
                bits |= value
                roles.append(role)
    if not roles:
        return Run(" ", "rest")
    return Run(chr(_BLANK + bits), max(_RANKED, key=roles.count))
