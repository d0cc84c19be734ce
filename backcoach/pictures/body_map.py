"""The body map: which muscles work, on a body seen from behind in braille dots, with a legend.

Muscles that move the load are filled, muscles that help are striped, others are outlined, so the
map can be read without colour.
"""

from __future__ import annotations

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
from backcoach.pictures.braille import BLANK, DOT_BITS, DOTS_DOWN, covered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from backcoach.core.exercises.model import Exercise

Level: TypeAlias = Literal["primary", "secondary"]
Role: TypeAlias = Literal["primary", "secondary", "rest", "outline"]

MIN_COLUMNS, MIN_ROWS = 14, 9
MARKS: dict[Level, str] = {"primary": "⣿⣿", "secondary": "⠭⠭"}
# The least dots per centimetre at which the legs are drawn too.
_FINE = 0.54

# Where two roles have equally many dots in a cell, the first one of these is used.
_RANKED: tuple[Role, ...] = ("primary", "secondary", "outline", "rest")

# Dots from the spine outwards and from the crown down.
_Dot: TypeAlias = tuple[int, int]


class Run(NamedTuple):
    """A part of a line in which all cells have the same role."""

    text: str
    role: Role


class Entry(NamedTuple):
    """A line of the legend: a mark that is shaded like the muscle, and its plain name.

    `seen` is false for a muscle that the map of this size does not show.
    """

    level: Level
    mark: str
    name: str
    seen: bool


def levels_of(exercises: Iterable[Exercise]) -> dict[str, Level]:
    """Return the highest level of each muscle in the exercises, by its canonical name."""
    levels: dict[str, Level] = {}
    for exercise in exercises:
        for name in exercise.primary:
            levels[canonical(name)] = "primary"
        for name in exercise.secondary:
            levels.setdefault(canonical(name), "secondary")
    return levels


def body_map(levels: Mapping[str, Level], columns: int, rows: int) -> tuple[tuple[Run, ...], ...]:
    """Return `rows` lines, each `columns` cells wide; () if that is too small for a map.

    A low map ends at the gluteal fold; a high one includes the legs.
    """
    if columns < MIN_COLUMNS or rows < MIN_ROWS:
        return ()
    return _drawn(tuple(_region_levels(levels).items()), columns, rows)


@lru_cache(maxsize=16)  # a set and its rest draw the same few maps again and again
def _drawn(
    levels: tuple[tuple[str, Level], ...], columns: int, rows: int
) -> tuple[tuple[Run, ...], ...]:
    shades = _shades(dict(levels), columns, rows)
    return tuple(tuple(_runs(shades, columns, row)) for row in range(rows))


def legend(levels: Mapping[str, Level], columns: int, rows: int) -> tuple[Entry, ...]:
    """Return the legend of a map of this size: primary, secondary, then muscles not seen on it."""
    drawn: set[str] = set()
    if columns >= MIN_COLUMNS and rows >= MIN_ROWS:
        dots = _regions(columns, rows).items()
        drawn = {region for (_, y), region in dots if y < rows * DOTS_DOWN}
    entries = [
        Entry(level, MARKS[level], plain_name(name), not drawn.isdisjoint(regions_of(name)))
        for name, level in levels.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (not entry.seen, entry.level != "primary")))


def _region_levels(levels: Mapping[str, Level]) -> dict[str, Level]:
    """Return the level of each region; a region of two muscles has the higher one."""
    by_region: dict[str, Level] = {}
    for name, level in levels.items():
        for region in regions_of(name):
            if by_region.get(region) != "primary":
                by_region[region] = level
    return by_region


def _shades(levels: Mapping[str, Level], columns: int, rows: int) -> dict[_Dot, Role]:
    """Return the role of every drawn dot in the left half."""
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
            # A gap separates two adjacent regions of the same level.
            is_gap = any(levels.get(other) == level for other in others)
            return None if is_gap or (level == "secondary" and y % 2) else level
        # No lines beside a filled muscle or along the outline, where they could not be read.
        bounded = any(other not in levels for other in others)
        spine_gap = x == 0 and y % 2 == 0
        return "rest" if bounded and not spine_gap and edge.isdisjoint(_around(dot)) else None

    return {dot: role for dot in body if (role := shade(dot))}


@lru_cache(maxsize=8)
def _body(columns: int, rows: int) -> tuple[Mapping[_Dot, str], frozenset[_Dot]]:
    """Return the dots of the body, and the dots along its outline."""
    body = _fill((("body", part) for part in SILHOUETTE), columns, rows)
    return body, frozenset(dot for dot in body if any(near not in body for near in _around(dot)))


@lru_cache(maxsize=8)
def _regions(columns: int, rows: int) -> Mapping[_Dot, str]:
    """Return the dots of the muscles, each with the name of its region."""
    return _fill(REGIONS.items(), columns, rows)


def _around(dot: _Dot) -> tuple[_Dot, ...]:
    """Return the four adjacent dots; across the spine that is the dot itself, mirrored."""
    x, y = dot
    return (max(x - 1, 0), y), (x + 1, y), (x, y - 1), (x, y + 1)


def _fill(shapes: Iterable[tuple[str, Polygon]], columns: int, rows: int) -> dict[_Dot, str]:
    """Return the dots in the shapes, each with the name of the last shape that covers it.

    Two rows of dots below the picture are filled too, so that no outline is drawn at its edge.
    """
    height = rows * DOTS_DOWN
    scales = [min(columns / HALF_WIDTH, height / (reach - CROWN)) for reach in REACHES]
    scale = next((scale for scale in reversed(scales) if scale >= _FINE), scales[0])
    dots: dict[_Dot, str] = {}
    for name, shape in shapes:
        contour = [(x * scale, (y - CROWN) * scale) for x, y in shape]
        for y, ranges in covered((contour,), height + 2):
            dots.update(((x, y), name) for start, end in ranges for x in range(start, end))
    return dots


def _runs(shades: Mapping[_Dot, Role], columns: int, row: int) -> Iterator[Run]:
    """Yield the runs of one line of cells; the right half mirrors the left one."""
    cells = [_cell(shades, column * 2 - columns, row * DOTS_DOWN) for column in range(columns)]
    for role, group in groupby(cells, key=lambda cell: cell.role):
        yield Run("".join(cell.text for cell in group), role)


def _cell(shades: Mapping[_Dot, Role], left: int, top: int) -> Run:
    """Return a braille cell in the role of most of its dots, or a space.

    `left` is in dots from the spine, negative on the left; `~x` is the mirror image of a dot.
    """
    bits = 0
    roles: list[Role] = []
    for y, row_bits in enumerate(DOT_BITS, top):
        for x, bit in enumerate(row_bits, left):
            if role := shades.get((x if x >= 0 else ~x, y)):
                bits |= bit
                roles.append(role)
    if not roles:
        return Run(" ", "rest")
    return Run(chr(BLANK + bits), max(_RANKED, key=roles.count))
