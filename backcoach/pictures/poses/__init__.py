"""The figures of all movements, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.pictures.poses import carry, extension, hinge, lying, pull, raises, row

if TYPE_CHECKING:
    from backcoach.pictures.figure import Figure

FIGURES: dict[str, Figure] = {
    **hinge.FIGURES,
    **pull.FIGURES,
    **row.FIGURES,
    **lying.FIGURES,
    **raises.FIGURES,
    **extension.FIGURES,
    **carry.FIGURES,
}


def figure_for(name: str | None) -> Figure | None:
    """Return the figure with this id, None if there is none."""
    return FIGURES.get(name) if name else None
