"""Big mode in the smallest windows: the repetition, the load and the goal are always there."""

from __future__ import annotations

import pytest
from support.builders import exercise, line, one_armed, plan_of
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


@pytest.mark.parametrize("size", [(120, 36), (80, 24), *SMALL])
async def test_a_led_set_says_its_goal_and_load(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        await stage.press("b")
        assert stage.says("8 × 6 kg")
        await stage.press("space")
        await stage.wait(4)
        assert "8 × 6 kg · Kettlebell deadlift" in stage.text
        await stage.press("p")
        assert "8 × 6 kg · Kettlebell deadlift" in stage.text


@pytest.mark.parametrize("size", [(80, 24), *SMALL])
async def test_a_change_of_sides_names_the_side_and_the_exercise(size: tuple[int, int]) -> None:
    rows = line(one_armed(), 2, load="22.5 kg", reps=10, rest=90)
    async with on_stage(FakeHost(plan_of(rows)), size) as stage:
        await stage.press("b", "space", "space")
        await stage.wait(5)
        assert "right" in stage.text
        assert "Db row" in stage.text


@pytest.mark.parametrize("size", [(80, 24), *SMALL])
@pytest.mark.parametrize(
    ("asked", "words"), [({"every": 60}, "Until the next set"), ({"within": 60}, "AMRAP")]
)
async def test_the_clock_of_a_block_says_what_it_counts(
    size: tuple[int, int], asked: dict[str, int], words: str
) -> None:
    rows = line(exercise("row"), load="40 kg", reps=5, **asked)
    async with on_stage(FakeHost(plan_of(rows)), size) as stage:
        await stage.press("b", "space")
        await stage.wait(15)
        assert words in stage.text
        assert "Row" in stage.text
        if "within" in asked:
            await stage.wait(50)
            assert "Time is up" in stage.text


async def test_the_way_back_stands_in_the_last_line() -> None:
    async with on_stage(FakeHost(plan_of(ROWS)), (80, 24)) as stage:
        assert "b Back" not in stage.text
        for keys in (("b",), ("space",), ("space",)):
            await stage.press(*keys)
            assert "b Back" in stage.text
        await stage.press("b")
        assert "b Back" not in stage.text
