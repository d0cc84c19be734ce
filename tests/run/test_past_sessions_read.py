"""Which past sessions are read, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.seeding import seed
from support.builders import line
from support.diary import Diary, put

from backcoach.run.starting.saved_sessions import SavedSessions
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path


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
