"""Every figure by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core import poses_hinge, poses_pull, poses_row

if TYPE_CHECKING:
    from backcoach.core.figure import Figure

FIGURES: dict[str, Figure] = {**poses_hinge.FIGURES, **poses_pull.FIGURES, **poses_row.FIGURES}


def figure_for(name: str | None) -> Figure | None:
    """Return the figure of that id, or None when there is none."""
    return FIGURES.get(name) if name else None
