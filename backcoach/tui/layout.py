"""Which layout fits a window, and how high the timer is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

    from backcoach.tui.panes.rest_timer import RestTimer

Layout = Literal["wide", "stacked", "upright", "narrow", "tiny"]

LAYOUTS: tuple[Layout, ...] = ("wide", "stacked", "upright", "narrow", "tiny")
WIDE = (100, 24)
STACKED = (64, 22)
UPRIGHT = (40, 34)
NARROW = (60, 14)
HIGH = 44  # rows from which the timer of a wide window is higher
LOW = 18  # rows below which a narrow window has small digits
FLAT = 11  # rows below which a tiny window has no digits
_OTHERS = str(Path(__file__).with_name("layouts.tcss"))  # what layouts other than `wide` change


def layout_for(columns: int, rows: int) -> Layout:
    """Return the richest layout that a window of this size can hold.

    wide: list, words and figure side by side, the timer below. stacked: the list above the words,
    the figure beside both. upright: the figure below the words, as on a phone. narrow: words and
    figure. tiny: words without borders.
    """
    for name, (least_columns, least_rows) in _STEPS:
        if columns >= least_columns and rows >= least_rows:
            return name
    return "tiny"


def set_layout(screen: Screen[Any], size: Size, *, restyle: bool = True) -> None:
    """Give a screen the CSS class of the layout for this size; `restyle` applies it at once."""
    layout = layout_for(size.width, size.height)
    styles = screen.app.stylesheet
    if layout != "wide" and not styles.has_source(_OTHERS):
        styles.read(_OTHERS)
    for name in LAYOUTS:
        screen.set_class(name == layout, f"-{name}", update=restyle)


def layout_of(screen: Screen[Any]) -> Layout:
    """Return the current layout of a screen, by its CSS class."""
    return next((name for name in LAYOUTS if screen.has_class(f"-{name}")), "tiny")


def timer_rows(layout: Layout, rows: int, *, counts: bool, over: bool) -> int:
    """Return the rows of the timer, its border included, in a window of so many rows.

    `counts` says that a time is what matters now: a rest, a hold, getting ready. In a small
    window the digits take their rows only then.
    """
    if layout == "wide":
        return 10 if rows >= HIGH else 7
    if layout == "stacked":
        return 1 if over else 5
    if over:
        return 1
    if not counts or rows < FLAT:
        return 2
    if layout == "tiny":
        return 6
    return 7 if rows >= LOW else 5


def fit_timer(timer: RestTimer, *, counts: bool, over: bool) -> None:
    """Give the timer the rows that it needs in this state."""
    screen = timer.screen
    rows = timer_rows(layout_of(screen), screen.size.height, counts=counts, over=over)
    if timer.styles.height is None or timer.styles.height.cells != rows:
        timer.styles.height = rows


_STEPS: tuple[tuple[Layout, tuple[int, int]], ...] = (
    ("wide", WIDE),
    ("stacked", STACKED),
    ("upright", UPRIGHT),
    ("narrow", NARROW),
)
