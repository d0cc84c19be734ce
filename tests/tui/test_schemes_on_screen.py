"""Each way to write sets, walked to its end on the screen, at one size each."""

from __future__ import annotations

from itertools import cycle

import pytest
from support.schemes import SCHEMES, assert_whole, plan_of, written
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage

SIZES = cycle([(120, 36), (80, 24), (40, 12), (100, 30), (60, 20)])


@pytest.mark.parametrize(("name", "size"), list(zip(SCHEMES, SIZES, strict=False)))
async def test_a_scheme_is_walked_to_its_end_on_the_screen(
    name: str, size: tuple[int, int]
) -> None:
    host = FakeHost(plan_of(name), written(name)[0])
    async with on_stage(host, size) as stage:
        for number in range(200):
            if stage.state.is_over:
                break
            if number in (2, 5):
                await stage.press("b")  # big for some steps
            if stage.state.phase == "working":
                await stage.wait(19)
            if stage.state.phase in ("ready", "working"):
                await stage.press("space")
            else:
                left = (stage.host.session.next_deadline() or 0) - host.clock.now()
                await stage.wait(max(1, left / 1000))
                if stage.state.phase == "resting" and stage.state.countdown.rung:  # type: ignore[union-attr]
                    await stage.press("space")
        assert_whole(stage.state, name)
        assert stage.says("complete") or stage.says("Complete") or stage.says("DONE")
