"""Sentences of README.md about the keys and lines of the screen, each with what it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.builders import line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage
from support.shipped import shipped

from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.views.set_page import page

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
TEXT = re.sub(r"\s+", " ", README)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20), (40, 12)])
async def test_lines_that_find_no_room_are_one_key_away(size: tuple[int, int]) -> None:
    assert "Lines that did not fit are one key away, `i`." in TEXT
    async with on_stage(FakeHost(session="beginner"), size) as stage:
        seen = stage.text
        for _ in range(6):
            await stage.press("i")
            seen += stage.text
        words = " ".join(re.sub(r"[^\w ]", " ", seen).split())
        for shown in page(stage.state).lines:
            for word in re.findall(r"\w{4,}", shown.text):
                assert word in words


async def test_presenters_go_on_and_take_back() -> None:
    assert "Presenters send Page Down and Page Up, which go on and take back" in TEXT
    async with on_stage(FakeHost(plan_of(line("row", 2, rest=90)))) as stage:
        phases = []
        for key in ("pagedown", "pagedown", "pageup", "pageup"):
            await stage.press(key)
            phases.append(stage.state.phase)
        assert phases == ["working", "resting", "working", "ready"]


async def test_easy_minutes_count_down_by_themselves_and_are_ended_or_skipped() -> None:
    assert "both count down by themselves, Space ends and `s` skips them" in TEXT
    session = shipped().find_session("beginner")
    assert session is not None
    plan = with_easy_minutes(expand(shipped(), session), session)
    for keys, seconds in (((), 300), (("space",), 30), (("s",), 0)):
        async with on_stage(FakeHost(plan)) as stage:
            if keys != ("s",):
                await stage.press("space")
            await stage.wait(seconds)
            await stage.press(*keys)
            assert stage.state.step is not None
            assert stage.state.step.kind == "warmup"


async def test_a_warning_sign_stays_whatever_is_taken_back() -> None:
    assert "a warning sign that ended the session stays" in TEXT
    async with on_stage(FakeHost(plan_of(line("row", 2)))) as stage:
        await stage.press("space", "space")
        stage.host.session.report_pain(5, "lower back", "dull", "nerves")
        await stage.press("u", "u", "space")
        assert stage.state.red_flag is not None
        assert stage.state.is_over
