"""Digests in the store: when they are made, what they spare a start, and what comes of old ones."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from support.diary import DAY, START, Diary, keep

from backcoach.core.session.past.digest import VERSION, digest
from backcoach.run.starting import saved_sessions
from backcoach.run.starting.saved_sessions import SavedSessions
from backcoach.storage.errors import StoreError
from backcoach.storage.store import Store, read_history
from backcoach.storage.versions.migrations import LOGGED, LOGGED_WORK
from backcoach.storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.builders import Coach

    from backcoach.core.session.state import State


TODAY = 10


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_sessions, "wall_ms", lambda: START + TODAY * DAY)


def digests(folder: Path) -> dict[str, int]:
    """Return the version of the digest of each session that has one."""
    with Store.open(folder, readonly=True) as store:
        return dict(store.select("SELECT session, version FROM digest"))


def execute(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / "backcoach.db") as db:
        db.execute(statement)
    db.close()


_COLUMNS = {  # of `logged` in version 1, by where a set has them now
    "step": "$.step", "exercise": "$.exercise", "kind": "$.kind", "side": "$.side",
    '"set"': "$.set", "target": "$.target", "reps": "$.reps", "seconds": "$.seconds",
    "grams": "$.load.grams", "unit": "$.load.unit", "band": "$.load.band", "rir": "$.rir",
    "rest_planned_s": "$.rest_planned_s", "rest_taken_s": "$.rest_taken_s",
    "done_at": "$.done_at", '"offset"': "$.offset", "skipped": "$.skipped",
}  # fmt: skip

_USUAL = {
    "target": "''",
    "unit": "iif(value ->> '$.load' IS NULL, NULL, 'kg')",
    "band": "iif(value ->> '$.load' IS NULL, NULL, '')",
    "skipped": "0",
}

_VALUES = ", ".join(
    f"coalesce(value ->> '{place}', {_USUAL.get(column, 'NULL')})"
    for column, place in _COLUMNS.items()
)

_SETS = f"""
    INSERT INTO logged (session, place, {", ".join(_COLUMNS)})
    SELECT session, key, {_VALUES} FROM record, json_each(CAST(sets AS TEXT))"""


def take_back_to_version_1(folder: Path) -> None:
    execute(folder, "DROP TABLE logged")
    execute(folder, LOGGED)
    execute(folder, _SETS)
    execute(folder, LOGGED_WORK)
    for table in (
        "record",
        "digest",
        "projection",
        "machine",
        "shared",
        "waiting",
        "aside",
        "again",
        "offer",
    ):
        execute(folder, f"DROP TABLE {table}")
    execute(folder, "ALTER TABLE event DROP COLUMN checksum")
    for column in ("origin", "notes", "pains", "planned", "done", "trained_s", "volume"):
        execute(folder, f"ALTER TABLE session DROP COLUMN {column}")
    execute(folder, "PRAGMA user_version = 1")


def past(folder: Path, *, is_mine: bool = True) -> list[State]:
    return SavedSessions(folder, {"row"}, is_mine=is_mine).finished


def saved(folder: Path, coach: Coach) -> None:
    """Lead a session and save it as the program does."""
    saver = Writer(folder)
    saver.save(coach.started, coach.state)
    for event in coach.events:
        saver.save(event, coach.state)
    assert saver.close()


def test_a_finished_session_gets_its_digest_when_it_is_saved(tmp_path: Path) -> None:
    saved(tmp_path, Diary("live").do(1))
    saved(tmp_path, Diary("gone").do(1).discard())
    saved(tmp_path, Diary("done").do(3))
    assert digests(tmp_path) == {"done": VERSION}


def test_a_start_reads_no_event_of_a_session_with_a_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path, coach := Diary("done").do(3))

    def never(*_: object) -> None:
        raise AssertionError("read in vain")

    monkeypatch.setattr(Store, "load", never)
    assert past(tmp_path) == [digest(coach.state)]


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM digest",
        "UPDATE digest SET version = version - 1",
        "UPDATE digest SET version = version + 1",
        "UPDATE digest SET body = x'00ff'",
        "UPDATE digest SET body = CAST('{}' AS BLOB)",
        "UPDATE digest SET body = CAST('[1, 2' AS BLOB)",
        "UPDATE digest SET body = 'no bytes'",
    ],
)
@pytest.mark.parametrize("is_mine", [True, False])
def test_without_a_digest_that_can_be_read_the_events_say_what_it_was(
    tmp_path: Path, harm: str, is_mine: bool
) -> None:
    saved(tmp_path, coach := Diary("done").do(3))
    execute(tmp_path, harm)
    before = digests(tmp_path)
    assert past(tmp_path, is_mine=is_mine) == [coach.state]
    assert digests(tmp_path) == before

    train_after(tmp_path)
    assert digests(tmp_path) == {"done": VERSION}
    assert past(tmp_path) == [digest(coach.state)]


def train_after(folder: Path) -> Writer:
    """Lead a set of a session in a new run, which keeps the digests that its start missed."""
    saver = Writer(folder)
    saver.digest_later(SavedSessions(folder, {"row"}, is_mine=True).undigested)
    coach = Diary("next", day=1).do(1)
    saver.save(coach.started, coach.state)
    assert saver.close()
    return saver


def test_a_digest_that_finds_no_room_keeps_nobody_from_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, Diary("done").do(3))

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Store, "keep", full)
    assert train_after(tmp_path).status.problem == ""
    assert digests(tmp_path) == {}


def test_a_session_that_is_saved_is_called_so_with_or_without_a_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Store, "keep", full)
    saver = Writer(tmp_path)
    coach = Diary("done").do(3)
    saver.save(coach.started, coach.state)
    assert saver.close()
    assert saver.status.problem == ""


@pytest.mark.parametrize(
    "later",
    [
        lambda coach: coach.carry_on(),
        lambda coach: coach.undo(),
        lambda coach: coach.note("late"),
    ],
    ids=["continued", "undone", "noted"],
)
def test_what_happens_after_the_end_makes_the_digest_anew(
    tmp_path: Path, later: Callable[[Coach], object]
) -> None:
    coach = Diary("done").do(2).finish()
    saved(tmp_path, coach)
    later(coach)
    keep(tmp_path, coach)
    assert digests(tmp_path) == {}
    if coach.state.phase != "finished":
        coach.finish()
    keep(tmp_path, coach)
    assert past(tmp_path) == [coach.state]
    train_after(tmp_path)
    assert digests(tmp_path) == {"done": VERSION}


def test_a_file_from_before_digests_is_brought_up_to_date(tmp_path: Path) -> None:
    keep(tmp_path, coach := Diary("done").do(3))
    take_back_to_version_1(tmp_path)
    assert past(tmp_path) == [coach.state]
    train_after(tmp_path)
    assert digests(tmp_path) == {"done": VERSION}


def test_a_file_from_before_digests_is_read_without_being_changed(tmp_path: Path) -> None:
    keep(tmp_path, coach := Diary("done").do(3))
    take_back_to_version_1(tmp_path)
    before = (tmp_path / "backcoach.db").read_bytes()
    assert past(tmp_path, is_mine=False) == [coach.state]
    assert [session.id for session in read_history(tmp_path)] == ["done"]
    assert (tmp_path / "backcoach.db").read_bytes() == before


def test_two_programs_make_the_same_digest(tmp_path: Path) -> None:
    keep(tmp_path, coach := Diary("done").do(3))
    with Store.open(tmp_path) as store, Store.open(tmp_path) as other:
        store.keep([coach.state])
        other.keep([coach.state])
    assert past(tmp_path) == [digest(coach.state)]
