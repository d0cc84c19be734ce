"""The question for a key is read whole in narrow windows."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from backcoach.tui.terminal.learn_key import LearnKey

REQUEST = "Press the key, pedal or button that is to start the set, end the rest. Esc leaves."


@pytest.mark.parametrize("width", [40, 60, 120])
async def test_the_question_is_not_cut(width: int) -> None:
    app = LearnKey(REQUEST)
    async with app.run_test(size=(width, 12)) as pilot:
        await pilot.pause()
        region = app.screen.query_one(Static).region
        strips = app.screen._compositor.render_strips()
        rows = ("".join(part.text for part in strip) for strip in strips)
        assert " ".join(" ".join(rows).split()) == REQUEST
        assert region.right <= width
        await pilot.press("f5")
    assert app.return_value == "f5"
