"""What is in view in every state and at every size: figure, set-up steps, signs to stop, time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage
from support.shipped import shipped

from backcoach.core.exercises.model import Session
from backcoach.core.notation import Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.wording.phrases import place
from backcoach.tui.drawing.big_letters import large
from backcoach.tui.panes.detail import Detail
from backcoach.tui.panes.figure import Figure
from backcoach.tui.panes.rest_timer import RestTimer

if TYPE_CHECKING:
    from support.screen.stage import Stage
    from textual.widget import Widget

# The least rows of the figure while time counts and otherwise, the least scale of the digits.
SIZES = {
    (40, 12): (0, 0, 2),
    (60, 20): (6, 9, 2),
    (80, 24): (8, 9, 2),
    (98, 30): (13, 13, 2),
    (100, 24): (9, 9, 2),
    (100, 28): (12, 12, 2),
    (120, 30): (13, 13, 2),
    (120, 36): (16, 16, 2),
    (160, 48): (22, 22, 3),
    (200, 60): (27, 27, 3),
    (300, 80): (36, 36, 3),
}
ALL_IN_VIEW = (120, 36)  # from here on set-up steps and signs to stop need no key
STOP_IN_VIEW = (60, 20)
TIMER_STANDS_STILL = (80, 24)  # in smaller windows it is large only where it is what counts


def words_in(stage: Stage, pane: type[Widget]) -> str:
    """Return the words of a pane, without its border, its line breaks and the key for more."""
    region = stage.app.main.query_one(pane).content_region
    rows = stage.text.split("\n")[region.y : region.bottom]
    text = " ".join(row[region.x : region.right] for row in rows)
    return " ".join(text.replace(" i More", "").split())


def figure_rows(stage: Stage) -> int:
    """Return in how many rows the figure stands."""
    figure = stage.app.main.query_one(Figure)
    if not figure.display:
        return 0
    region = figure.content_region
    rows = stage.text.split("\n")[region.y : region.bottom]
    return sum(any(char >= "\u2800" for char in row[region.x : region.right]) for row in rows)


async def all_words(stage: Stage) -> str:
    """Return the words of the detail pane on all of its leaves."""
    first = words_in(stage, Detail)
    leaves = [first]
    for _ in range(12):
        await stage.press("i")
        if words_in(stage, Detail) == first:
            return " ".join(leaves)
        leaves.append(words_in(stage, Detail))
    raise AssertionError("the leaves do not come back to the first one")


def has_room(size: tuple[int, int], least: tuple[int, int]) -> bool:
    return all(have >= need for have, need in zip(size, least, strict=True))


def digits_in(stage: Stage, text: str) -> int:
    """Return the scale at which the timer writes a time, 0 where not in digits."""
    timer = stage.app.main.query_one(RestTimer).region
    rows = stage.text.split("\n")[timer.y : timer.bottom]
    scales = (
        scale
        for scale in range(6, 0, -1)
        if all(any(part.rstrip() in row for row in rows) for part in large(text, scale))
    )
    return next(scales, 0)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_figure_steps_and_signs_are_in_view_in_every_state(size: tuple[int, int]) -> None:
    counting, otherwise, scale = SIZES[size]
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        exercise = stage.state.plan.slots[0].exercise
        assert figure_rows(stage) >= otherwise, "ready"
        heading = f"{exercise.name} {place(stage.state.plan, stage.state.plan.steps[0])} "
        words = (await all_words(stage)).replace(heading, "")
        assert all(step in words for step in exercise.setup)
        if has_room(size, ALL_IN_VIEW):
            assert exercise.setup[-1] in words_in(stage, Detail)
        await stage.press("space")
        if has_room(size, TIMER_STANDS_STILL):
            assert digits_in(stage, "0:03") >= scale
        assert stage.says("in 3")
        timer = stage.app.main.query_one(RestTimer).region
        assert figure_rows(stage) >= counting, "get ready"
        await stage.wait(4.5)
        assert stage.app.main.query_one(RestTimer).region == timer
        assert figure_rows(stage) >= otherwise, "working"
        if has_room(size, STOP_IN_VIEW):
            assert exercise.stop[0] in words_in(stage, Detail)
        assert exercise.stop[0] in await all_words(stage)
        await stage.press("p")
        assert stage.says("paused")
        assert figure_rows(stage) >= otherwise, "paused"
        await stage.press("p")
        await stage.wait(50)
        await stage.press("space")
        assert stage.state.phase == "resting"
        assert digits_in(stage, "0:45") >= scale
        assert figure_rows(stage) >= counting, "resting"
        await stage.wait(46)
        assert digits_in(stage, "go") >= scale
        assert figure_rows(stage) >= counting, "over"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_a_hold_has_its_word_and_its_time_large(size: tuple[int, int]) -> None:
    counting, _, scale = SIZES[size]
    host = FakeHost(session="home", paced=True)
    (first, *_) = (
        place for place, step in enumerate(host.session.state.plan.steps) if step.is_hold
    )
    host.session.go_to(host.session.state.plan.steps[first].slot)
    async with on_stage(host, size) as stage:
        await stage.press("space")
        await stage.wait(9)
        assert stage.says("hold")
        assert digits_in(stage, "0:14") >= scale
        assert figure_rows(stage) >= min(counting, 7)


@pytest.mark.parametrize("size", [size for size in SIZES if has_room(size, STOP_IN_VIEW)], ids=str)
async def test_signs_to_stop_are_in_view_where_the_goal_names_a_side(size: tuple[int, int]) -> None:
    row = shipped().find_exercise("db_row")
    assert row is not None
    plan = plan_of(line(row, 1, reps=9, load="20 kg", rir=2))
    async with on_stage(FakeHost(plan, paced=True), size) as stage:
        await stage.press("space")
        await stage.wait(4.5)
        assert row.stop[0] in words_in(stage, Detail)


@pytest.mark.parametrize("phase", [(3, 1), (4, 1), (5, 3), (8, 1)], ids=str)
async def test_the_bar_of_each_phase_fills_to_its_end(phase: tuple[int, int]) -> None:
    begins, seconds = phase
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("space")
        await stage.wait(begins + 0.01)
        bars = []
        for _ in range(seconds * 5):
            words = words_in(stage, Detail)
            bars.append(words.count("━") + words.count("╸") / 2)
            await stage.wait(0.19 if len(bars) == 1 else 0.2)
        assert bars == sorted(bars)
        assert bars[0] < bars[-1]
        await stage.wait(0)
    width = max(bars)
    assert width == int(width)


async def test_the_last_seconds_of_a_rest_turn_the_bar_and_zero_inverts_the_pane() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        stage.host.flashes = False
        await stage.press("space", "space")
        timer = stage.app.main.query_one(RestTimer)
        await stage.wait(34)
        assert "━" in words_in(stage, RestTimer)
        await stage.wait(1)
        assert "━" not in words_in(stage, RestTimer)
        first = words_in(stage, RestTimer).count("▄")
        await stage.wait(7)
        assert 0 < words_in(stage, RestTimer).count("▄") < first
        assert not timer.is_inverted
        await stage.wait(3)
        assert timer.is_inverted
        assert stage.says("go")
        assert "+0:00" in stage.text or "0:00" in stage.text


async def test_easy_minutes_are_no_hold() -> None:
    easy = Session(id="test", name="Test", exercise=(), easy=Seconds(300))
    host = FakeHost(with_easy_minutes(plan_of(line("row", 1)), easy))
    async with on_stage(host, (80, 24)) as stage:
        await stage.press("space")
        assert stage.says("easy")
        assert not stage.says("hold")
        await stage.press("b")
        assert stage.says("5:00")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_which_set_it_is_stands_whole_in_the_border(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        await stage.press("j", "j", "j")
        assert any(words in stage.text for words in ("side · set 1 of 2", ", set 1"))
        titles = [row for row in stage.text.split("\n") if "╭" in row]
        assert not any("…" in title for title in titles)


async def test_pain_stays_beside_the_longest_label_in_the_smallest_window() -> None:
    easy = Session(id="test", name="Test", exercise=(), easy=Seconds(300))
    host = FakeHost(with_easy_minutes(plan_of(line("row", 1)), easy))
    async with on_stage(host, (40, 12)) as stage:
        last = stage.text.split("\n")[-1]
        assert "Start easy minutes" in last
        assert "! Pain" in last
