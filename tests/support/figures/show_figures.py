"""Print figures at their key moments, to be looked at.

PYTHONPATH=. python tests/support/figures/show_figures.py [columns rows] [name ...]
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from backcoach.pictures.braille import plain
from backcoach.pictures.figure import frame
from backcoach.pictures.poses import FIGURES

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Phase

MOMENTS: tuple[tuple[Phase, float], ...] = (
    ("setup", 0.0),
    ("concentric", 0.5),
    ("peak", 0.0),
    ("eccentric", 0.5),
)


def sheet(name: str, columns: int, rows: int) -> str:
    """Return one figure at its key moments, side by side, under its name."""
    frames = [
        plain(frame(FIGURES[name], phase, fraction, columns, rows)).split("\n")
        for phase, fraction in MOMENTS
    ]
    heading = "  ".join(f"{name} {phase}"[:columns].ljust(columns) for phase, _ in MOMENTS)
    return "\n".join([heading, *("  ".join(row) for row in zip(*frames, strict=True)), ""])


def main(words: list[str]) -> None:
    """Print the figures that were named, or all."""
    sizes = [int(word) for word in words if word.isdigit()]
    columns, rows = sizes if sizes else (30, 14)
    names = [word for word in words if not word.isdigit()] or list(FIGURES)
    for name in names:
        print(sheet(name, columns, rows))


if __name__ == "__main__":
    main(sys.argv[1:])
