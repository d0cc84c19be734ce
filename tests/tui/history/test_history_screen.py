"""The history screen by keys and mouse: pages, corrections, and the rest whose clock stays."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest
from support.screen.fake_host import START, FakeHost, shipped
from support.screen.stage import on_stage
from textual.events import Paste

from backcoach.run.past.made_up_year import fill
from backcoach.storage.store import Store
from backcoach.tui.history import reader
from backcoach.tui.history.screen import HistoryScreen

if TYPE_CHECKING:
    from pathlib import Path

    from support.screen.stage import Stage

    from backcoach.core.views.history.figures import Day

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


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what is read, so that a busy machine changes nothing."""
    monkeypatch.setattr(reader, "PATIENCE", 60)


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


async def test_weeks_begin_as_they_do_where_one_lives(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        host.archive.first_weekday = 6
        await stage.press("h")
        assert stage.text.split("\n")[3].split()[:2] == ["Su", "Mo"]


async def test_planned_days_are_marked_and_missed_ones_too(host: FakeHost) -> None:
    today = date(2023, 11, 14)
    trained = {day.at // DAY for day in host.archive.days()}
    missed = next(
        day
        for day in (today - timedelta(days=n) for n in range(2, 40))
        if (day - date(1970, 1, 1)).days not in trained
    )
    ahead = today + timedelta(days=2)
    async with on_stage(host, (120, 36)) as stage:
        host.archive.planned = lambda _first, _last: (missed, ahead)
        await stage.press("h")
        assert f"{missed.day}×" in stage.text
        assert f"{ahead.day}○" in stage.text
        await stage.press("home", "right", "right")
        assert "Planned" in stage.text
        await stage.press("right")
        assert "Thursday 16 November" in stage.text


DAY = 86_400_000


async def test_days_are_deep_by_sets_or_by_minutes(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h")
        assert "Sets a week" in stage.text
        by_sets = stage.text
        await stage.press("m")
        assert "Minutes a week" in stage.text
        assert "60+ min" in stage.text
        await stage.press("m")
        assert stage.text == by_sets


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
        assert "Corrected" in stage.text
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


async def test_records_have_their_age_and_what_they_stand_for(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "5")
        deadlift = next(row for row in stage.text.split("\n") if "Barbell deadlift" in row)
        reps, load, most = re.findall(r"(\d+) × ([\d.]+) kg.* days +(\d+) kg", deadlift)[0]
        assert int(most) == round(float(load) * (1 + int(reps) / 30))
        row = next(row for row in stage.text.split("\n") if "Assisted pull-up" in row)
        assert row.rstrip().endswith(("days", "day"))


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
        for sign in ("┤", "░", "★", "╌", "~", "!", "└", "Notes", "lower back"):
            assert sign in stage.text
        await stage.pilot.click("Page", offset=(stage.text.split("\n")[1].index("month"), 0))
        await stage.wait(0)
        assert "[month]" in stage.text
        assert "╌" not in stage.text


async def test_two_sides_are_two_lines_with_their_difference(host: FakeHost) -> None:
    async with on_stage(host, (120, 36)) as stage:
        await stage.press("h", "2")
        while "Single-arm" not in stage.text:
            await stage.press("down")
        assert "left •" in stage.text
        assert "right ◦" in stage.text
        assert re.search(r"even|(left|right) \+\d+%", stage.text)


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


@pytest.mark.parametrize("size", SIZES)
async def test_pages_without_a_session_say_what_will_stand_there(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(), size) as stage:
        await stage.press("h")
        words = ("logs", "No set yet", "No set in these weeks", "No session yet", "No record yet")
        for page, text in zip(PAGES, words, strict=True):
            assert pages(stage) == page
            assert text in stage.text
            assert "…" not in stage.text
            await stage.press("tab")


@pytest.mark.parametrize("size", SIZES)
async def test_neither_the_legend_nor_a_session_of_a_day_is_cut(
    host: FakeHost, size: tuple[int, int]
) -> None:
    host.archive.planned = lambda _first, _last: [date(2023, 11, 12), date(2023, 11, 20)]
    async with on_stage(host, size) as stage:
        await stage.press("h", "home", "up")
        assert "…" not in stage.text
        assert ("cut short" in stage.text and "missed" in stage.text) is (size[1] > 12)
        assert re.search(r"\d+ min", stage.text)
        await stage.press("2")
        assert "…" not in stage.text.split("─")[0]


@pytest.mark.parametrize("size", SIZES)
async def test_the_side_of_a_record_is_never_cut(host: FakeHost, size: tuple[int, int]) -> None:
    async with on_stage(host, size) as stage:
        await stage.press("h", "4", "tab", "end")
        rows = [row for row in stage.text.split("\n") if "Single" in row]
        sides = [re.search(r", (left|right)|… (L|R) ", row) for row in rows]
        assert rows
        assert all(sides)
        assert re.search(r"\d\d-\d\d(\s|$)", rows[-1])


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_mark_lists_all_keys_of_a_page(
    host: FakeHost, size: tuple[int, int]
) -> None:
    async with on_stage(host, size) as stage:
        await stage.press("h")
        assert size[1] > 12 or "? Keys" in stage.text
        await stage.press("question_mark")
        assert all(word in stage.text for word in ("Sets or minutes", "Today", "Esc closes"))
        await stage.press("escape")
        assert "Esc closes" not in stage.text
        assert "November 2023" in stage.text


async def test_without_a_session_there_is_no_chart_of_weeks() -> None:
    async with on_stage(FakeHost(), (120, 36)) as stage:
        await stage.press("h")
        assert "November 2023" in stage.text
        assert "┤" not in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_both_sides_of_a_lift_are_whole(host: FakeHost, size: tuple[int, int]) -> None:
    async with on_stage(host, size) as stage:
        await stage.press("h", "2")
        while "Single-arm" not in stage.text:
            await stage.press("down")
        assert "…" not in stage.text
        assert "[year]" in stage.text
        if size[1] > 12:
            assert re.search(r"even|(left|right) \+\d+%", stage.text)
