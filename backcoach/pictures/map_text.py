"""The body map with its legend as plain lines of text."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from backcoach.pictures.body_map import body_map, legend, levels_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.exercises.model import Exercise

COLUMNS, ROWS = 24, 20


def map_text(exercises: Iterable[Exercise]) -> str:
    """Return the map of the muscles that the exercises work, with its legend at the side."""
    levels = levels_of(exercises)
    drawn = ["".join(run.text for run in row) for row in body_map(levels, COLUMNS, ROWS)]
    entries = legend(levels, COLUMNS, ROWS)
    words = [""] + [f"{entry.mark} {entry.name}" for entry in entries if entry.seen]
    hidden = [entry.name for entry in entries if not entry.seen]
    if hidden:
        words += ["", "not seen from behind:", *(f"   {name}" for name in hidden)]
    rows = zip_longest(drawn, words, fillvalue="")
    return "\n".join(f"  {row:<{COLUMNS}}  {word}".rstrip() for row, word in rows)
