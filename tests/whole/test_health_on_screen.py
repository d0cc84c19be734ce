"""Pain and warning signs on the screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from support.screen.stage import Stage, unhurried
from whole.health_visits import Visits

from backcoach.tui.app import BackcoachApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


WARM_UPS = [""] * 8  # easy movement and three warm-up sets


@pytest.fixture
def visits(monkeypatch: pytest.MonkeyPatch) -> Visits:
    return Visits(monkeypatch)


SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]


@asynccontextmanager
async def on_screen(visits: Visits, size: tuple[int, int]) -> AsyncIterator[Stage]:
    """Run the screen on the session that was started."""
    app = BackcoachApp(visits.host)
    unhurried(app)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Stage(app, visits.host, pilot)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_asks_the_same_question_and_forbids_as_well(
    visits: Visits, size: tuple[int, int]
) -> None:
    visits.type(*WARM_UPS, "", "", "! 6 lower back sharp", "")
    visits.leave()
    visits.start(days=1)
    async with on_screen(visits, size) as stage:
        assert "Lower back: 6 of 10, sharp," in stage.text
        await stage.press("7", "space")
        assert "rest today" in stage.text
        assert "Answer again" in stage.text
        await stage.press("down", "space", "escape")
    assert visits.host.close(10) == ""


@pytest.mark.parametrize("size", SIZES)
async def test_d2_the_screen_shows_the_instruction_alone(
    visits: Visits, size: tuple[int, int]
) -> None:
    async with on_screen(visits, size) as stage:
        await stage.press("space", "space", "exclamation_mark", "down", "down", "down")
        await stage.press("right", "right", "space", "space")
        assert "go to an emergency" in stage.text
        for key in ("f", "u", "space"):
            await stage.press(key)
            assert "go to an emergency" in stage.text
            assert "Next time" not in stage.text
            assert "Go on training" not in stage.text
        await stage.press("b")
        assert "go to an emergency" in stage.text
    assert visits.state.red_flag == "nerves"
    assert visits.host.close(10) == ""
