"""Corrections in the history screen: sets and sessions are changed, added and logged."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.screen.stage import on_stage
from textual.events import Paste

if TYPE_CHECKING:
    from support.screen.fake_host import FakeHost
    from support.screen.stage import Stage


SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]


def chosen_row(stage: Stage) -> str:
    return next(row for row in stage.text.split("\n") if row.startswith(" ▸ "))


async def test_a_set_is_corrected_in_its_form_and_taken_back(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter", *["down"] * 3, "e")
        assert "Correct a set" in stage.text
        await stage.press("1", "3", "down", *"42.5", "down", "0", "end", "down", "left")
        await stage.press("down", *"2350", "down", *"grip, a bit", "enter")
        assert "Corrected" in stage.text
        assert "23:50" in chosen_row(stage)  # it stays the chosen one at another time
        assert "13 × 42.5 kg" in chosen_row(stage)
        assert "“grip, a bit”" in chosen_row(stage)
        await stage.press("u")
        assert "Took it back" in stage.text
        assert "23:50" not in stage.text


async def test_what_cannot_be_meant_is_said_and_changes_nothing(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter")
        before = stage.text
        await stage.press("e", *"900", "enter")
        assert "900 is more than" in stage.text
        await stage.press(*["backspace"] * 3, "enter")
        assert "Nothing was changed" in stage.text
        await stage.press("down", "up", "e", "escape")
        assert stage.text == before
        await stage.press("e", "plus", "escape")
        assert "Esc again" in stage.text
        await stage.press("escape")
        assert stage.text == before


async def test_a_set_that_was_skipped_is_done_after_all(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "left", "l", "d", "enter", "enter")
        assert "skipped" in chosen_row(stage)
        await stage.press("e")
        assert "Add a set" in stage.text
        await stage.press(*"10", "enter")
        assert "10" in chosen_row(stage)
        assert "skipped" not in chosen_row(stage)


@pytest.mark.parametrize("size", SIZES)
async def test_that_a_session_was_deleted_is_seen_at_each_size(
    host: FakeHost, size: tuple[int, int]
) -> None:
    async with on_stage(host, size) as stage:
        await stage.press("h", "enter", "X")
        assert "deleted" in stage.text.split("\n")[1]
        assert "Deleted · u takes it back" in stage.text
        assert all(words in stage.text for words in ("Esc Back", "Deleted"))
        await stage.press("u", "d")
        assert "Set taken out · u takes it back" in stage.text
        *_, row = (row for row in stage.text.split("\n") if "Esc" in row)
        place = stage.text.split("\n").index(row)
        bottom = stage.app.screen.query_one("Bottom").region
        await stage.pilot.click("Bottom", offset=(row.index("Esc") - 1, place - bottom.y))
        await stage.wait(0)
        assert "Set taken out" not in stage.text
        assert "November 2023" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_of_a_set_shows_what_is_changed_at_each_size(
    host: FakeHost, size: tuple[int, int]
) -> None:
    async with on_stage(host, size) as stage:
        await stage.press("h", "enter", "e", *["down"] * 9, *"a note")
        assert "a note▏" in stage.text
        stage.app.screen.post_message(Paste(", the second\nhalf"))
        await stage.pilot.pause()
        assert "the second half▏" in stage.text
        await stage.press(*["up"] * 9)
        assert "▸ Exercise" in stage.text
        await stage.pilot.click("SetPane", offset=(14, 3))
        await stage.pilot.click("SetPane", offset=(14, 3))
        assert re.search(r"‹ (work|easy|cool-down) ›", stage.text)


async def test_sets_are_added_and_taken_out_and_a_session_renamed_moved_split_and_deleted(
    host: FakeHost,
) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter", "a", "down", "7", "down", *"30 kg", "enter")
        assert "7 × 30 kg" in stage.text
        await stage.press("d")
        assert "Set taken out" in stage.text
        await stage.press("n", *" at home", "enter")
        assert "at home" in stage.text
        await stage.press("down", "down", "down", "s")
        assert "Corrected" in stage.text
        await stage.press("X")
        assert "deleted" in stage.text
        await stage.press("u", "u")
        assert "deleted" not in stage.text


async def test_with_caps_lock_a_deleted_session_is_taken_back_all_the_same(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter", "X")
        assert "u takes it back" in stage.text
        await stage.press("U")
        assert "deleted" not in stage.text
        await stage.press("Q", "M", "4", "X", "U", "B")
        assert stage.app.screen is not stage.app.main, "what is typed stays as it is"
        await stage.press("escape")
        assert stage.app.screen is stage.app.main


async def test_a_correction_reaches_the_coach_at_once(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter", "d")
        assert [state.phase for state in host.sessions] == ["finished"]
        await stage.press("X")
        assert host.sessions == []


async def test_a_session_of_a_day_is_logged_with_the_plan_filled_in(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "left", "l")
        assert "Log a session" in stage.text
        assert host.chosen.name in stage.text
        await stage.press("9", "up", *"35", "right", *"a bad day", "enter")
        assert "Logged, 2023-11-" in stage.text
        await stage.press("enter")
        assert "35 min  entered later" in stage.text
        assert "“a bad day”" in stage.text
        assert len(host.sessions) == 1
        assert next(iter(host.sessions[0].logged.values())).reported


async def test_a_planned_day_that_was_missed_is_logged_with_enter(host: FakeHost) -> None:
    day = date(2023, 11, 13)
    host.archive.planned = lambda _first, _last: [day]
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "home", "left")
        assert "Enter logs it" in stage.text
        await stage.press("enter", "enter", "enter")
        assert "entered later" in stage.text


async def test_a_form_that_was_changed_is_left_only_when_that_is_said_twice(host: FakeHost) -> None:
    async with on_stage(host, (80, 24)) as stage:
        await stage.press("h", "l", "escape")
        assert "Log a session" not in stage.text
        await stage.press("l", "plus", "escape")
        assert "Log a session" in stage.text
        await stage.press("down", "escape")
        assert "Log a session" in stage.text
        await stage.press("escape")
        assert "Log a session" not in stage.text
    assert host.sessions == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_shows_the_set_that_is_changed_at_each_size(
    host: FakeHost, size: tuple[int, int]
) -> None:
    async with on_stage(host, size) as stage:
        await stage.press("h", "l", *["down"] * 30, "7")
        assert "7▏" in stage.text
        assert "Enter" in stage.text
        await stage.press(*["up"] * 40)
        assert "▸ Session" in stage.text


async def test_a_cell_of_the_form_is_clicked(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "l")
        await stage.pilot.click("LogPane", offset=(20, 1))
        await stage.press("minus")
        assert "▸ Begun" in stage.text
        await stage.pilot.click("LogPane", offset=(56, 4))
        await stage.press("6")
        assert stage.text.count("6▏") == 1
