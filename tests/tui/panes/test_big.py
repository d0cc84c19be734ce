"""Big mode in the smallest windows: the repetition, the load and the goal are always there."""

from __future__ import annotations

import pytest
from support.builders import exercise, line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage

SMALL = [(40, 12), (60, 14), (60, 20)]
ROWS = line(exercise("row"), 2, load="72.5 kg", reps=9, rest=160)


@pytest.mark.parametrize("size", SMALL)
async def test_word_and_repetition_are_large(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        await stage.press("b", "space")
        await stage.wait(4)
        assert stage.says("lift") or stage.says("lower")
        assert stage.says("1/8")
        await stage.press("p")
        assert stage.says("paused")
        assert stage.says("1/8")


@pytest.mark.parametrize("size", SMALL)
async def test_load_and_reps_of_the_set_are_on_the_screen(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(ROWS)), size) as stage:
        await stage.press("b")
        assert stage.says("9 × 72.5")
        assert stage.says("9 × 72.5 kg")
        await stage.press("space", "space")
        assert stage.says("2:40")
        assert stage.says("9 × 72.5 kg")
