"""A store on a file system without locks saves, reads back, and keeps programs apart."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.diary import Diary, put
from support.spoilt.no_locks import default_vfs, no_locks

from backcoach.run.starting.saved_sessions import SavedSessions, open_or_recover
from backcoach.storage import database
from backcoach.storage.errors import BUSY, StoreError
from backcoach.storage.lock import Lock
from backcoach.storage.no_locks import NOTICE, STALE, has_locks
from backcoach.storage.store import Store, read_history
from backcoach.storage.versions.migrations import MIGRATIONS
from backcoach.storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = Path(__file__).parents[1] / "data" / "store_v0_1.db"

try:
    default_vfs()
except (OSError, AttributeError, ImportError) as error:  # another system, or SQLite built in
    pytest.skip(f"locks cannot be taken away: {error}", allow_module_level=True)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0)


@pytest.fixture(params=[errno.ENOLCK, errno.EOPNOTSUPP], ids=["busy", "unsupported"])
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Path]:
    with no_locks(monkeypatch, request.param):
        yield tmp_path / "data"


def test_a_session_is_saved_and_the_cause_is_named(folder: Path) -> None:
    assert Lock(folder).acquire()
    saved = SavedSessions(folder, (), is_mine=True)
    writer = Writer(folder)
    coach = Diary("one")
    writer.save(coach.started, coach.state)
    coach.do(2)
    for event in coach.events:
        writer.save(event, coach.state)
    assert writer.flush(30)
    assert saved.status_text(writer) == ("saved ✓", NOTICE)
    assert writer.close()
    assert [session.id for session in read_history(folder)] == ["one"]
    with Store.open(folder) as store:
        assert store.load("one").later == coach.events
    assert {path.name for path in folder.iterdir()} == {"backcoach.lock", "backcoach.db"}


def test_what_was_written_with_locks_is_kept_and_the_way_back_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "moved"
    with Store.open(tmp_path / "here") as store:
        put(store, Diary("with").finish())
        shutil.copytree(tmp_path / "here", folder)  # with the write-ahead log, as after a kill
    with no_locks(monkeypatch):
        assert not has_locks(folder)
        store, notice = open_or_recover(folder)
        with store:
            put(store, Diary("without", day=1).finish())
        assert notice == NOTICE
    monkeypatch.setattr(database, "_WITHOUT_LOCKS", set())
    store, notice = open_or_recover(folder)
    with store:
        assert [session.id for session in store.history()] == ["with", "without"]
    assert notice == ""


def test_while_one_program_writes_another_waits(folder: Path) -> None:
    with Store.open(folder) as first, Store.open(folder) as second:
        with first.transaction():
            put(first, Diary("one"))
            with pytest.raises(StoreError, match=BUSY):
                put(second, Diary("two"))
            with pytest.raises(StoreError, match=BUSY):
                read_history(folder)
        put(second, Diary("two"))
        assert [session.id for session in first.history()] == ["one", "two"]


def test_what_a_program_that_died_in_a_transaction_left_is_removed_after_a_minute(
    folder: Path,
) -> None:
    Store.open(folder).close()
    left = folder / "backcoach.db.lock"
    left.mkdir()
    with pytest.raises(StoreError, match=BUSY):
        Store.open(folder)
    then = time.time() - STALE - 10
    os.utime(left, (then, then))
    with Store.open(folder) as store:
        put(store, Diary("one"))
    assert not left.exists()


def test_an_older_file_is_migrated_and_a_copy_is_kept(folder: Path) -> None:
    folder.mkdir()
    shutil.copy(OLD, folder / "backcoach.db")
    with Store.open(folder) as store:
        assert len(store.history()) > 0
        assert store._db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    (copy,) = folder.glob("backcoach.db.version-*")
    assert copy.read_bytes() == OLD.read_bytes()
