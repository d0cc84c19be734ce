"""What is drawn while a session runs, each tested by its cause: looks, lines, layouts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage
from textual.strip import Strip

from backcoach.tui.drawing.figure_lines import FRAME, figure_lines
from backcoach.tui.layout import STACKED
from backcoach.tui.main_screen import LONGEST_SLEEP, MainScreen
from backcoach.tui.messages import MESSAGE_SECONDS
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.segment import Segment
    from support.screen.stage import Stage
    from textual.geometry import Region, Size
    from textual.widget import Widget

    from backcoach.tui.panes.cells import Cells


MINUTE = 60.0
DEMONSTRATED = 20.0  # s after which a movement has been shown


async def looks(stage: Stage, seconds: float) -> list[float]:
    """Let time pass by the screen's own plan; return the seconds between one look and the next."""
    slept: list[float] = []
    while sum(slept) < seconds:
        planned = stage.app.main._waking
        assert planned is not None
        slept.append(planned._interval)
        await stage.wait(planned._interval)
    return slept


async def test_a_rest_is_drawn_once_a_second() -> None:
    async with on_stage() as stage:
        await stage.press("space", "space", "+", "+")
        assert stage.state.phase == "resting"
        assert len(await looks(stage, MINUTE)) <= MINUTE + 1


async def test_a_paced_set_is_drawn_only_as_often_as_it_moves() -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("space")
        slept = await looks(stage, MINUTE)
        assert stage.state.phase == "working"
        assert len(slept) <= MINUTE * 1000 / FRAME * 1.5


@pytest.mark.parametrize("keys", [(), ("space", "space", "f", "f"), ("space", "space", "p")])
async def test_a_screen_that_stands_still_is_hardly_drawn(keys: tuple[str, ...]) -> None:
    """Ready, with its movement shown once; finished; paused; each once its message is gone."""
    async with on_stage() as stage:
        await stage.wait(DEMONSTRATED)
        await stage.press(*keys)
        await stage.wait(2 * MESSAGE_SECONDS)
        assert set(await looks(stage, MINUTE)) == {LONGEST_SLEEP}


async def test_a_movement_is_drawn_once_for_all_repetitions() -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("space")
        await looks(stage, MINUTE / 8)
        figure_lines.cache_clear()
        await looks(stage, MINUTE / 8)
        before = figure_lines.cache_info().misses
        await looks(stage, MINUTE / 4)
        assert stage.state.phase == "working"
        assert figure_lines.cache_info().misses == before > 0


@contextmanager
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[int]]]:
    """Collect the cells of each row that a visible pane draws anew, by its class."""
    cells: dict[str, list[int]] = {}
    refresh, take_changes = Pane.refresh, Pane.take_changes

    def refreshed(self: Pane, *regions: Region, **how: bool) -> Widget:
        if self.display:
            parts = regions or (self.outer_size.region,)
            rows = [region.width for region in parts for _ in region.line_range]
            cells.setdefault(type(self).__name__, []).extend(rows)
        return refresh(self, *regions, **how)

    def taken(self: Pane) -> list[Cells]:
        changes = take_changes(self)
        for _, _, segments in changes:
            width = sum(segment.cell_length for segment in segments)
            cells.setdefault(type(self).__name__, []).append(width)
        return changes

    with monkeypatch.context() as patch:
        patch.setattr(Pane, "refresh", refreshed)
        patch.setattr(Pane, "take_changes", taken)
        yield cells


async def test_a_second_of_rest_draws_only_its_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in cells: a whole pane of them each second is 3,000 bytes."""
    async with on_stage(size=(120, 36)) as stage:
        await stage.press("space", "space")
        with drawn(monkeypatch) as cells:
            await stage.wait(1)
        assert 0 < sum(map(sum, cells.values())) < 300


async def test_a_second_of_rest_draws_the_timer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage() as stage:
        await stage.press("space", "space")
        with drawn(monkeypatch) as cells:
            for _ in range(10):
                await stage.wait(1)
        assert set(cells) == {"RestTimer"}


async def test_a_moment_of_a_paced_phase_draws_only_lines_that_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("space")
        await stage.wait(4)
        with drawn(monkeypatch) as cells:
            await stage.wait(0.4)
        assert len(cells["Detail"]) < stage.app.main.detail.size.height
        assert set(cells) <= {"Detail", "RestTimer"}


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_no_key_of_a_session_causes_a_layout(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layout draws every pane of the screen, and then once more what has another size.

    In a small window the digits take rows of the words while a time counts, and no other key does.
    """
    is_small = size[0] < STACKED[0]
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        laid: list[object] = []
        refresh = MainScreen._refresh_layout

        def watched(self: MainScreen, size: Size | None = None, scroll: bool = False) -> None:
            laid.append(size)
            refresh(self, size, scroll)

        with monkeypatch.context() as patch:
            patch.setattr(MainScreen, "_refresh_layout", watched)
            await stage.press("space", "up", "space", "down", "+", "j", "k", "u", "p", "p")
        assert len(laid) <= (4 if is_small else 0)  # begun, rested, gone on, taken back


async def test_a_line_is_drawn_once_while_it_stays_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage() as stage:
        await stage.press("j", "k")
        drawn: list[str] = []

        def watched(segments: list[Segment], width: int) -> Strip:
            strip = Strip(segments, width)
            drawn.append(strip.text)
            return strip

        monkeypatch.setattr("backcoach.tui.panes.pane.Strip", watched)
        await stage.press("j", "k")
        assert drawn == []
