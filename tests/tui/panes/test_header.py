"""What is not saved or was damaged is said in the first line, and whole on the page of a set."""

from __future__ import annotations

import pytest
from support.builders import line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage

SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]
BLOCKED = "The data folder is at a place that is not a directory. Set BACKCOACH_DATA_DIR."
FULL = "Not saved: the disk is full. Trying again."
DAMAGED = (
    "The data file was damaged. 138 sessions were recovered. "
    "The damaged file is kept as backcoach.db.damaged-2026."
)


def first_line(stage: Stage) -> str:
    return stage.text.split("\n")[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_full_disk_is_named_at_every_size(size: tuple[int, int]) -> None:
    host = FakeHost(plan_of(line("row", 2)))
    host.saved = ("", FULL)
    async with on_stage(host, size) as stage:
        assert "Not saved: the disk is full" in first_line(stage)
        assert "…" not in first_line(stage).partition("Not saved")[2]


@pytest.mark.parametrize("size", SIZES)
async def test_what_has_no_room_in_the_first_line_stands_on_the_page(size: tuple[int, int]) -> None:
    host = FakeHost(session="beginner")
    host.saved = ("saved ✓", DAMAGED)
    async with on_stage(host, size) as stage:
        await stage.wait(1)
        assert "The data file was damaged" in first_line(stage)
        seen = stage.text
        for _ in range(9):
            await stage.press("i")
            seen += stage.text
        for words in ("backcoach.db.damaged-2026", "138", "recovered"):
            assert words in seen


async def test_that_all_is_saved_is_said_beside_a_long_problem() -> None:
    host = FakeHost(plan_of(line("row", 2)))
    host.saved = ("saved ✓", BLOCKED)
    async with on_stage(host, (100, 30)) as stage:
        assert f"saved ✓ · {BLOCKED}" in first_line(stage)


async def test_a_problem_that_is_seen_whole_is_said_once() -> None:
    host = FakeHost(session="beginner")
    host.saved = ("", FULL)
    async with on_stage(host) as stage:
        await stage.wait(1)
        assert stage.text.count("the disk is full") == 1


@pytest.mark.parametrize("columns", range(30, 121, 10))
async def test_a_name_is_cut_between_words_or_left_out(columns: int) -> None:
    host = FakeHost(session="blades")
    host.saved = ("", FULL)
    async with on_stage(host, (columns, 30)) as stage:
        name = first_line(stage).rpartition("Not saved")[0].partition("0/")[0].strip(" ·")
        words = ["Shoulder", "blades", "and", "trunk", "·", "beginner"]
        assert [word.rstrip("…") for word in name.split()] == words[: len(name.split())]
