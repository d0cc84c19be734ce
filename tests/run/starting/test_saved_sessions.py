"""What a new run remembers of the store, and that nothing in it keeps anybody from training."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from support.builders import line
from support.diary import DAY, START, Diary, keep

from backcoach.run.starting import saved_sessions
from backcoach.run.starting.saved_sessions import LEARN_FROM, SavedSessions
from backcoach.storage.errors import NewerError
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


FILE = "backcoach.db"
TODAY = 400


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_sessions, "wall_ms", lambda: START + TODAY * DAY)


def remembered(folder: Path, *exercises: str, is_mine: bool = True) -> SavedSessions:
    return SavedSessions(folder, exercises, is_mine=is_mine)


def ids(saved: SavedSessions) -> list[str]:
    return [state.id for state in saved.finished]


def test_without_a_store_there_is_nothing_to_remember(tmp_path: Path) -> None:
    saved = remembered(tmp_path, "row")
    assert (saved.unfinished, saved.finished, saved.notice) == (None, [], "")


def test_looking_makes_no_store(tmp_path: Path) -> None:
    saved = remembered(tmp_path, is_mine=False)
    assert (saved.unfinished, saved.finished, saved.notice) == (None, [], "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_mine", [True, False])
def test_s01_an_unfinished_session_is_remembered_as_it_was_left(
    tmp_path: Path, is_mine: bool
) -> None:
    coach = Diary("left", line("row", 3, rest=90), day=TODAY).do(2, reps=9)
    keep(tmp_path, coach)
    saved = remembered(tmp_path, is_mine=is_mine)
    assert saved.unfinished is not None
    stored, state = saved.unfinished
    assert state == coach.state
    assert stored.next == 1 + len(coach.events)


def test_only_finished_sessions_are_learned_from_the_latest_last(tmp_path: Path) -> None:
    keep(
        tmp_path,
        Diary("newer", day=TODAY - 2).do(3),
        Diary("older", day=TODAY - 9).do(3),
        Diary("gone", day=TODAY - 5).do(3).discard(),
        Diary("thrown", day=TODAY - 4).do(1).discard(),
        Diary("live", day=TODAY).do(1),
    )
    assert ids(remembered(tmp_path, "row")) == ["older", "newer"]


def test_of_what_is_long_ago_the_latest_time_of_each_exercise_is_remembered(
    tmp_path: Path,
) -> None:
    keep(
        tmp_path,
        Diary("first", day=1).do(3),
        Diary("second", day=2).do(3),
        Diary("pulls", line("pull", 1), day=3).do(),
        Diary("other", line("other", 1), day=4).do(),
    )
    assert ids(remembered(tmp_path, "row", "pull")) == ["second", "pulls"]


def test_everything_of_twelve_weeks_is_remembered(tmp_path: Path) -> None:
    edge = TODAY - LEARN_FROM // DAY
    keep(
        tmp_path,
        Diary("before", line("other", 1), day=edge - 1).do(),
        Diary("at", line("other", 1), day=edge).do(),
    )
    assert ids(remembered(tmp_path, "row")) == ["at"]


# What is wrong with it


def harm(folder: Path) -> None:
    path = folder / FILE
    path.write_bytes(b"not a database" * 500)


def test_a_damaged_store_is_set_aside_and_it_is_said(tmp_path: Path) -> None:
    keep(tmp_path, Diary("left", day=TODAY).do(1))
    harm(tmp_path)
    saved = remembered(tmp_path, "row")
    assert saved.notice.startswith("The data file was damaged. ")
    assert "The damaged file is kept as backcoach.db.damaged" in saved.notice
    assert len(list(tmp_path.glob("backcoach.db.damaged-*"))) >= 1


def test_whoever_only_looks_leaves_a_damaged_store_alone(tmp_path: Path) -> None:
    keep(tmp_path, Diary("left", day=TODAY).do(1))
    harm(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    saved = remembered(tmp_path, "row", is_mine=False)
    assert "is damaged" in saved.notice
    assert (saved.unfinished, saved.finished) == (None, [])
    assert (tmp_path / FILE).read_bytes() == before


def test_a_start_reads_without_an_inspection_and_names_what_has_no_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, Diary("a", day=TODAY - 9).do(3), Diary("b", day=TODAY - 8).do(3))
    with Store.open(tmp_path) as store:
        store.digest(["a"])
    monkeypatch.setattr(Store, "inspect", None)
    saved = remembered(tmp_path)
    assert ids(saved) == ["a", "b"]
    assert saved.undigested == {"b"}


def test_a_session_that_cannot_be_read_keeps_nobody_from_training(tmp_path: Path) -> None:
    keep(tmp_path, Diary("past", day=TODAY - 1).do(3), Diary("left", day=TODAY).do(1))
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("UPDATE event SET body = x'00' WHERE session = 'past' AND seq = 0")
    db.close()
    saved = remembered(tmp_path, "row")
    assert saved.unfinished is not None
    assert saved.finished == []
    assert "is damaged" in saved.notice


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("")
    assert "not a directory" in remembered(place / "data", "row").notice


@pytest.mark.parametrize("is_mine", [True, False])
def test_a_newer_store_is_left_to_a_newer_program(tmp_path: Path, is_mine: bool) -> None:
    keep(tmp_path, Diary("left").do(1))
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(NewerError):
        remembered(tmp_path, is_mine=is_mine)


# Looking at what another program does


def test_what_another_program_does_is_seen_at_the_next_look(tmp_path: Path) -> None:
    coach = Diary("live", line("row", 3), day=TODAY).do(1)
    keep(tmp_path, coach)
    saved = remembered(tmp_path, is_mine=False)
    coach.do(1)
    keep(tmp_path, coach)
    assert saved.reload() == coach.state


def test_the_end_of_what_another_program_does_is_seen_as_well(tmp_path: Path) -> None:
    coach = Diary("live", day=TODAY).do(1)
    keep(tmp_path, coach)
    saved = remembered(tmp_path, is_mine=False)
    keep(tmp_path, coach.finish(), Diary("next", day=TODAY + 1).do(1))
    seen = saved.reload()
    assert seen is not None
    assert (seen.id, seen.phase) == ("live", "finished")


def test_where_nothing_was_left_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    assert remembered(tmp_path, is_mine=False).reload() is None


def test_a_store_that_breaks_meanwhile_is_not_seen_either(tmp_path: Path) -> None:
    keep(tmp_path, Diary("live", day=TODAY).do(1))
    saved = remembered(tmp_path, is_mine=False)
    harm(tmp_path)
    assert saved.reload() is None


def test_the_session_that_ended_today_may_go_on_and_is_then_no_past_one(tmp_path: Path) -> None:
    keep(tmp_path, Diary("older", day=TODAY - 2).do(3), Diary("last", day=TODAY).do(1).finish())
    saved = remembered(tmp_path, "row")
    assert ids(saved) == ["older", "last"]
    last = saved.last(resume=True)
    assert last is not None
    assert (last[1].id, ids(saved)) == ("last", ["older"])


@pytest.mark.parametrize(
    "last",
    [
        lambda: Diary("old", day=TODAY - 2).do(1).finish(),
        lambda: Diary("gone", day=TODAY).do(1).discard(),
    ],
    ids=["long ago", "thrown away"],
)
def test_no_other_session_goes_on(tmp_path: Path, last: Callable[[], Diary]) -> None:
    keep(tmp_path, last())
    assert remembered(tmp_path, "row").last(resume=True) is None
