"""The course of an exercise as a line of braille dots with its least and its most."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from backcoach import pictures

if TYPE_CHECKING:
    from backcoach.core.views.lift_curve import LiftCurve

KEPT = 8


@lru_cache(maxsize=KEPT)
def curve_lines(curve: LiftCurve, width: int, height: int) -> tuple[Content, ...]:
    """Return a title and below it the line; nothing without room for both."""
    label = max(len(curve.low), len(curve.high))
    star = 2 if curve.is_best else 0
    chart = pictures.charts.line_chart(curve.values, width - label - 2 - star, height - 1)
    if len(chart) < 2:  # noqa: PLR2004  one row shows no rise
        return ()
    made = [Content.styled(curve.title, "$text-muted")]
    last = len(chart) - 1
    texts = {0: curve.high, last: curve.low}
    if curve.low == curve.high:  # a level line
        texts = {last // 2: curve.low}
    for number, row in enumerate(chart):
        text = texts.get(number, "")
        end = (" ★", "bold $text-accent") if star and number == 0 else ""
        axis = "┤" if text else "│"
        made.append(
            Content.assemble((f"{text:>{label}} {axis}", "$text-muted"), (row, "$text-accent"), end)
        )
    return tuple(made)
