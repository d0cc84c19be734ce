"""What a person may find in place of the store, and what must come of it."""

from __future__ import annotations

import re
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest
from storage.damage.harm import (
    FILE,
    HARMS,
    RECOVERED,
    SESSIONS,
    day_of,
    fill,
    noise,
    overwrite,
    size,
    spoil_set,
)
from support.diary import Diary, numbered, put

from backcoach.core.session.past.session_record import record
from backcoach.run.starting.saved_sessions import open_or_recover
from backcoach.storage.damage import recovery
from backcoach.storage.damage.recovery import recover
from backcoach.storage.errors import DamagedError, LostError
from backcoach.storage.store import Store, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(("name", "harm"), HARMS, ids=[name for name, _ in HARMS])
def test_a_damaged_file_is_kept_and_what_can_be_read_is_recovered(
    tmp_path: Path, name: str, harm: Callable[[Path], object]
) -> None:
    sessions = fill(tmp_path)
    harm(tmp_path / FILE)
    damaged = (tmp_path / FILE).read_bytes()
    with pytest.raises(DamagedError):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == damaged

    store, message = open_or_recover(tmp_path)
    with store:
        history = store.history()
        assert len(history) in RECOVERED.get(name, range(1))
        whole = [record(session.state) for session in sessions]
        partial = [kept for kept in history if kept not in whole]
        # The file ends in the last one; of another a step may stand behind the end, which is said.
        assert all(day_of(kept) in message for kept in partial[:-1])
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        put(store, Diary("afterwards", day=99))
    (aside,) = tmp_path.glob(f"{FILE}.damaged-*")
    assert re.fullmatch(r"backcoach\.db\.damaged-\d{4}-\d\d-\d\dT\d{6}", aside.name)
    assert aside.read_bytes() == damaged
    assert message.startswith("The data file was damaged. ")
    assert message.endswith(f" The damaged file is kept as {aside.name}.")
    assert f"{len(history)} session" in message
    assert {path.name for path in tmp_path.iterdir()} == {FILE, aside.name}
    assert not open_or_recover(tmp_path)[1]


def test_a_sound_file_is_opened_as_it_is(tmp_path: Path) -> None:
    fill(tmp_path)
    store, message = open_or_recover(tmp_path)
    with store:
        assert message == ""
        assert len(store.history()) == SESSIONS


