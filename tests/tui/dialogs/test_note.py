"""A note is a line: what is typed or pasted into it is kept whole, as far as there is room."""

from __future__ import annotations

from support.builders import line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage, settle
from textual.events import Paste

from backcoach.core.text import LONGEST_NOTE
from backcoach.tui.dialogs.note import Line


async def paste(stage: Stage, text: str) -> None:
    stage.app.screen.query_one(Line).post_message(Paste(text))
    await stage.pilot.pause()


async def test_all_lines_of_a_pasted_text_are_kept() -> None:
    async with on_stage(FakeHost(plan_of(line()))) as stage:
        await stage.press("n", *"was ")
        await paste(stage, "bad\r\nafter  lunch\n\x1b[31mred")
        await stage.press("enter")
        assert stage.state.notes == ("was bad after lunch [31mred",)


async def test_of_a_text_that_is_too_long_the_beginning_is_kept() -> None:
    async with on_stage(FakeHost(plan_of(line()))) as stage:
        await stage.press("n")
        await paste(stage, "grip was bad\n" * 900)
        await stage.press("enter")
        (note,) = stage.state.notes
        assert note.startswith("grip was bad grip was bad ")
        assert LONGEST_NOTE - 1 <= len(note) <= LONGEST_NOTE


async def test_the_cursor_stays_in_view_in_a_smaller_window() -> None:
    text = "slept badly, the gym was full and the bar was taken by others"
    async with on_stage(FakeHost(plan_of(line())), (120, 36)) as stage:
        await stage.press("n", *text)
        for size in ((60, 20), (40, 12), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await settle(stage.app)
            assert "by others " in stage.text


async def test_wide_letters_and_signs_of_several_letters_stay_whole() -> None:
    async with on_stage(FakeHost(plan_of(line())), (40, 12)) as stage:
        await stage.press("n")
        await paste(stage, "日本語のメモ 💪🏽 é fin")
        assert "日本語のメモ" in stage.text
        assert "Esc leaves" in stage.text
        await stage.press("enter")
        assert stage.state.notes == ("日本語のメモ 💪🏽 é fin",)
