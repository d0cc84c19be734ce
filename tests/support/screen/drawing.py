"""A screen as SVG that looks the same everywhere: only words are text, all else is drawn.

Fonts differ in how they draw braille, blocks and lines, and whether at all.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.color import Color
    from textual.strip import Strip

WIDTH, HEIGHT = 8.4, 18.0  # of a cell
FRAME = 12.0
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
BRAILLE = range(0x2800, 0x2900)
# The dots of a braille cell by bit: column and row.
DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
# Blocks by where they begin and how high they are, in shares of a cell.
BLOCKS = {"█": (0.0, 1.0), "▀": (0.0, 0.5), "▄": (0.5, 0.5)}
# Lines by their path in a cell, and their thickness.
ACROSS = f"m0 {HEIGHT / 2:g}h{WIDTH:g}"
LINES = {
    "─": (ACROSS, 1.0),
    "━": (ACROSS, 2.4),
    "│": (f"m{WIDTH / 2:g} 0v{HEIGHT:g}", 1.0),
    "╭": (f"m{WIDTH:g} {HEIGHT / 2:g}q{-WIDTH / 2:g} 0 {-WIDTH / 2:g} {HEIGHT / 2:g}", 1.0),
    "╮": (f"m0 {HEIGHT / 2:g}q{WIDTH / 2:g} 0 {WIDTH / 2:g} {HEIGHT / 2:g}", 1.0),
    "╰": (f"m{WIDTH:g} {HEIGHT / 2:g}q{-WIDTH / 2:g} 0 {-WIDTH / 2:g} {-HEIGHT / 2:g}", 1.0),
    "╯": (f"m0 {HEIGHT / 2:g}q{WIDTH / 2:g} 0 {WIDTH / 2:g} {-HEIGHT / 2:g}", 1.0),
}


class Cell(NamedTuple):
    """One place of a screen; `ink` and `paper` as `#rrggbb`."""

    text: str
    ink: str
    paper: str
    bold: bool


def svg(strips: Iterable[Strip], ink: str, paper: str) -> str:
    """Return a picture of the lines of a screen, on a ground of `paper`."""
    rows = [list(_cells(strip, ink, paper)) for strip in strips]
    columns = max(len(row) for row in rows)
    width, height = columns * WIDTH + 2 * FRAME, len(rows) * HEIGHT + 2 * FRAME
    drawn = [part for number, row in enumerate(rows) for part in _row(row, number, paper)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">',
            f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{paper}"/>',
            f'<g transform="translate({FRAME:g} {FRAME:g})" font-family="{FONT}" font-size="14">',
            *drawn,
            "</g>\n</svg>\n",
        ]
    )


def _cells(strip: Strip, ink: str, paper: str) -> Iterator[Cell]:
    for text, style, _ in strip:
        for char in text:
            yield Cell(
                char,
                _hex(style.color if style else None, ink),
                _hex(style.bgcolor if style else None, paper),
                bool(style and style.bold),
            )


def _hex(color: Color | None, usual: str) -> str:
    if color is None or color.is_default:
        return usual
    return color.get_truecolor().hex


def _row(row: list[Cell], number: int, paper: str) -> Iterator[str]:
    top = number * HEIGHT
    column = 0
    for look, group in groupby(row, key=lambda cell: (cell.ink, cell.paper, cell.bold)):
        cells = [cell.text for cell in group]
        ink, behind, bold = look
        left = column * WIDTH
        column += len(cells)
        if behind != paper:
            yield (
                f'<rect x="{left:g}" y="{top:g}" width="{len(cells) * WIDTH:g}" '
                f'height="{HEIGHT:g}" fill="{behind}"/>'
            )
        yield from _run(cells, left, top, ink, bold=bold)


def _run(cells: list[str], left: float, top: float, ink: str, *, bold: bool) -> Iterator[str]:
    """Yield the parts of cells of one look: dots, blocks, lines and words."""
    place = left
    for kind, group in groupby(cells, key=_kind):
        chars = list(group)
        at, place = place, place + len(chars) * WIDTH
        places = [(char, at + number * WIDTH) for number, char in enumerate(chars)]
        if kind == "dots":
            path = "".join(_dots(char, x, top) for char, x in places)
            if path:
                yield _stroke(path, ink, 2.9, cap="round")
        elif kind in BLOCKS:
            begin, share = BLOCKS[kind]
            yield (
                f'<rect x="{at:.1f}" y="{top + begin * HEIGHT:g}" width="{place - at:.1f}" '
                f'height="{share * HEIGHT:g}" fill="{ink}" shape-rendering="crispEdges"/>'
            )
        elif kind in LINES:
            path, thick = LINES[kind]
            yield _stroke("".join(f"M{x:.1f} {top:g}{path}" for _, x in places), ink, thick)
        elif text := "".join(chars).rstrip():
            weight = ' font-weight="bold"' if bold else ""
            begin = at + (len(text) - len(text.lstrip())) * WIDTH
            text = text.lstrip()
            yield (
                f'<text x="{begin:.1f}" y="{top + 13.5:g}" fill="{ink}"{weight} '
                f'textLength="{len(text) * WIDTH:.1f}" lengthAdjust="spacingAndGlyphs" '
                f'xml:space="preserve">{escape(text)}</text>'
            )


def _kind(char: str) -> str:
    if char in BLOCKS or char in LINES:
        return char
    return "dots" if ord(char) in BRAILLE else "words"


def _dots(char: str, left: float, top: float) -> str:
    bits = ord(char) - BRAILLE.start
    return "".join(
        f"M{left + (x + 0.5) * WIDTH / 2:.1f} {top + (y + 0.5) * HEIGHT / 4:.1f}h0"
        for bit, (x, y) in enumerate(DOTS)
        if bits >> bit & 1
    )


def _stroke(path: str, ink: str, width: float, cap: str = "butt") -> str:
    return (
        f'<path d="{path}" stroke="{ink}" stroke-width="{width:g}" stroke-linecap="{cap}" '
        'fill="none"/>'
    )
