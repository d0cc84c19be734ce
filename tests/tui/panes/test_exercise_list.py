"""The list of exercises: names are whole where they can be, and columns say what they are."""

from __future__ import annotations

import pytest
from support.builders import exercise, line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage
from support.shipped import shipped

from backcoach.core.coaching.targets.target import Target
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.session.plan import Result

LONG = exercise("single-arm_dumbbell_pullover")
SHORT = exercise("pull")


def list_of(stage: Stage) -> list[str]:
    region = stage.app.main.query_one("ExerciseList").content_region
    rows = stage.text.split("\n")[region.y : region.bottom]
    return [row[region.x : region.right] for row in rows]


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (120, 36)])
async def test_a_name_is_not_cut_for_the_counts_of_another_exercise(size: tuple[int, int]) -> None:
    plan = plan_of(line(SHORT, reps=[12, 11, 10, 9, 8]), line(LONG, 1))
    async with on_stage(FakeHost(plan), size) as stage:
        assert "Single-arm dumbbell pullover" in "\n".join(list_of(stage))
        ends = {len(row.rstrip()) for row in list_of(stage) if row.rstrip().endswith("8")}
        assert len(ends) <= 2


async def test_without_room_for_heads_an_arrow_leads_from_last_time_to_today() -> None:
    targets = {"row": Target(last={"both": (Result(reps=7), Result(reps=6), Result(reps=5))})}
    plan = plan_of(line("row", 3), line("pull", 1), targets=targets)
    async with on_stage(FakeHost(plan), (80, 24)) as stage:
        shown = list_of(stage)
        assert any("7 →  8" in row for row in shown) != any("last time" in row for row in shown)
        assert any("Pull" in row for row in shown)
    async with on_stage(FakeHost(plan)) as stage:
        assert any("last time" in row for row in list_of(stage))
        assert "→" not in "\n".join(list_of(stage))


async def test_the_map_of_the_session_stays_during_easy_movement() -> None:
    session = shipped().find_session("beginner")
    assert session is not None
    host = FakeHost(with_easy_minutes(expand(shipped(), session), session))
    async with on_stage(host) as stage:
        assert "Works this session" in stage.text
        await stage.press("space")
        assert stage.state.phase == "working"
        assert "Works this session" in stage.text
