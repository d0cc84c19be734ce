"""What stands where: the map of the session, a summary that is too long, huge windows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.builders import exercise, hold, line, one_armed, plan_of
from support.diary import Diary
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage
from textual.content import Content

from backcoach.core.session.past.session_record import record
from backcoach.core.views.lift_curve import LiftCurve
from backcoach.tui.drawing.curve_lines import curve_lines
from backcoach.tui.panes.detail import Detail
from backcoach.tui.panes.exercise_list import ExerciseList
from backcoach.tui.panes.figure import Figure
from backcoach.tui.panes.header import Header
from backcoach.tui.panes.rest_timer import RestTimer

ROWS = tuple(line(exercise(name), 2, load="20 kg", reps=8, rest=60) for name in ("row", "pull"))


async def test_the_header_and_the_summary_say_the_same_length() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1)))) as stage:
        await stage.wait(100)
        await stage.press("space", "space")
        assert stage.text.count("2 min") == 2


async def test_a_hold_is_written_as_a_time_so_that_no_s_is_read_as_a_five() -> None:
    async with on_stage(FakeHost(plan_of(line(hold(seconds=20), 1)))) as stage:
        await stage.press("b")
        assert stage.says("0:20")


async def test_a_record_stands_where_the_figure_is_for_two_seconds() -> None:
    host = FakeHost(plan_of(line("row", 2, load="20 kg")))
    before = Diary("before", line("row", 1, load="20 kg"))
    host.past.append(record(before.do(reps=6).report().state))
    async with on_stage(host) as stage:
        await stage.pilot.pause(0.5)  # until the course is read
        await stage.press("space", "space")
        assert "Most reps" not in stage.text
        await stage.press("2")
        assert "Most reps" in stage.text
        assert stage.says("★")
        await stage.wait(1.9)
        assert "Most reps" in stage.text
        await stage.wait(0.1)
        assert "Most reps" not in stage.text
        await stage.press("3")
        assert "Most reps" not in stage.text


async def test_the_course_of_a_lift_stands_in_the_spare_rows_of_the_list() -> None:
    host = FakeHost(plan_of(line("row", 2, load="20 kg")))
    for day in range(3):
        diary = Diary(f"day {day}", line("row", 1, load="20 kg"), day=day)
        host.past.insert(0, record(diary.do(reps=6 + day).report().state))
    async with on_stage(host) as stage:
        await stage.pilot.pause(0.5)  # until the course is read
        assert "Estimated maximum ± " in stage.text
        assert "★" in stage.text
        await stage.press("space", "space")
        region = stage.app.main.query_one(ExerciseList).region
        beside = [row[: region.right] for row in stage.text.split("\n")[: region.bottom]]
        assert sum(" ┤" in row or "   │ " in row[1:-1] for row in beside) >= 5


async def test_a_superset_is_joined_by_a_line() -> None:
    async with on_stage(FakeHost(session="home")) as stage:
        rows = stage.text.split("\n")
        assert any("┌ Kettlebell deadlift" in row for row in rows)
        assert any("└ Band row" in row for row in rows)


async def test_the_list_shows_what_the_session_works_before_it_begins_and_at_its_end() -> None:
    async with on_stage() as stage:
        assert "Works this session" in stage.text
        await stage.press("space", "space")
        assert "Works this session" not in stage.text
        await stage.press("f", "f")
        assert "Worked this session" in stage.text


async def test_loads_stand_below_each_other_and_so_do_the_counts() -> None:
    plan = plan_of(line("row", 2), line("pull", 2, load="20 kg"), line(exercise("hang"), 2))
    async with on_stage(FakeHost(plan)) as stage:
        first, second = (row for row in stage.text.split("\n") if "2 × " in row and "│" in row)
        assert first.index("2 × ") == second.index("2 × ")


async def test_names_are_whole_where_clocks_and_many_sets_leave_room_for_them() -> None:
    names = ("cable_row", "lat_pulldown", "kettlebell_swing")
    emom, amrap, drops = (exercise(name) for name in names)
    plan = plan_of(
        line("row", 1),
        line(emom, 10, reps=5, load="20 kg", every=60),
        line(amrap, reps=5, load="20 kg", within=180),
        line(drops, 2, load="20 kg", drops=["80%", "60%"]),
    )
    async with on_stage(FakeHost(plan), (100, 30)) as stage:
        assert all(name.replace("_", " ").capitalize() in stage.text for name in names)
        assert stage.text.count("20 kg") == len(names)


async def test_a_level_course_has_one_figure() -> None:
    curve = LiftCurve("Load in kg over 2 sessions", (17_500, 17_500), "17.5", "17.5", is_best=False)
    assert sum("17.5" in row.plain for row in curve_lines(curve, 40, 6)) == 1


async def test_a_long_summary_says_how_much_follows_until_it_is_scrolled_to_its_end() -> None:
    async with on_stage(FakeHost(session="beginner"), (40, 12)) as stage:
        while not stage.state.is_over:
            await stage.press("space")
            await stage.wait(30)
        assert "more lines" in stage.text
        assert "i More" in stage.text
        for _ in range(20):
            await stage.press("j")
        assert "more lines" not in stage.text
        assert "unwell: stop." in stage.text


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_the_summary_is_a_card_and_i_shows_its_reasons(size: tuple[int, int]) -> None:
    plan = plan_of(line("row", 2, load="20 kg"), line(one_armed(), 1, load="8 kg"))
    async with on_stage(FakeHost(plan), size) as stage:
        await stage.press("space", "space", "f", "f")
        assert "Ended early" in stage.text
        assert "8 × 20 kg" in stage.text
        assert "assumed" not in stage.text
        assert "i More" in stage.text
        await stage.press("i")
        assert "8 × 20 kg (assumed)" in stage.text
        await stage.press("k")
        assert "assumed" not in stage.text
        await stage.press("u")
        assert "Ended early" not in stage.text
        assert "i More" not in stage.text


async def test_in_the_smallest_window_a_record_stands_in_the_line_of_the_set() -> None:
    host = FakeHost(plan_of(line("row", 2, load="20 kg")))
    before = Diary("before", line("row", 1, load="20 kg"))
    host.past.append(record(before.do(reps=6).report().state))
    async with on_stage(host, (40, 12)) as stage:
        await stage.pilot.pause(0.5)  # until the course is read
        await stage.press("space", "space", "2")
        assert "★ Most reps" in stage.text
        await stage.wait(2)
        assert "★" not in stage.text


@pytest.mark.parametrize("size", [(120, 36), (100, 24), (80, 24), (60, 20)])
async def test_without_a_figure_the_words_have_all_columns(size: tuple[int, int]) -> None:
    plan = plan_of(line(exercise("walk"), 1))
    async with on_stage(FakeHost(plan), size) as stage:
        main = stage.app.main
        assert main.query_one(Detail).region.right == size[0]
        assert not main.query_one(Figure).display
        assert "set 1 of 1" in stage.text


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24), (60, 20)])
async def test_long_labelled_lines_go_on_below_their_text(size: tuple[int, int]) -> None:
    steps = ("Stand on the platform and hold the bar with both hands, a little wider than it",)
    plan = plan_of(line(replace(exercise("row"), setup=steps, figure="row"), 1))
    async with on_stage(FakeHost(plan), size) as stage:
        rows = stage.text.split("\n")
        first = next(row for row in rows if "Stand on" in row)
        later = next(row for row in rows if "wider" in row or "a little" in row)
        start = first.index("Stand on")
        assert later is not first
        assert later[start - 1] == " "
        assert later[start] != " "


async def test_the_map_of_the_session_stands_where_the_card_leaves_room() -> None:
    async with on_stage(FakeHost(session="beginner"), (120, 36)) as stage:
        await stage.press("space", "space", "space", "space", "f", "f")
        assert "Worked this session" in stage.text
        await stage.pilot.resize_terminal(60, 14)
        await stage.pilot.pause()
        assert "Worked this session" not in stage.text


async def test_in_a_huge_window_the_panes_are_centred_and_use_most_of_it() -> None:
    async with on_stage(FakeHost(plan_of(*ROWS)), (300, 100)) as stage:
        header = stage.app.main.query_one(Header).region
        timer = stage.app.main.query_one(RestTimer).region
        assert header.x == timer.x == (300 - timer.width) // 2
        assert timer.width > 250
        assert timer.bottom - header.y > 70
        assert abs((header.y + timer.bottom) // 2 - 50) < 3


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_the_figure_moves_with_the_pacer_where_it_fits(
    size: tuple[int, int],
) -> None:
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        await stage.press("space")
        await stage.wait(3.5)
        lifting = braille(stage.text)
        assert lifting
        await stage.wait(1)
        assert braille(stage.text) != lifting


def braille(text: str) -> list[str]:
    """Return the lines' dots, which only pictures have."""
    rows = ("".join(char for char in row if char > "\u2800") for row in text.splitlines())
    return [row for row in rows if row]


async def test_the_map_stands_still_between_a_set_and_its_rest() -> None:
    async with on_stage(FakeHost(session="beginner", paced=True), (120, 36)) as stage:
        await stage.press("space")
        await stage.wait(4)
        working = map_rows(stage)
        await stage.press("space")
        await stage.wait(10)
        assert stage.state.phase == "resting"
        assert working
        assert map_rows(stage) == working


def map_rows(stage: Stage) -> list[tuple[int, str]]:
    """Return the rows of the body map in the list, with their places."""
    region = stage.app.main.query_one(ExerciseList).region
    rows = ((y, row[region.x : region.right]) for y, row in enumerate(stage.text.split("\n")))
    return [(y, row) for y, row in rows if any(char > "\u2800" for char in row)]


async def test_an_empty_line_with_styles_is_a_blank_one() -> None:
    async with on_stage() as stage:
        timer = stage.app.main.query_one(RestTimer)
        empty = Content.assemble(("", "bold"), ("", "$text-muted"))
        strip = timer._draw_line(empty, 20).strip
        assert (strip.text, strip.cell_length) == (" " * 20, 20)
