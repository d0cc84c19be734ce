"""Which layout fits a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.screen import Screen

Layout = Literal["wide", "stacked", "narrow", "tiny"]

LAYOUTS: tuple[Layout, ...] = ("wide", "stacked", "narrow", "tiny")
WIDE = (100, 24)
STACKED = (64, 22)
NARROW = (44, 14)


def layout_for(columns: int, rows: int) -> Layout:
    """Return the richest layout that a window of this size can hold.

    wide: list beside detail, timer below. stacked: one below the other. narrow: the detail
    and one line of time. tiny: words without borders.
    """
    for name, (least_columns, least_rows) in _STEPS:
        if columns >= least_columns and rows >= least_rows:
            return name
    return "tiny"


def layout_of(screen: Screen[object]) -> Layout:
    """Return the current layout of a screen, by its CSS class."""
    return next((name for name in LAYOUTS if screen.has_class(f"-{name}")), "tiny")


_STEPS: tuple[tuple[Layout, tuple[int, int]], ...] = (
    ("wide", WIDE),
    ("stacked", STACKED),
    ("narrow", NARROW),
)
