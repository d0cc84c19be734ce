"""What stands where in big mode: time, goal, phase and count as large as they fit."""

from __future__ import annotations

import pytest
from support.builders import exercise, hold, line, one_armed, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage

from backcoach.tui.drawing.big_letters import large, largest_scale

ROWS = tuple(line(exercise(name), 2, load="20 kg", reps=8, rest=60) for name in ("row", "pull"))


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_in_a_paced_set_phase_and_count_are_large_and_the_log_line_is_whole(
    size: tuple[int, int],
) -> None:
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        await stage.press("space")
        await stage.wait(5)
        assert stage.says("lower")
        assert stage.says("1/8")
        assert "Space at your last rep logs it" in stage.text


async def test_big_mode_writes_time_and_next_goal_large_while_resting() -> None:
    async with on_stage(FakeHost(plan_of(*ROWS))) as stage:
        await stage.press("space", "space", "b")
        assert stage.says("1:00")
        assert stage.says("8 × 20 kg")
        assert "Rest · next Row · set 2 of 2" in stage.text
        assert "How many were left?  0 1 2 3 4" in stage.text
        await stage.press("2")
        await stage.wait(5)
        assert "Next  Row · set 2 of 2" in stage.text


async def test_big_mode_asks_for_a_load_that_is_not_known() -> None:
    async with on_stage(FakeHost(plan_of(line(exercise(implement="barbell"), 1)))) as stage:
        await stage.press("b")
        assert "Which load? Type it" in stage.text
        await stage.press("4", "5", "enter")
        assert "Which load?" not in stage.text
        assert stage.says("8 × 45 kg")


async def test_big_mode_says_of_which_length_a_hold_is() -> None:
    async with on_stage(FakeHost(plan_of(line(hold(seconds=20), 1)))) as stage:
        await stage.press("b", "space")
        await stage.wait(9)
        assert stage.says("of 0:20")


async def test_big_mode_gives_the_time_all_rows_where_the_goal_does_not_fit() -> None:
    async with on_stage(FakeHost(plan_of(*ROWS)), (40, 12)) as stage:
        await stage.press("space", "space", "b")
        assert large("1:00", 2)[0].strip() in stage.text


async def test_big_mode_names_the_side() -> None:
    async with on_stage(FakeHost(plan_of(line(one_armed(), 1)))) as stage:
        await stage.press("b")
        assert stage.says("left 8 reps")


async def test_big_mode_keeps_one_size_for_all_words_of_an_exercise() -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("b", "space")
        await stage.wait(3.5)
        sizes = []
        for word in ("lift", "stand", "lower", "lower", "lower", "settle"):
            sizes.append(scale_of(stage.text, word))
            await stage.wait(1)
        await stage.press("p")
        sizes.append(scale_of(stage.text, "paused"))
        assert len(set(sizes)) == 1
        assert sizes[0] >= 2


def scale_of(text: str, word: str) -> int:
    """Return the scale at which a word stands on the screen, 0 where it does not."""
    rows = text.split("\n")
    scales = (
        scale
        for scale in range(12, 0, -1)
        if all(any(part.strip() in row for row in rows) for part in large(word, scale))
    )
    return next(scales, 0)


async def test_big_mode_fills_a_bar_and_says_go_at_zero() -> None:
    async with on_stage(FakeHost(plan_of(*ROWS))) as stage:
        await stage.press("space", "space", "b")
        await stage.wait(30)
        half = stage.text.count("━")
        await stage.wait(25)
        assert stage.text.count("━") > half > 0
        await stage.wait(6)
        assert stage.says("go")
        assert stage.app.main.query_one("Big").has_class("-go")
        assert "+0:01" in stage.text


async def test_big_mode_names_a_pause() -> None:
    async with on_stage(FakeHost(plan_of(*ROWS))) as stage:
        await stage.press("space", "space", "p", "b")
        assert stage.says("paused")
        assert stage.says("1:00")


async def test_big_mode_names_the_end() -> None:
    async with on_stage(FakeHost(plan_of(*ROWS))) as stage:
        await stage.press("b")
        while not stage.state.is_over:
            await stage.press("space")
        assert stage.says("done")
        assert stage.says("4/4")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (300, 100)])
async def test_big_letters_grow_with_the_window(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(*ROWS)), size) as stage:
        await stage.press("space", "space", "b")
        columns, rows = size
        least = largest_scale("1:00", columns, rows // 3)
        assert any(large("1:00", scale)[0].strip() in stage.text for scale in range(least, 99))
