"""The screen, in front of a person: press, wait until idle, read what is there."""

from __future__ import annotations

from inspect import signature

import pytest
from support.builders import exercise, hold, line, plan_of
from support.screen.fake_host import FakeHost, short_plan
from support.screen.fake_screen import FakeScreen
from support.screen.stage import on_stage

from backcoach.core.exercises.model import Cues
from backcoach.interface.screen import Screen
from backcoach.tui.app import BackcoachApp

SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_space_alone_walks_through_the_whole_shipped_session(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner"), size) as stage:
        for _ in range(2 * len(stage.state.plan.steps)):
            await stage.press("space")
            await stage.wait(20)
        assert stage.state.phase == "finished"
        assert "Session complete" in stage.text
        assert len(stage.state.logged) == len(stage.state.plan.steps)
        assert all(logged.result for logged in stage.state.logged.values())


@pytest.mark.parametrize("size", SIZES)
async def test_the_rest_and_the_minutes_left_are_on_the_screen(size: tuple[int, int]) -> None:
    async with on_stage(short_plan(), size) as stage:
        await stage.press("space", "space")
        assert "Rest" in stage.text
        assert stage.says("1:30")
        await stage.wait(31)
        assert stage.says("0:59")
        await stage.wait(61)
        assert "+0:02" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_t14_the_next_exercise_and_its_cue_are_visible_for_the_whole_rest(
    size: tuple[int, int],
) -> None:
    row = exercise("row", cues=Cues(concentric="Elbows past the ribs"))
    host = FakeHost(plan_of(line("pull", 1, reps=8), line(row, 1, reps=6)))
    async with on_stage(host, size) as stage:
        await stage.press("space", "space")
        for _ in range(3):
            assert "Row" in stage.text
            assert "Elbows past the ribs" in stage.text
            await stage.wait(25)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_t16_the_timer_does_not_cover_what_is_entered(size: tuple[int, int]) -> None:
    async with on_stage(short_plan(), size) as stage:
        await stage.press("space", "space", "down", "2")
        assert "7 × 20 kg · 2 left" in stage.text
        assert stage.says("1:30")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_t16_a_note_that_is_being_written_outlives_the_end_of_the_rest(
    size: tuple[int, int],
) -> None:
    async with on_stage(short_plan(), size) as stage:
        await stage.press("space", "space", "n", *"grip")
        await stage.wait(91)
        assert stage.host.rung == ["rest"]
        assert "grip" in stage.text
        await stage.press(*"ped", "enter")
        assert stage.state.notes == ("gripped",)


async def test_t05_the_length_of_a_rest_and_its_reason_are_on_the_screen() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space")
        assert "of 1:30. Usual after two-arm pulls, for beginners." in stage.text


async def test_a_swap_offers_the_substitutes_and_brings_a_load_of_its_own() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        await stage.press("v")
        assert "Raised kettlebell deadlift" in stage.text
        await stage.press("enter")
        step = stage.state.step
        assert step is not None
        assert stage.state.plan.exercise(step).id == "kb_deadlift_block"
        assert stage.state.plan.slots[step.slot].why
        work = stage.state.plan.steps_of(step.slot, "work")
        assert {str(each.load) for each in work} == {"8 kg"}


async def test_a_swap_is_for_today_or_from_now_on() -> None:
    for keys, chosen in ((("enter",), {}), (("j", "enter"), {"kb_deadlift": "kb_deadlift_block"})):
        async with on_stage(FakeHost(session="beginner")) as stage:
            await stage.press("v", "enter")
            assert "From now on" in stage.text
            await stage.press(*keys)
            assert stage.state.chosen == chosen


async def test_leaving_the_swap_question_changes_nothing() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        await stage.press("v", "escape")
        assert not stage.host.notebook.events


async def test_s20_letters_typed_into_a_note_trigger_nothing() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("n", *"suqvp", "enter")
        assert stage.state.notes == ("suqvp",)
        assert stage.state.phase == "ready"
        assert stage.app.is_running


@pytest.mark.parametrize("key", ["n", "h", "v", "question_mark", "exclamation_mark", "ctrl+p"])
async def test_a_led_set_waits_below_a_dialog_and_goes_on_after_it(key: str) -> None:
    host = FakeHost(plan_of(line(exercise("row", tempo="3-1-1-1"), 2, reps=8)), paced=True)
    async with on_stage(host) as stage:
        await stage.press("space")
        await stage.wait(10)
        elapsed = stage.state.elapsed(host.clock.now())
        await stage.press(key)
        assert "Paused" in stage.text
        await stage.wait(45)
        await stage.press("escape")
        assert stage.state.elapsed(host.clock.now()) == elapsed
        assert "Going on" in stage.text
        await stage.wait(2)
        assert stage.state.elapsed(host.clock.now()) == elapsed + 2000


async def test_a_hold_counts_down_after_getting_ready_and_ends_by_itself() -> None:
    async with on_stage(FakeHost(plan_of(line(hold(seconds=20), 1), line("row", 1)))) as stage:
        await stage.press("space")
        assert "Get ready" in stage.text
        await stage.wait(4)
        assert stage.says("0:19")
        await stage.wait(19)
        assert stage.state.phase == "resting"


async def test_pause_holds_the_time_and_space_goes_on() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "p")
        await stage.wait(600)
        assert "Paused" in stage.text
        assert stage.says("1:30")
        await stage.press("space")
        await stage.wait(30)
        assert stage.says("1:00")


async def test_the_end_of_a_rest_rings_once_and_flashes() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space")
        await stage.wait(90)
        assert stage.host.rung == ["rest"]
        assert stage.app.main.query_one("RestTimer").has_class("-flash")
        await stage.wait(90)
        assert stage.host.rung == ["rest"]


async def test_t06_a_rest_of_zero_shows_no_timer_and_needs_no_key() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 2, rest=0)))) as stage:
        await stage.press("space", "space")
        assert "Rest" not in stage.text
        await stage.press("space", "space")
        assert "Session complete" in stage.text


@pytest.mark.parametrize("size", [(20, 5), (300, 100), (44, 14), (64, 22), (100, 24)])
async def test_any_window_shows_something_of_use(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner"), size) as stage:
        assert "8 × " in stage.text
        await stage.press("space", "space")
        assert "Rest" in stage.text


async def test_a_movement_is_demonstrated_once_at_the_start_of_its_exercise() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        await stage.wait(20)
        _, still = stage.text.split("\n", 1)  # the header counts the minutes
        await stage.press("j", "k")
        await stage.wait(1.2)
        assert still not in stage.text
        await stage.wait(20)
        assert still in stage.text


async def test_with_animations_off_the_figure_does_not_move() -> None:
    host = FakeHost(session="beginner")
    host.is_animated = False
    async with on_stage(host) as stage:
        await stage.wait(20)
        still = stage.text
        await stage.press("j", "k")
        await stage.wait(4)
        assert stage.text == still


@pytest.mark.parametrize("place", [BackcoachApp, FakeScreen])
def test_every_screen_has_the_methods_of_the_protocol(place: type) -> None:
    for name, promised in vars(Screen).items():
        if not name.startswith("_"):
            assert signature(getattr(place, name)) == signature(promised), name
