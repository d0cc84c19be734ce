"""What the timer says: each thing once, and what Space does in this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import hold, line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage

from backcoach.tui.panes.rest_timer import RestTimer

if TYPE_CHECKING:
    from textual.strip import Strip

ROWS = line("row", 3, load="20 kg", rest=90)
SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]


async def timer_at_go(stage: Stage) -> tuple[RestTimer, list[Strip]]:
    """Log a set and let its rest pass; return the timer and the drawn rows of the screen."""
    stage.host.flashes = False
    await stage.press("space", "space")
    await stage.wait(95)
    return stage.app.main.query_one(RestTimer), stage.app.screen._compositor.render_strips()


@pytest.mark.parametrize("size", SIZES)
async def test_the_time_is_not_written_beside_its_large_digits(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(ROWS)), size) as stage:
        await stage.press("space", "space")
        await stage.wait(20)
        assert stage.says("1:10")
        assert "1:10" not in stage.text
        assert "of 1:30" in stage.text
        await stage.wait(75)
        assert stage.says("GO")
        assert "+0:05" in stage.text
        assert "past 1:30" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_corrected_set_is_said_once(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(ROWS)), size) as stage:
        await stage.press("space", "space", "up")
        assert stage.text.count("Set 1: 9 × 20 kg") == 1
        assert "9 × 20 kg · u takes it back" in stage.text
        await stage.press("u")
        assert stage.text.count("Set 1: 8 × 20 kg") == 1
        await stage.wait(10)
        assert stage.text.count("Set 1: 8 × 20 kg") == 1


async def test_the_keys_that_correct_stay_beside_what_they_did() -> None:
    async with on_stage(FakeHost(plan_of(ROWS))) as stage:
        await stage.press("space", "space")
        before = next(row for row in stage.text.split("\n") if "↑↓ reps" in row)
        await stage.press("up")
        after = next(row for row in stage.text.split("\n") if "Set 1: 9" in row)
        assert after.index("↑↓ reps") == before.index("↑↓ reps")


@pytest.mark.parametrize("size", SIZES)
async def test_while_one_gets_ready_space_starts(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(line(hold(seconds=20), 1))), size) as stage:
        await stage.press("space")
        assert "Space Start now" in stage.text
        await stage.wait(3.5)
        assert "Start now" not in stage.text
        assert "Space End the hold" in stage.text


async def test_a_pause_says_in_big_mode_how_to_go_on() -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("b", "space")
        await stage.wait(5)
        await stage.press("p")
        assert stage.says("paused")
        assert "Space  Go on" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_go_stands_out_from_the_rows_around_it(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(ROWS)), size) as stage:
        timer, strips = await timer_at_go(stage)
        inks = {
            segment.style.bgcolor if segment.style.reverse else segment.style.color
            for strip in strips[timer.content_region.y : timer.content_region.bottom]
            for segment in strip
            if segment.style and "█" in segment.text
        }
        around = strips[timer.region.y - 1 if size[0] < 100 else timer.region.y]
        grounds = {segment.style.bgcolor for segment in around if segment.style}
        assert not inks & grounds


@pytest.mark.parametrize("size", SIZES[1:])
async def test_go_inverts_all_rows_of_the_timer(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(ROWS)), size) as stage:
        timer, strips = await timer_at_go(stage)
        rows = [list(strip) for strip in strips[timer.region.y : timer.region.bottom]]
        grounds = {row[-1].style.bgcolor for row in rows if row[-1].style}
        assert grounds == {rows[0][-1].style.bgcolor if rows[0][-1].style else None}
        below = [row for row in rows if not (row[0].style and row[0].style.reverse)]
        assert all(segment.style and not segment.style.reverse for row in below for segment in row)
        assert len(below) == (0 if size[1] == 24 else 2 if size[1] == 20 else 1)


async def test_the_bar_of_the_last_seconds_does_not_touch_digits_above_it() -> None:
    async with on_stage(FakeHost(plan_of(ROWS)), (60, 20)) as stage:
        await stage.press("space", "space")
        await stage.wait(86)
        bar = next(row for row in stage.text.split("\n") if "▄▄▄" in row)
        assert set(bar.strip()) == {"▄"}
