"""The card of a session as a picture in SVG, for places that take no text in columns."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from backcoach.core.wording.phrases import STAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.views.card import Card

SIZE = 16  # of the letters, in pixels
ADVANCE = 0.62 * SIZE  # from one letter to the next, with what fonts differ by
LINE = 26  # from one row to the next
MARGIN = 28
GAP = 3  # letters between two columns
PAPER, INK, MUTED, ACCENT, GOOD = "#14181b", "#e8e6e0", "#98a2a8", "#f0b75e", "#8cc98a"


def card_svg(card: Card) -> str:
    """Return the card as a whole SVG file of its own colours, in letters of one width."""
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
    return _file(made, columns, line)


def _row(row: tuple[str, str, str], widths: Sequence[int], line: int) -> list[str]:
    name, sets, gain = row
    second, third = widths[0] + GAP, widths[0] + widths[1] + 2 * GAP
    colour = ACCENT if STAR in gain else GOOD if gain.startswith("▲") else MUTED
    cells = [_text(0, line, name, INK, bold=True), _text(second, line, sets, INK)]
    return [*cells, _text(third, line, gain, colour)] if gain else cells


def _text(column: int, line: int, words: str, colour: str, *, bold: bool = False) -> str:
    x, y = MARGIN + column * ADVANCE, MARGIN + SIZE + line * LINE
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y}" fill="{colour}"{weight}>{escape(words)}</text>'


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
