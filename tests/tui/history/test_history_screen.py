"""The history screen by keys and mouse: pages, corrections, and the rest whose clock stays."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.stage import START, FakeHost, on_stage, shipped

from backcoach.run.past.made_up_year import fill
from backcoach.storage.store import Store
from backcoach.tui.history.screen import HistoryScreen

if TYPE_CHECKING:
    from pathlib import Path

    from support.stage import Stage

SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]
PAGES = ("Calendar", "Exercise", "Muscles", "Sessions", "Records")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    with Store.open(folder) as store:
        fill(store, shipped(), START, 60)
    return folder


@pytest.fixture
def host(year: Path, tmp_path: Path) -> FakeHost:
    shutil.copytree(year, tmp_path / "data")
    host = FakeHost()
    host.folder = tmp_path / "data"
    return host


def pages(stage: Stage) -> str:
    """Return which page is shown."""
    return next(row for row in stage.text.split("\n") if "▸" in row).partition("▸")[2].split()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_each_page_has_something_to_show_at_each_size(
    host: FakeHost, size: tuple[int, int]
) -> None:
    words = ("Mo  Tu  We", "pull-up", "lats", "Filter", "×")
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
        await stage.pilot.click("_Top", offset=(3, 0))
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


async def test_a_set_is_corrected_and_taken_back(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter", "down", "e", "end", *["backspace"] * 2, *"r0", "enter")
        assert "Corrected" in stage.text
        chosen = next(row for row in stage.text.split("\n") if row.startswith(" ▸ "))
        assert " 0 " in chosen
        await stage.press("u")
        assert "Took it back" in stage.text


async def test_what_cannot_be_meant_is_said_and_changes_nothing(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter")
        before = stage.text
        await stage.press("e", *" ten", "enter")
        assert '"ten" is no set' in stage.text
        await stage.press("down", "up")
        assert stage.text == before
        await stage.press("e", *"nonsense", "escape")
        assert stage.text == before


async def test_sets_are_added_and_taken_out_and_a_session_renamed_moved_split_and_deleted(
    host: FakeHost,
) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter", "a", *"7 x 30 kg", "enter")
        assert "7 × 30 kg" in stage.text
        await stage.press("d")
        assert "Corrected" in stage.text
        await stage.press("n", *" at home", "enter")
        assert "at home" in stage.text
        await stage.press("down", "down", "down", "s")
        assert "Corrected" in stage.text
        await stage.press("X")
        assert "deleted" in stage.text
        await stage.press("u", "u")
        assert "deleted" not in stage.text


async def test_a_correction_reaches_the_coach_at_once(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "enter", "d")
        assert [state.phase for state in host.sessions] == ["finished"]
        await stage.press("X")
        assert host.sessions == []


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


async def test_without_a_past_every_page_says_so() -> None:
    async with on_stage(FakeHost()) as stage:
        await stage.press("h")
        for number in range(1, 6):
            await stage.press(str(number))
            assert "No s" in stage.text


async def test_the_course_of_an_exercise_has_axis_margin_bests_breaks_and_pains(
    host: FakeHost,
) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "2")
        for sign in ("┤", "░", "★", "┊", "!", "└"):
            assert sign in stage.text
        await stage.press("left", "left")
        assert "┊" not in stage.text


async def test_a_session_of_a_day_is_logged_with_the_plan_filled_in(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "left", "l")
        assert "Sets of 2023-11" in stage.text
        await stage.press("enter")
        assert "Logged" in stage.text
        await stage.press("enter")
        assert "entered later" in stage.text
        assert len(host.sessions) == 1
        await stage.press("escape", "l", *"nonsense", "enter")
        assert "no set" in stage.text
