"""What the pages of the history show: days, weeks, records, and the course of an exercise."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from support import diary
from support.builders import line
from support.diary import Diary, keep
from support.screen.fake_host import START, FakeHost
from support.screen.stage import on_stage
from support.shipped import shipped

from backcoach.tui.history import screen
from backcoach.tui.history.keys_help import SENTENCES
from backcoach.tui.history.pages.session import SessionPage

if TYPE_CHECKING:
    from pathlib import Path

    from support.screen.stage import Stage


SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]
DAY = 86_400_000  # ms
PAGES = ("Calendar", "Exercise", "Muscles", "Sessions", "Records")


def pages(stage: Stage) -> str:
    """Return which page is shown."""
    return next(row for row in stage.text.split("\n") if "▸" in row).partition("▸")[2].split()[0]


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
        assert size[1] > 12 or "? Help" in stage.text
        await stage.press("question_mark")
        assert "Esc closes" in stage.text
        read = stage.text
        for _ in range(12):
            await stage.press("down")
            read += stage.text
        assert all(words in read for words in ("tint the days", "go to today", "go back"))
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


@pytest.mark.parametrize("page", PAGES)
def test_help_says_what_each_key_does(page: str) -> None:
    (view,) = (each for each in screen.PAGES if each.title == page)
    for _, label in (*view.keys, *SessionPage.keys, ("Tab", "Page"), ("Esc", "Back")):
        assert len(SENTENCES[label]) > len(label)


async def test_a_page_without_anything_names_no_keys_for_it() -> None:
    async with on_stage(FakeHost(), (80, 24)) as stage:
        await stage.press("h")
        for words in ("Sets or minutes", "Exercise", "Month, quarter", "Its course", "Sort by"):
            assert words not in stage.text.split("\n", 1)[1]
            await stage.press("tab")


async def test_muscles_and_their_balance_are_read_to_the_end(host: FakeHost) -> None:
    async with on_stage(host, (40, 12)) as stage:
        await stage.press("h", "3")
        assert "↓ " in stage.text
        assert "Hinges" not in stage.text
        await stage.press(*["down"] * 40)
        assert "Hinges" in stage.text
        assert "↓ " not in stage.text
        await stage.press(*["pageup"] * 10)
        assert "↑ " not in stage.text


async def test_names_have_the_columns_that_are_free(host: FakeHost) -> None:
    async with on_stage(host, (40, 12)) as stage:
        await stage.press("h", "enter")
        assert "Barbell deadlift" in stage.text
        assert "↓ " in stage.text
        await stage.press("end")
        assert "↑ " in stage.text
        await stage.press("escape", "5")
        await stage.pilot.resize_terminal(60, 20)
        await stage.wait(0)
        assert "Single-arm dumbbell row, left" in stage.text


async def test_the_dates_below_a_course_have_their_year_where_there_are_several(
    host: FakeHost,
) -> None:
    async with on_stage(host, (80, 24)) as stage:
        await stage.press("h", "2")
        assert re.search(r"\d+ [A-Z][a-z]{2} 2022 .* \d+ [A-Z][a-z]{2} 2023", stage.text)
        await stage.press("left", "left")
        assert not re.search(r"\d+ [A-Z][a-z]{2} 2023", stage.text)


async def test_with_one_session_it_is_one_and_only_what_is_known_is_said(tmp_path: Path) -> None:
    deadlift = shipped().find_exercise("bb_deadlift")
    assert deadlift is not None
    before = (START - diary.START) // DAY - 1  # the day before that of the screen
    lifted = Diary("one", line(deadlift, 3, load="60 kg"), day=before)
    keep(tmp_path, lifted.do(3).finish())
    host = FakeHost()
    host.folder = tmp_path
    async with on_stage(host, (100, 30)) as stage:
        await stage.press("h", "3")
        assert "Hinges: too many; aim for 20% to 35%" in stage.text
        assert "Vertical to horizontal" not in stage.text
        await stage.press("4")
        assert "1 of 1 session " in stage.text
