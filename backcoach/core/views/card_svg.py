"""The card of a session as a picture in SVG, for places that take no text in columns."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from backcoach.core.wording.phrases import STAR

if TYPE_CHECKING:
    from backcoach.core.views.card import Card

SIZE = 16  # of the letters, in pixels
ADVANCE = 0.62 * SIZE  # from one letter to the next, with what fonts differ by
LINE = 26  # from one row to the next
MARGIN = 28
GAP = 3  # letters between two columns
MAIN, HELPS = "main", "helping"
KEY = len(MAIN) + GAP + len(HELPS)  # letters
DOTS_DOWN = 4  # of a braille cell, and two across
LEAST_DOT, MOST_DOT = 2.5, 4.0  # pixels from one dot of the map to the next
BRAILLE = 0x2800
# The dots of a braille cell by bit: column and row.
BITS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
PAPER, INK, MUTED, ACCENT, GOOD = "#14181b", "#e8e6e0", "#98a2a8", "#f0b75e", "#8cc98a"
HELPING = "#a9803f"
COLOURS = {"primary": ACCENT, "secondary": HELPING, "rest": "#4a545b", "outline": MUTED}

BodyMap = Sequence[Sequence[tuple[str, str]]]  # rows of braille letters with what they are


def card_svg(card: Card, body_map: BodyMap = ()) -> str:
    """Return the card as a whole SVG file of its own colours, in letters of one width.

    A map of the body stands at its right, with what its two colours mean.
    """
    if card.instruction:
        return _file([_text(0, 0, card.instruction, INK, bold=True)], len(card.instruction), 1)
    rows = [(row.name, row.sets, row.gain) for row in card.rows]
    coming = [(name, load, "") for name, load in card.coming]
    widths = [max((len(row[place]) for row in (*rows, *coming)), default=0) for place in range(3)]
    made = [
        _text(0, 0, f"{card.name} · {card.day}", INK, bold=True),
        _text(0, 1, card.headline, INK if card.is_early else GOOD),
    ]
    line = 3
    for row in rows:
        made += _row(row, widths, line)
        line += 1
    if card.more:
        made.append(_text(0, line, card.more, MUTED))
        line += 1
    if coming:
        made.append(_text(0, line + 1, "Next time", ACCENT, bold=True))
        line += 2
        for row in coming:
            made += _row(row, widths, line)
            line += 1
    columns = max(sum(widths) + 2 * GAP, len(card.name) + len(card.day) + GAP, len(card.headline))
    if body_map:
        dot = min(max(line * LINE / (len(body_map) * DOTS_DOWN), LEAST_DOT), MOST_DOT)
        left = MARGIN + (columns + GAP) * ADVANCE
        made += _map(body_map, left, dot)
        below = len(body_map) * DOTS_DOWN * dot / LINE
        made += _key(columns + GAP, below)
        across = max(sum(len(text) for text, _ in body_map[0]) * 2 * dot, KEY * ADVANCE)
        columns += GAP + round(across / ADVANCE)
        line = max(line, round(below + 1.5))
    return _file(made, columns, line)


def _map(body_map: BodyMap, left: float, dot: float) -> list[str]:
    """Return the dots of a map, as one path for each colour."""
    paths: dict[str, list[str]] = {}
    for row, runs in enumerate(body_map):
        column = 0
        for text, role in runs:
            for letter in text:
                bits = ord(letter) - BRAILLE
                for bit, (x, y) in enumerate(BITS):
                    if bits > 0 and bits >> bit & 1:
                        at = left + (2 * column + x) * dot, MARGIN + (DOTS_DOWN * row + y) * dot
                        paths.setdefault(role, []).append(f"M{at[0]:.1f} {at[1]:.1f}h0")
                column += 1
    return [
        f'<path d="{"".join(path)}" stroke="{COLOURS[role]}" stroke-width="{0.8 * dot:.1f}" '
        f'stroke-linecap="round"/>'
        for role, path in paths.items()
    ]


def _key(column: int, line: float) -> list[str]:
    """Return what the colours of the map mean."""
    second = column + len(MAIN) + GAP
    return [_text(column, line, MAIN, ACCENT), _text(second, line, HELPS, HELPING)]


def _row(row: tuple[str, str, str], widths: Sequence[int], line: int) -> list[str]:
    name, sets, gain = row
    second, third = widths[0] + GAP, widths[0] + widths[1] + 2 * GAP
    colour = ACCENT if STAR in gain else GOOD if gain.startswith("▲") else MUTED
    cells = [_text(0, line, name, INK, bold=True), _text(second, line, sets, INK)]
    return [*cells, _text(third, line, gain, colour)] if gain else cells


def _text(column: int, line: float, words: str, colour: str, *, bold: bool = False) -> str:
    x, y = MARGIN + column * ADVANCE, MARGIN + SIZE + line * LINE
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:g}" fill="{colour}"{weight}>{escape(words)}</text>'


def _file(texts: Sequence[str], columns: int, lines: int) -> str:
    width, height = round(2 * MARGIN + columns * ADVANCE), 2 * MARGIN + lines * LINE
    return "\n".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
                f'width="{width}" height="{height}" font-family="DejaVu Sans Mono, Menlo, '
                f'Consolas, monospace" font-size="{SIZE}">'
            ),
            f'<rect width="100%" height="100%" rx="12" fill="{PAPER}"/>',
            *texts,
            "</svg>",
            "",
        )
    )