def test_noise_in_the_middle_that_shows_only_later_can_be_recovered_too(tmp_path: Path) -> None:
    fill(tmp_path)
    overwrite(tmp_path / FILE, size(tmp_path / FILE) // 2, noise(20_000))
    recover(tmp_path)
    with Store.open(tmp_path) as store:
        assert 6 <= len(store.history()) < SESSIONS + 1


def test_what_is_only_in_the_log_is_recovered(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    coach = put(store, Diary("one").do(2).note("long " * 5000))
    wal = (tmp_path / f"{FILE}-wal").read_bytes()
    store.close()
    (tmp_path / FILE).write_bytes(b"")
    (tmp_path / f"{FILE}-wal").write_bytes(wal)
    store, message = open_or_recover(tmp_path)
    with store:
        assert store.history() == [record(coach.state)]
        assert store.load("one").later == coach.events
    assert "1 session was recovered." in message
    (log,) = tmp_path.glob("*.damaged-*-wal")
    assert log.read_bytes() == wal


def test_a_session_that_lost_events_keeps_the_others_and_their_numbers(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        coach = put(store, Diary("one").do(2).note("kept").do())
        store._db.execute("UPDATE event SET body = 'lost' WHERE seq IN (1, 2)")
    recover(tmp_path)
    with Store.open(tmp_path) as store:
        stored = store.load("one")
        assert stored.events == dict(n for n in numbered(coach) if n[0] not in (1, 2))
        assert stored.next == len(coach.events) + 1


def test_sessions_whose_start_is_lost_are_counted(tmp_path: Path) -> None:
    fill(tmp_path, 3)
    with Store.open(tmp_path) as store:
        store._db.execute("UPDATE event SET body = 'lost' WHERE seq = 0 AND session LIKE '%1'")
    assert " 2 sessions were recovered, 1 could not be. " in recover(tmp_path)


def test_nothing_set_aside_is_ever_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "strftime", lambda form: form.replace("%Y-%m-%dT%H%M%S", "today"))
    for content in ("first", "second", "third"):
        (tmp_path / FILE).write_text(content * 1000)
        open_or_recover(tmp_path)[0].close()
    kept = {path.name: path.read_text()[:5] for path in tmp_path.glob("*damaged*")}
    assert kept == {
        "backcoach.db.damaged-today": "first",
        "backcoach.db.damaged-today-2": "secon",
        "backcoach.db.damaged-today-3": "third",
    }


def test_a_recovery_that_fails_leaves_everything_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_text("noise" * 1000)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("backcoach.storage.database.migrate", full)
        with pytest.raises(StoreError, match="The disk is full"):
            recover(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert "0 sessions were recovered" in recover(tmp_path)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("moment", ["_written", "_set_aside"])
@pytest.mark.parametrize(("name", "harm"), HARMS[6:8])
def test_what_another_program_commits_during_a_recovery_is_recovered_too(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    name: str,
    harm: Callable[[Path], object],
) -> None:
    """SQLite gives no lock on a file whose header is damaged, and lets others write to it."""
    fill(tmp_path)
    with Store.open(tmp_path) as other:
        put(other, Diary("before", day=98))
        harm(tmp_path / FILE)
        done = getattr(recovery, moment)
        commits = iter(["meanwhile"])

        def commit_first(*given: object) -> object:
            result = done(*given) if moment == "_written" else None
            for session in commits:
                put(other, Diary(session, day=99))
            return done(*given) if result is None else result

        monkeypatch.setattr(recovery, moment, commit_first)
        recover(tmp_path)
        with pytest.raises(LostError):  # from now on the other program notices by itself
            put(other, Diary("afterwards", day=100))
    with Store.open(tmp_path) as store:
        assert {"before", "meanwhile"} <= {session.id for session in store.history()}, name


def test_a_file_that_never_rests_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 1)
    monkeypatch.setattr(recovery, "_stamps", lambda _: object())
    with pytest.raises(StoreError, match="Another program"):
        recover(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_failure_after_the_file_was_set_aside_puts_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 2)
    stamps = recovery._stamps
    monkeypatch.setattr(
        recovery, "_stamps", lambda path: stamps(path) if path.name == FILE else object()
    )
    with pytest.raises(StoreError, match="Another program"):
        recover(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    with Store.open(tmp_path) as store:
        assert len(store.history()) == 2


def test_recovery_says_of_which_day_it_cannot_trust_a_step(tmp_path: Path) -> None:
    sessions = fill(tmp_path, 3)
    spoil_set(tmp_path, sessions[1].state.id)
    message = recover(tmp_path)

    assert "3 sessions were recovered. 1 step may be wrong or missing: 2026-11-19." in message
    with Store.open(tmp_path) as store:
        store.inspect()
        assert [len(each.sets) for each in store.history()] == [3, 3, 3]


def test_a_session_that_cannot_be_read_whole_comes_from_another_copy(tmp_path: Path) -> None:
    sessions = fill(tmp_path, 3)
    spoil_set(tmp_path, sessions[1].state.id)
    elsewhere = Diary("elsewhere", day=9).do(1)
    copies = {
        coach.state.id: [coach.started, *coach.events] for coach in (*sessions[:2], elsewhere)
    }

    message = recover(tmp_path, lambda: copies)
    assert "4 sessions were recovered, 2 from the log as text." in message
    with Store.open(tmp_path) as store:
        assert [len(each.sets) for each in store.history()] == [3, 3, 3, 1]
