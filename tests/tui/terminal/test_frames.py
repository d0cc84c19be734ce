"""Frames that hold only the cells that changed: a terminal shows what a whole frame would show."""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from support.screen.fake_host import FakeHost
from support.screen.frames import frames, whole
from support.screen.stage import on_stage
from textual.content import Content

from backcoach.tui.panes.cells import ONE_CELL_EACH
from backcoach.tui.panes.detail import Detail
from backcoach.tui.panes.header import Header
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual.geometry import Size

SIZES = [(120, 36), (80, 24), (40, 12)]
WALK = (
    *("up", "j", "space", "up", "space", "+", "u", "space", "j", "?", "escape"),
    *("b", "space", "b", "p", "p", "i", "h", "escape", "s", "s", "s"),
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_terminal_shows_after_each_key_what_a_whole_frame_would_show(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with frames(monkeypatch, *size) as written:
        async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
            for key in WALK:
                await stage.press(key)
                await stage.wait(0.8)
                assert written.cells == whole(stage.app.screen).cells, key


TEXTS = [
    "",
    "plain",
    "cafes",
    "cafe\u0301s",
    "e\u0301",
    "\u6f22\u5b57 \u6f22",
    "\u6f22\u6f22 \u5b57",
]


async def test_letters_of_any_width_are_replaced_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines: list[Content] = []
    monkeypatch.setattr(Detail, "lines", lambda *_: lines)
    with frames(monkeypatch, 80, 24) as written:
        async with on_stage(size=(80, 24)) as stage:
            pane = stage.app.main.query_one(Detail)
            for before, after in permutations(TEXTS, 2):
                for text in (before, after):
                    lines[:] = [Content.assemble(text, (text, "bold")), Content(f"x{text}x")]
                    pane.redraw()
                    stage.app.main.draw()
                assert written.cells == whole(stage.app.screen).cells, (before, after)


def test_what_is_said_to_take_one_cell_does() -> None:
    one_cell = [letter for letter in map(chr, range(0x3000)) if re.fullmatch(ONE_CELL_EACH, letter)]
    assert len(one_cell) > 1000
    assert {cell_len(letter) for letter in one_cell} == {1}


async def test_a_frame_has_all_that_changed_together(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage() as stage:
        stage.host.saved = ("saved ✓", "")
        await stage.press("space")
        stage.host.saved = ("saving", "")
        with frames(monkeypatch, 120, 36) as written:
            stage.host.session.perform("next")
            (frame,) = written.written
            assert "saving" in frame
            assert "Rest" in frame
            await stage.press()
            assert len(written.written) == 1


@pytest.mark.parametrize("key", ["?", "n", "h"])
async def test_what_changes_below_a_dialog_is_drawn_behind_it_or_when_it_is_closed(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with frames(monkeypatch, 120, 36) as written:
        async with on_stage() as stage:
            await stage.press("space", key)
            stage.host.session.perform("next")
            await stage.press()
            assert written.cells == whole(stage.app.screen).cells
            for _ in range(3):
                await stage.wait(1)
                assert written.cells == whole(stage.app.screen).cells
            await stage.press("escape")
            assert written.cells == whole(stage.app.screen).cells


async def test_several_changes_of_a_pane_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage() as stage:
        drawn: list[Size] = []
        lines = Header.lines

        def watched(self: Header, size: Size) -> list[Content]:
            drawn.append(size)
            return lines(self, size)

        monkeypatch.setattr(Header, "lines", watched)
        header = stage.app.main.query_one(Header)
        for saved in ("saving", "saved", "saving"):
            header.saved(saved)
            header.redraw()
        await stage.press()
        assert len(drawn) == 1
        assert isinstance(header, Pane)
