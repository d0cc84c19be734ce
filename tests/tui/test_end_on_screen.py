"""The end of a session on the screen: asked early, the summary, its copy and its picture."""

from __future__ import annotations

import pytest
from support.builders import line, plan_of
from support.screen.fake_host import FakeHost, short_plan
from support.screen.stage import on_stage


async def test_ending_early_is_asked_once_and_without_a_set_the_session_is_thrown_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "f")
        assert "1 of 3 sets done" in stage.text
        await stage.press("space")
        assert stage.state.phase == "resting"
        await stage.press("f", "down", "enter")
        assert "Ended early" in stage.text
        assert "Session complete" not in stage.text
    async with on_stage(short_plan()) as stage:
        await stage.press("f")
        assert "No set is done yet" in stage.text
        ended: list[bool] = []
        monkeypatch.setattr(stage.app, "exit", lambda: ended.append(True))
        await stage.press("f")
        assert stage.state.phase == "discarded"
        assert ended


async def test_a_session_of_warm_ups_is_kept_or_thrown_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for keys, phase in ((("f",), "finished"), (("down", "down", "enter"), "discarded")):
        async with on_stage(FakeHost(plan_of(line(warmup=[5], load="60 kg")))) as stage:
            monkeypatch.setattr(stage.app, "exit", lambda: None)
            await stage.press("space", "space", "f")
            assert "Only warm-up sets are done" in stage.text
            await stage.press(*keys)
            assert stage.state.phase == phase


@pytest.mark.parametrize(
    "before",
    [
        (),
        ("space",),
        ("space", "space"),
        ("space", "p"),
        ("space", "space", "p"),
        ("space", "space", "f", "f"),
    ],
)
async def test_s04_escape_ends_and_loses_nothing(before: tuple[str, ...]) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press(*before)
        state, text = stage.state, stage.text
        await stage.press("escape", "escape")
        assert stage.app.is_running
        assert (stage.state, stage.text) == (state, text)


async def test_c_copies_the_summary_once_there_is_one() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1, load="20 kg")))) as stage:
        await stage.press("c")
        assert "The summary comes after the session" in stage.text
        assert not stage.app.clipboard
        await stage.press("space", "space")
        assert stage.state.is_over
        await stage.press("c")
        assert "Row  8 × 20 kg" in stage.app.clipboard
        assert "Copied" in stage.text


async def test_a_capital_s_writes_the_summary_as_a_picture_once_there_is_one() -> None:
    host = FakeHost(plan_of(line("row", 1, load="20 kg")))
    async with on_stage(host) as stage:
        await stage.press("S")
        assert "The summary comes after the session" in stage.text
        assert not host.pictures
        await stage.press("space", "space", "S")
        (name, text), *others = host.pictures.items()
        assert not others
        assert "8 × 20 kg" in text
        assert name in stage.text


async def test_t17_the_summary_comes_straight_after_the_last_set() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1)))) as stage:
        await stage.press("space", "space")
        assert "Session complete" in stage.text
        await stage.press("space", "enter")
        assert "Session complete" in stage.text


async def test_the_last_set_can_be_corrected_on_the_summary() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1)))) as stage:
        await stage.press("space", "space", "down")
        result = stage.state.result(stage.state.plan.steps[0])
        assert result is not None
        assert result.reps == 7
