"""What a key costs, counted: frames, bytes, drawn panes, and rows that Textual styles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from support.screen.fake_host import FakeHost
from support.screen.frames import frames
from support.screen.stage import on_stage
from textual._styles_cache import StylesCache

from backcoach.tui.history import reader
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.strip import Strip

SIZE = (120, 36)
SECONDS = 3
RESTING = 1_500  # bytes a second, the budget of a rest
# Keys that come back to where they began, with the most bytes of each in 16 colours.
KEYS = {
    "Space": (("space", "space", "u", "u"), 4_500),
    "arrows": (("up", "down", "left", "right"), 700),
    "jump": (("j", "k"), 7_000),
    "pause": (("p", "p"), 5_000),
}


@pytest.mark.parametrize("kind", KEYS)
async def test_a_key_is_answered_by_one_frame_of_the_cells_that_changed(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, most = KEYS[kind]
    async with on_stage(FakeHost(session="home"), SIZE) as stage:
        await stage.press(*keys)
        for key in keys:
            with frames(monkeypatch, *SIZE) as written:
                await stage.press(key)
            assert len(written.written) == 1, key
            assert 0 < written.bytes <= most, key


@pytest.mark.parametrize("kind", ["Space", "arrows", "jump"])
async def test_a_key_draws_each_pane_once_and_has_textual_style_the_titles_alone(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, _ = KEYS[kind]
    styled: list[int] = []
    drawn: Counter[str] = Counter()
    render_line = StylesCache.render_line

    def styling(self: StylesCache, styles: Any, y: int, *rest: Any) -> Strip:
        styled.append(y)
        return render_line(self, styles, y, *rest)

    def counting(kind: type[Pane]) -> Any:
        lines = kind.lines

        def counted(self: Pane, size: Size) -> Any:
            drawn[kind.__name__] += 1
            return lines(self, size)

        return counted

    async with on_stage(FakeHost(session="home"), SIZE) as stage:
        await stage.press(*keys)
        for pane in {type(pane) for pane in stage.app.main.query(Pane)}:
            monkeypatch.setattr(pane, "lines", counting(pane))
        monkeypatch.setattr(StylesCache, "render_line", styling)
        for key in keys:
            styled.clear()
            drawn.clear()
            await stage.press(key)
            assert set(styled) <= {0}, key
            assert set(drawn.values()) == {1}, key


@pytest.mark.parametrize("key", ["?", "n", "v"])
async def test_behind_a_dialog_only_the_clock_of_the_rest_is_written(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(FakeHost(session="home"), SIZE) as stage:
        await stage.press("space", "space", key)
        await stage.wait(1)
        with frames(monkeypatch, *SIZE) as written:
            for _ in range(SECONDS):
                await stage.wait(1)
        assert 0 < written.bytes <= RESTING * SECONDS


@pytest.mark.parametrize("keys", [("h",), ("space", "space", "h")])
async def test_what_the_history_covers_is_not_written(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "PATIENCE", 60)
    async with on_stage(FakeHost(session="beginner"), SIZE) as stage:
        await stage.press(*keys)
        with frames(monkeypatch, *SIZE) as written:
            for _ in range(SECONDS):
                await stage.wait(1)
        assert written.bytes <= RESTING  # its own clock
        before = stage.text
        await stage.press("escape")
        await stage.wait(1)
        assert stage.text != before


async def test_what_stood_still_below_a_screen_moves_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(FakeHost(session="beginner"), SIZE) as stage:
        await stage.press("?", "escape")
        with frames(monkeypatch, *SIZE) as written:
            for _ in range(SECONDS):
                await stage.wait(1)
        assert any(char > "\u2800" for frame in written.written for char in frame)
