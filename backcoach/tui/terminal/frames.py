"""Writes frames of nothing but the cells that changed, which takes private names of Textual.

`tests/tui/terminal/test_frames.py` compares what a terminal shows then with whole frames.
"""
# ruff: noqa: SLF001  no public name tells what waits or writes a frame of one's own

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.color import ColorSystem
from textual._compositor import CompositorUpdate
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.segment import Segment
    from textual.screen import Screen

    from backcoach.tui.panes.pane import Pane


class CellUpdate(CompositorUpdate):
    """A frame of rows of cells, each at its column and row of the screen."""

    def __init__(self, rows: list[tuple[int, int, Iterable[Segment]]]) -> None:
        self.rows = rows

    def render_segments(self, console: Console) -> str:
        """Return the control sequences that write them."""
        colours = console._color_system or ColorSystem.TRUECOLOR
        written, render = [], Strip.render_style
        for x, y, segments in self.rows:
            written.append(f"\x1b[{y + 1};{x + 1}H")
            written += [
                text if style is None else render(style, text, colours)
                for text, style, _ in segments
            ]
        return "".join(written)


def repaint_now(screen: Screen[Any], panes: Iterable[Pane]) -> None:
    """Write what has changed in these panes at once, in one frame, and nothing but its cells.

    Textual would wait up to a sixtieth of a second, draw whole rows of a pane, write them from its
    left end, and perhaps write a frame between two panes: a list that is new below a header that
    still says that all is saved. Below a dialog it would draw the whole window, even one that
    covers all of it. No public name tells what waits or writes a frame of one's own. Where more
    than cells have to change, Textual draws it, also in one frame.
    """
    panes = tuple(panes)
    for pane in panes:
        pane.draw_changes()
    top, visible = screen.app.screen, screen._compositor.visible_widgets
    if top is not screen:
        screen._repaint_required = False  # Textual asks for it anew after each drawing behind `top`
    waiting = [
        pane for pane in panes if (pane.is_changed or pane._repaint_required) and pane.display
    ]
    is_settled = _is_settled(screen, waiting) and visible.keys() >= {*waiting}
    if top is not screen or not is_settled:
        for pane in waiting:
            pane.leave_changes()
            pane._repaint_required = False  # as the pane does when it tells the screen
    if not is_settled:
        screen._dirty_widgets.update(waiting)
        screen.check_idle()
        return
    if top is not screen:
        parts = [(visible[pane][0].offset, pane._exchange_repaint_regions()) for pane in waiting]
        if top.styles.background.a < 1 and parts:
            top.refresh(*(region.translate(at) for at, regions in parts for region in regions))
        return
    rows = [
        (at.x + x, at.y + y, segments)
        for pane in waiting
        for at in (visible[pane][0].offset,)
        for x, y, segments in _changed_rows(pane)
    ]
    if rows:
        screen.app._display(screen, CellUpdate(rows))  # type: ignore[arg-type]  # it needs no Rich


def _changed_rows(pane: Pane) -> Iterator[tuple[int, int, Iterable[Segment]]]:
    """Yield what has changed in a pane, each part at its column and row in the pane.

    Cells do without Textual's work on whole rows, which it does once it needs them.
    """
    if pane._repaint_required:  # in its frame
        pane._repaint_required = False
        for region in pane._exchange_repaint_regions():
            part = region.intersection(pane.outer_size.region)
            for y, strip in zip(part.line_range, pane.render_lines(part), strict=True):
                yield part.x, y, strip
    if cells := pane.take_changes():
        pane._styles_cache.set_dirty(pane.outer_size.region)
        yield from cells


def _is_settled(screen: Screen[Any], panes: Iterable[Pane]) -> bool:
    """Return whether a screen has nothing else to lay out, to style or to draw."""
    waits = (
        screen.app._batch_count,
        screen._layout_required,
        screen._scroll_required,
        screen._repaint_required,
        screen._recompose_required,
        screen._dirty_widgets,
        screen._compositor._dirty_regions,
        any(node._refresh_styles_required for node in (screen, *panes)),
    )
    return not any(waits)
