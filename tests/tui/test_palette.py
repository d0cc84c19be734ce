"""The palette and the help page: every action by its name, with its key."""

from __future__ import annotations

import re

import pytest
from support.screen.fake_host import short_plan
from support.screen.stage import on_stage

from backcoach.core.actions import ACTIONS
from backcoach.core.wording.why.topics_en import TOPICS
from backcoach.tui.dialogs.palette import matching


async def test_s20_letters_typed_into_the_palette_trigger_nothing() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("ctrl+p", *"suqvp", "escape")
        assert not stage.host.notebook.events
        assert stage.app.is_running


async def test_help_shows_every_action_with_its_key() -> None:
    async with on_stage(size=(120, 60)) as stage:
        await stage.press("question_mark")
        for action in ACTIONS:
            assert (action.help_row or action.help) in stage.text
        await stage.press("escape")
        assert "Session" in stage.text


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_why_names_each_topic_and_who_found_it(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("w")
        assert TOPICS[0].title[:18] in stage.text
        await stage.press("end")
        last = TOPICS[-1].statements[-1].origin().split()[-1]
        assert last in stage.text
        assert "Esc closes" in stage.text
        await stage.press("escape")
        assert "Esc closes" not in stage.text


async def test_every_action_is_in_the_palette_on_a_line_with_its_key() -> None:
    async with on_stage() as stage:
        await stage.press("ctrl+p")
        assert {action.id for action in ACTIONS} < {action.id for action in matching("")}
        line = next(line for line in stage.text.split("\n") if "skip this set" in line)
        assert re.search(r"skip this set +s +│", line)


async def test_in_the_smallest_window_what_an_action_does_stands_whole_below_its_name() -> None:
    async with on_stage(size=(40, 12)) as stage:
        await stage.press("ctrl+p")
        assert "…" not in stage.text
        lines = stage.text.split("\n")
        place = next(place for place, line in enumerate(lines) if "Next" in line)
        assert re.search(r" Space +│", lines[place])
        below = " ".join(line.strip(" │") for line in lines[place + 1 : place + 3])
        assert below == "start the set, end the set, end the rest"


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("skip", "skip"),
        ("swap", "swap"),
        ("hist", "history"),
        ("quit", "quit"),
        ("finish", "finish"),
        ("end session", "finish"),
        ("undo", "undo"),
        ("take back", "undo"),
        ("hurts", "pain"),
        ("colours", "theme"),
    ],
)
def test_the_palette_finds_an_action_by_label_id_and_help(words: str, action: str) -> None:
    assert matching(words)[0].id == action


async def test_what_is_typed_in_the_palette_and_entered_is_done() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "ctrl+p", *"undo", "enter")
        assert "Took back set 1" in stage.text
        await stage.press("ctrl+p", *"zzz")
        assert "No command is called that" in stage.text
        await stage.press("enter", "escape")
        assert stage.app.screen is stage.app.main


async def test_the_palette_may_be_closed_twice_at_once() -> None:
    async with on_stage() as stage:
        await stage.press("ctrl+p")
        palette = stage.app.screen
        assert palette is not stage.app.main
        palette.dismiss()
        palette.dismiss()
        await stage.press("space")
        assert stage.app.screen is stage.app.main
        assert stage.state.phase == "working"
