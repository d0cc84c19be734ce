"""The history screen by keys and mouse: pages are turned, sorted, filtered and read."""

from __future__ import annotations

import re
from threading import Event
from typing import TYPE_CHECKING

import pytest
from support.screen.stage import on_stage

from backcoach.tui.history import reader
from backcoach.tui.history.screen import HistoryScreen

if TYPE_CHECKING:
    from support.screen.fake_host import FakeHost
    from support.screen.stage import Stage

    from backcoach.core.views.history.figures import Day

SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]
PAGES = ("Calendar", "Exercise", "Muscles", "Sessions", "Records")


def pages(stage: Stage) -> str:
    """Return which page is shown."""
    return next(row for row in stage.text.split("\n") if "▸" in row).partition("▸")[2].split()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_each_page_has_something_to_show_at_each_size(
    host: FakeHost, size: tuple[int, int]
) -> None:
    words = ("Mo", "pull-up", "lats", "Filter", "×")
    async with on_stage(host, size) as stage:
        await stage.press("h")
        for page, word in zip(PAGES, words, strict=True):
            assert pages(stage) == page
            assert word in stage.text
            await stage.press("tab")
        await stage.press("1", "enter")
        assert "×" in stage.text
        await stage.press("escape", "escape")
        assert not isinstance(stage.app.screen, HistoryScreen)


async def test_digits_and_clicks_turn_to_pages(host: FakeHost) -> None:
    async with on_stage(host) as stage:
        await stage.press("h", "3")
        assert pages(stage) == "Muscles"
        await stage.pilot.click("Top", offset=(3, 0))
        await stage.wait(0)
        assert pages(stage) == "Calendar"


async def test_sessions_are_filtered_by_typing_and_sorted_by_columns(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "4", *"strong")
        rows = rows_of(stage)
        assert rows
        assert all("Strong back" in row for row in rows)
        await stage.press("right", "right", "right")
        minutes = [int(row.split(" min")[0].split()[-1]) for row in rows_of(stage)]
        assert minutes == sorted(minutes, reverse=True)
        await stage.press("end")
        assert "End reads all" not in stage.text
        await stage.press(*["backspace"] * 6, *"nothing like it")
        assert "No session like that" in stage.text


def rows_of(stage: Stage) -> list[str]:
    return [row for row in stage.text.split("\n") if " min " in row]


async def test_columns_are_sorted_and_pages_worked_by_mouse(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "4")
        heads = stage.text.split("\n")[2]
        bests: list[int] = []
        for order in (True, False):
            await stage.pilot.click("Page", offset=(heads.index("bests") - 1, 1))
            await stage.wait(0)
            bests = [
                int(found.group(1)) if (found := BESTS.search(row)) else 0 for row in rows_of(stage)
            ]
            assert bests == sorted(bests, reverse=order)
        assert max(bests) == 0
        await stage.pilot.click("Page", offset=(4, 5))
        await stage.pilot.click("Page", offset=(4, 5))
        await stage.wait(0)
        assert "left" in stage.text.split("\n")[2]
        last = stage.text.split("\n")[-1]
        await stage.pilot.click("Bottom", offset=(last.index("Esc"), 0))
        await stage.wait(0)
        assert "Filter" in stage.text


BESTS = re.compile(r"★ (\d+)")


async def test_what_takes_long_shows_that_it_is_read_and_the_last_picture(
    host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_there = Event()
    days = host.archive.days

    def slow(since: int | None = None) -> list[Day]:
        is_there.wait(60)
        return days(since)

    async with on_stage(host, (120, 36)) as stage:
        monkeypatch.setattr(host.archive, "days", slow)
        monkeypatch.setattr(reader, "PATIENCE", 0.0)
        await stage.press("h")
        assert "Reading" in stage.text
        assert isinstance(stage.app.screen, HistoryScreen)
        is_there.set()
        while "in a row" not in stage.text:
            await stage.pilot.pause(0.01)
        assert "Reading" not in stage.text
        is_there.clear()
        await stage.press("4", "1")
        assert "in a row" in stage.text
        assert "Reading" in stage.text.split("\n")[0]
        is_there.set()


async def test_keys_for_a_page_that_is_still_read_act_once_it_is(
    host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_there = Event()
    is_there.set()
    days = host.archive.days

    def slow(since: int | None = None) -> list[Day]:
        is_there.wait(60)
        return days(since)

    async def opened(stage: Stage, *keys: str) -> str:
        """Open the calendar anew, press keys while it is read, and return it once it is."""
        await stage.press("h", *keys)
        is_there.set()
        while "in a row" not in stage.text or "Reading" in stage.text:
            await stage.pilot.pause(0.01)
        await stage.press()
        return stage.text

    async with on_stage(host, (120, 36)) as stage:
        expected = await opened(stage)
        await stage.press("left", "m")
        moved = stage.text
        assert moved != expected
        await stage.press("escape")
        monkeypatch.setattr(host.archive, "days", slow)
        monkeypatch.setattr(reader, "PATIENCE", 0.0)
        is_there.clear()
        assert await opened(stage, "left", "m") == moved
        await stage.press("escape")
        is_there.clear()
        assert await opened(stage, "left", "m", "2", "1") == expected


async def test_the_rest_goes_on_and_its_clock_stays_in_view(host: FakeHost) -> None:
    async with on_stage(host) as stage:
        while stage.state.countdown is None:
            await stage.press("space")
        await stage.press("h")
        rest = stage.state.countdown
        assert "Rest" in stage.text.split("\n")[0]
        await stage.press("2", "3", "4", "5")
        assert "Rest" in stage.text.split("\n")[0]
        await stage.wait((rest.ends_at - host.clock.now()) / 1000)
        assert "rest" in host.rung


async def test_letters_that_are_typed_count_however_quickly_they_come(
    host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(host, (120, 36)) as stage:
        monkeypatch.setattr(stage.app, "key_time", lambda _: 0)  # all at one instant
        await stage.press("h", "4", *"balll")
        assert "Filter balll" in stage.text
        await stage.press("backspace", "backspace", "enter", "n", *"oo", "enter")
        assert "Balanced backoo" in stage.text
