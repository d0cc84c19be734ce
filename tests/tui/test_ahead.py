"""What the next keys would show is drawn before they come, in moments without a key."""

from __future__ import annotations

import pytest
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage

from backcoach.tui.drawing.figure_lines import figure_lines
from backcoach.tui.drawing.map_lines import map_lines
from backcoach.tui.drawing.page_lines import leaves_of

DRAWINGS = (figure_lines, map_lines, leaves_of)
AFTER = 0.3  # s without a key


def drawn() -> list[int]:
    return [drawing.cache_info().misses for drawing in DRAWINGS]


@pytest.fixture(autouse=True)
def _nothing_is_drawn_yet() -> None:
    for drawing in DRAWINGS:
        drawing.cache_clear()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("keys", [("j",), ("j", "j"), ("j", "j", "k"), ("space", "space", "j")])
async def test_a_jump_draws_no_figure_map_or_page_that_was_not_drawn_before(
    keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with on_stage(FakeHost(session="home"), size) as stage:
        for key in keys[:-1]:
            await stage.wait(AFTER)
            await stage.press(key)
        await stage.wait(AFTER)
        before = drawn()
        await stage.press(keys[-1])
        assert drawn() == before


async def test_a_set_begins_and_ends_with_figures_and_maps_that_were_drawn_before() -> None:
    async with on_stage(FakeHost(session="home")) as stage:
        for key in ("space", "space", "space"):
            await stage.wait(AFTER)
            figures, maps, _ = drawn()
            await stage.press(key)
            assert drawn()[:2] == [figures, maps]


async def test_what_is_drawn_ahead_is_not_shown() -> None:
    host = FakeHost(session="home")
    host.is_animated = False
    async with on_stage(host) as stage:
        await stage.press("j")
        before = stage.text
        await stage.wait(AFTER)
        assert stage.text == before


async def test_nothing_is_drawn_ahead_between_two_keys_that_come_quickly() -> None:
    async with on_stage(FakeHost(session="home")) as stage:
        await stage.press("j")
        before = drawn()
        await stage.wait(AFTER / 2)
        assert drawn() == before
        await stage.press("k")
        before = drawn()
        await stage.wait(AFTER / 2)
        assert drawn() == before
