"""Past sessions on the screen: listed, opened, and nothing of the one under way is disturbed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench.seeding import seed
from support.builders import line
from support.diary import Diary, put
from support.stage import FakeHost, on_stage

from backcoach.core.session.session_record import record
from backcoach.run.saved_sessions import SavedSessions
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path


SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_past_sessions_are_listed_the_latest_first_and_open(size: tuple[int, int]) -> None:
    host = FakeHost()
    for day in (2, 1):
        host.past.append(record(Diary(f"day {day}", day=day).do(3).state))
    async with on_stage(host, size=size) as stage:
        await stage.press("h")
        assert "Past sessions" in stage.text
        await stage.press("down", "space")
        assert "24 kg" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_an_exercise_of_a_session_leads_to_its_course_and_back(size: tuple[int, int]) -> None:
    host = FakeHost()
    for day, reps in ((9, 8), (3, 6)):
        done = Diary(f"day {day}", day=day)
        for _ in range(3):
            done.do(reps=reps).report()
        host.past.append(record(done.state))
    async with on_stage(host, size=size) as stage:
        await stage.press("h", "space", "space")
        assert "Bars: " in stage.text
        latest, earlier = (
            next(row for row in stage.text.split("\n") if text in row)
            for text in ("8 × 24 kg", "6 × 24 kg")
        )
        assert "best" in latest
        assert "best" not in earlier
        assert stage.text.index(latest) < stage.text.index(earlier)
        await stage.press("down", "space")
        assert "6, 6, 6 × 24 kg" in stage.text
        await stage.press("escape")
        assert "Bars: " in stage.text
        await stage.press("escape")
        assert "8, 8, 8 × 24 kg" in stage.text
        await stage.press("escape")
        assert "Past sessions" in stage.text
        await stage.press("escape")
        assert "Past sessions" not in stage.text


async def test_a_session_without_a_set_and_an_exercise_that_cannot_be_read_say_so() -> None:
    host = FakeHost()
    host.past.append(record(Diary("empty").skip().state))
    host.past.append(record(Diary("one").do(3).state))
    async with on_stage(host) as stage:
        await stage.press("h", "space")
        assert "No set was done." in stage.text
        await stage.press("space", "down", "space")
        host.past.clear()
        await stage.press("space")
        assert "Close" in stage.text


async def test_a_rest_goes_on_and_rings_while_the_history_is_open() -> None:
    host = FakeHost()
    host.past.append(record(Diary("one").do(3).state))
    async with on_stage(host) as stage:
        await stage.press("space", "space", "h")
        rest = stage.state.countdown
        assert rest is not None
        await stage.wait((rest.ends_at - host.clock.now()) / 1000)
        assert host.rung == ["rest"]
        assert stage.state.countdown is not None
        assert stage.state.countdown.ends_at == rest.ends_at


async def test_without_past_sessions_a_sentence_says_so() -> None:
    async with on_stage() as stage:
        await stage.press("h")
        assert "No session is finished yet" in stage.text


def test_the_history_has_finished_sessions_the_latest_first(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        put(store, Diary("live", day=9).do(1))
    seed_folder = tmp_path / "seeded"
    seed(seed_folder, 12)
    starts = [
        session.started_at for session in SavedSessions(seed_folder, (), is_mine=True).history()
    ]
    assert len(starts) == 12
    assert starts == sorted(starts, reverse=True)
    assert SavedSessions(tmp_path, (), is_mine=True).history() == []


def test_the_history_of_an_exercise_has_the_sessions_with_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        put(store, Diary("rows", day=1).do(3))
        put(store, Diary("pulls", line("pull", 1), day=2).do(1))
        put(store, Diary("skipped", line("row", 1), line("pull", 1), day=3).skip().do(1))
        put(store, Diary("live", day=4).do(1))
    memory = SavedSessions(tmp_path, (), is_mine=True)
    assert [session.id for session in memory.history("row")] == ["rows"]
    assert [session.id for session in memory.history("pull")] == ["skipped", "pulls"]
    assert memory.history("bow") == []


def test_a_damaged_file_has_no_history(tmp_path: Path) -> None:
    memory = SavedSessions(tmp_path, (), is_mine=True)
    for path in tmp_path.glob("backcoach.db*"):
        path.unlink()
    (tmp_path / "backcoach.db").write_text("no database at all, but a page of text\n" * 200)
    assert memory.history() == []
