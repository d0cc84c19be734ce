"""Pain on the screen: where it can be said, and what is asked."""

from __future__ import annotations

import pytest
from support.screen.fake_host import short_plan
from support.screen.stage import on_stage

from backcoach.core.coaching.health.places import PLACES

SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_pain_is_on_the_footer_in_every_state(size: tuple[int, int]) -> None:
    async with on_stage(short_plan(), size) as stage:
        for keys in ((), ("space",), ("space",), ("p",), ("p", "f", "f")):
            await stage.press(*keys)
            assert "! Pain" in stage.text.split("\n")[-1]


@pytest.mark.parametrize(
    "keys", [("h",), ("h", "question_mark"), ("v",), ("question_mark",), ("w",), ("f",)]
)
async def test_a_pain_may_be_said_over_whatever_stands_there(keys: tuple[str, ...]) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", *keys)
        below = stage.app.screen
        await stage.press("exclamation_mark")
        assert "Where" in stage.text
        await stage.press("right", "space", "4", "space", "right", "space", "escape")
        assert len(stage.state.pains) == 1
        assert stage.app.screen is below


@pytest.mark.parametrize("keys", [("n",), ("h", "4")])
async def test_a_sign_that_is_typed_opens_no_question(keys: tuple[str, ...]) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", *keys)
        below = stage.app.screen
        await stage.press("exclamation_mark")
        assert stage.app.screen is below


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_the_history_names_the_key_of_pain_and_a_click_presses_it(
    size: tuple[int, int],
) -> None:
    async with on_stage(short_plan(), size) as stage:
        await stage.press("h")
        rows = stage.text.split("\n")
        row = next(row for row in range(len(rows) - 1, 0, -1) if "! Pain" in rows[row])
        await stage.pilot.click(offset=(rows[row].index("! Pain") + 1, row))
        await stage.pilot.pause()
        assert "Where" in stage.text


async def test_a_pain_asks_where_first_and_reports_nothing_that_was_not_chosen() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "exclamation_mark", "space", "space")
        assert "Choose one of these" in stage.text
        assert not stage.state.pains
        await stage.press("right", "space", "4", "space", "right", "space")
        assert [(pain.place, pain.level, pain.kind) for pain in stage.state.pains] == [
            (PLACES[0], 4, "dull")
        ]
        await stage.press("escape", "u")
        assert not stage.state.pains
