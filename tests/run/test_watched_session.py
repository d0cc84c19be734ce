"""Looking at a session changes nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import Coach, exercise, line
from support.fakes import FakeClock
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage

from backcoach.core.actions import ACTIONS
from backcoach.core.wording.phrases import LOOKING
from backcoach.run.watched_session import LOOK_AGAIN, WatchedSession

if TYPE_CHECKING:
    from backcoach.core.session.state import State


def live() -> Coach:
    return Coach(line("row", 3, rest=90), line("pull", 1)).do()


def watched(coach: Coach) -> WatchedSession:
    return WatchedSession(coach.state, FakeClock(coach.now), lambda: coach.state)


@pytest.mark.parametrize("action", [action.id for action in ACTIONS])
def test_no_key_does_anything(action: str) -> None:
    looking = watched(live())
    before = looking.state
    assert looking.state_after(action) is before
    assert not looking.perform(action)
    assert looking.state is before
    assert looking.selected is None


def test_nothing_can_be_gone_to_swapped_noted_or_reported() -> None:
    looking = watched(live())
    before = looking.state
    assert not looking.go_to(1)
    assert not looking.swap(0, exercise("pull"))
    assert not looking.note("hello")
    assert looking.report_pain(9, "lower back", "sharp", "heart") == ()
    assert looking.state is before


def test_what_the_other_one_does_is_seen_at_the_next_look() -> None:
    coach = live()
    looking = watched(coach)
    assert looking.next_deadline() == looking.now + LOOK_AGAIN
    coach.do()
    assert len(looking.state.logged) == 1
    looking.tick()
    assert len(looking.state.logged) == 2


def test_what_cannot_be_read_leaves_the_last_state() -> None:
    state = live().state
    seen: list[State | None] = [None]
    looking = WatchedSession(state, FakeClock(), seen.pop)
    looking.tick()
    assert looking.state is state


def test_a_session_that_was_left_stands_still() -> None:
    looking = WatchedSession(live().state, FakeClock())
    looking.tick()
    assert looking.next_deadline() is None
    assert looking.pace() is None


def door_to(coach: Coach) -> FakeHost:
    host = FakeHost()
    host.session = watched(coach)  # type: ignore[assignment]
    return host


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_the_screen_says_that_it_looks_on_and_offers_no_key_that_does_nothing(
    size: tuple[int, int],
) -> None:
    async with on_stage(door_to(live()), size) as stage:
        assert "Rest" in stage.text
        keys = stage.text.split("\n")[-1]
        assert keys.split("  ")[0].strip() == "Watching"
        assert "q Leave" in keys
        for nothing in ("Space", "15 s", "Undo", "Skip", "Pause", "0–4", "↑↓"):
            assert nothing not in stage.text


@pytest.mark.parametrize("key", ["space", "u", "plus", "n", "v", "exclamation_mark", "e", "a"])
async def test_a_key_that_would_change_something_is_answered(key: str) -> None:
    async with on_stage(door_to(live())) as stage:
        await stage.press(key)
        assert len(stage.app.screen_stack) == 1
        assert LOOKING in stage.text


async def test_big_mode_names_no_key_that_does_nothing() -> None:
    async with on_stage(door_to(live())) as stage:
        await stage.press("b")
        assert "Space" not in stage.text
        assert "left?" not in stage.text


async def test_a_click_on_an_exercise_is_answered_as_well() -> None:
    async with on_stage(door_to(live())) as stage:
        await stage.pilot.click("ExerciseList", offset=(6, 2))
        await stage.pilot.pause()
        assert LOOKING in stage.text


async def test_the_summary_of_another_one_can_be_read_to_its_end() -> None:
    coach = Coach(*(line(name, 1) for name in ("row", "pull", "hang", "curl", "hinge", "press")))
    while not coach.state.is_over:
        coach.do()
    async with on_stage(door_to(coach), (40, 12)) as stage:
        assert "i More" in stage.text
        assert "Go on training" not in stage.text
        await stage.press("j")
        assert LOOKING not in stage.text
        await stage.press("question_mark")
        assert "Help" in stage.text


async def test_the_screen_shows_it_and_no_key_writes() -> None:
    coach = live()
    async with on_stage(door_to(coach)) as stage:
        assert "Rest" in stage.text
        await stage.press("space", "s", "u", "plus", "up", "j", "a", "f")
        assert stage.state is coach.state
        coach.do()
        await stage.wait(1)
        assert "set 3 of 3" in stage.text


async def test_a_session_that_another_machine_took_over_is_only_watched_from_then_on() -> None:
    async with on_stage() as stage:
        await stage.press("space")
        stage.host.session = watched(live())  # type: ignore[assignment]
        stage.app.tell_saved()
        await stage.pilot.pause()
        assert "Watching" in stage.text
        await stage.press("space")
        assert LOOKING in stage.text
