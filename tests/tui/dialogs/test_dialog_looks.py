"""What every dialog shows at every size: all answers, and the keys that take one and leave."""

from __future__ import annotations

import re

import pytest
from support.builders import line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage, settle

from backcoach.core.questions.form import Option, choice

SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]
KEYS = ("question_mark", "exclamation_mark", "v", "w", "g", "e")  # each opens a dialog
UNFINISHED = choice(
    "Balanced back is not finished",
    (
        Option("resume", "Resume", "go on where it was left"),
        Option("keep", "Finish it", "what is done is kept; begins a new one"),
        Option("discard", "Throw it away", "nothing of it is kept; begins a new one"),
    ),
    "0 of 11 sets, begun just now. Next: Kettlebell deadlift, set 2 of 3",
)


def frame(stage: Stage) -> list[str]:
    """Return the rows of the dialog with its border."""
    region = stage.app.screen.query_one("#dialog").region
    rows = stage.text.split("\n")[region.y : region.bottom]
    return [row[region.x : region.right] for row in rows]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_all_answers_to_a_question_are_in_view(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(question=UNFINISHED), size) as stage:
        text = "\n".join(frame(stage))
        for answer in ("Resume", "Finish it", "Throw it away"):
            assert answer in text
        assert "Esc leaves" in frame(stage)[-1]
    async with on_stage(FakeHost(plan_of(line(warmup=[5], load="60 kg"))), size) as stage:
        await stage.press("space", "space", "f")
        text = "\n".join(frame(stage))
        for answer in ("Go on", "Finish here", "Throw it away"):
            assert answer in text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_each_dialog_names_escape_whole_and_is_closed_by_it(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner"), size) as stage:
        for key in (*KEYS, "n"):
            await stage.press(key)
            assert len(stage.app.screen_stack) == 2, key
            last = frame(stage)[-1]
            assert any(words in last for words in ("Esc leaves", "Esc closes")), key
            await stage.press("escape")
            assert len(stage.app.screen_stack) == 1, key


async def test_q_closes_what_nothing_is_typed_into() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        for key in KEYS:
            await stage.press(key)
            assert len(stage.app.screen_stack) == 2, key
            await stage.press("q")
            assert len(stage.app.screen_stack) == 1, key
            assert stage.app.return_code is None, key


@pytest.mark.parametrize("size", [(120, 36), (100, 30)], ids=["120x36", "100x30"])
async def test_all_answers_to_a_question_of_a_form_are_in_view(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner"), size) as stage:
        await stage.press("e", *["down"] * 4)
        field = stage.host.today.fields[-1]
        text = " ".join(row.strip("│ ") for row in frame(stage))
        for option in field.options:
            assert option.label in " ".join(text.split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_each_list_of_answers_names_the_arrows(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(question=UNFINISHED), size) as stage:
        assert "↑↓" in frame(stage)[-1]
        assert "Space takes it  Esc leaves" in frame(stage)[-1]
        rows = [row.strip("│ ▁") for row in frame(stage)[1:-1]]
        under = [row for row in frame(stage) if "new one" in row and "kept" not in row]
        assert len(rows) > len(UNFINISHED.fields[0].options)
        assert all(row.startswith("│   ") for row in under)


async def test_the_current_question_stays_in_view_in_a_smaller_window() -> None:
    async with on_stage(FakeHost(session="beginner"), (120, 36)) as stage:
        await stage.press("g", *["down"] * 40)
        for size in ((60, 20), (40, 12), (80, 24), (120, 36)):
            await stage.pilot.resize_terminal(*size)
            await settle(stage.app)
            assert "▸ " in "\n".join(frame(stage)), size


async def test_a_form_is_as_wide_as_before_once_the_window_is() -> None:
    async with on_stage(FakeHost(session="beginner"), (120, 36)) as stage:
        await stage.press("e")
        before = frame(stage)
        for size in ((40, 12), (120, 36)):
            await stage.pilot.resize_terminal(*size)
            await settle(stage.app)
        assert frame(stage) == before


async def test_of_many_answers_it_is_said_how_many_are_hidden() -> None:
    async with on_stage(FakeHost(session="beginner"), (80, 24)) as stage:
        await stage.press("e")
        text = "\n".join(frame(stage))
        assert "…" not in text
        assert re.search(r"\d+ more", text)


async def test_help_names_the_arrow_as_long_as_there_is_more() -> None:
    async with on_stage(FakeHost(session="beginner"), (80, 24)) as stage:
        await stage.press("question_mark")
        assert "↓ reads on" in frame(stage)[-1]
        await stage.press("end")
        assert "reads on" not in frame(stage)[-1]
        await stage.press("up")
        assert "↓ reads on" in frame(stage)[-1]
