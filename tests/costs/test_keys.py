"""What a key costs, counted: frames, bytes, drawn panes, and rows that Textual styles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from support.screen.frames import frames
from support.screen.stage import FakeHost, on_stage
from textual._styles_cache import StylesCache

from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.strip import Strip

SIZE = (120, 36)
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
