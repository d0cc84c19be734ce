"""The store where something is in its way: newer files, other programs, full disks, kills."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from support.diary import Diary, in_another_process, put

from backcoach.core.session import events as ev
from backcoach.storage.errors import DamagedError
from backcoach.storage.store import Store, StoreError, read_history
from backcoach.storage.versions import migrations


def test_a_file_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        put(store, Diary("one"))
        store._db.execute("PRAGMA user_version = 99")
    before = (tmp_path / "backcoach.db").read_bytes()
    for readonly in (True, False):
        with pytest.raises(StoreError, match=r"written by a newer backcoach; .+\.$"):
            Store.open(tmp_path, readonly=readonly)
    assert (tmp_path / "backcoach.db").read_bytes() == before


def test_steps_that_a_file_has_not_seen_are_taken_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path) as store:
        put(store, Diary("one"))

    def second(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE session ADD COLUMN mood TEXT")

    def third(db: sqlite3.Connection) -> None:
        db.execute("UPDATE session SET mood = 'good'")
        if fails:
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, second, third))
    fails = True
    with pytest.raises(StoreError, match="The disk is full"):
        Store.open(tmp_path)
    fails = False
    with Store.open(tmp_path) as store:
        assert store._db.execute("SELECT mood FROM session").fetchall() == [("good",)]
        assert store._db.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)


def test_a_file_that_another_program_holds_is_reported(store: Store, tmp_path: Path) -> None:
    store._db.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(tmp_path / "backcoach.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="Another program is using the data file"):
        put(store, Diary("one"))
    other.close()
    put(store, Diary("one"))


def test_a_new_file_that_another_program_holds_is_waited_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.storage.database.PATIENCE", 0.01)
    other = sqlite3.connect(tmp_path / "backcoach.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="Another program is using the data file"):
        Store.open(tmp_path)
    other.close()
    Store.open(tmp_path).close()


def test_a_full_disk_is_reported_and_nothing_is_half_written(store: Store) -> None:
    diary = put(store, Diary("one"))
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="The disk is full"):
        put(store, diary.note("x" * 50_000))
    assert store.load("one").later == []
    store._db.execute("PRAGMA max_page_count = 1000000")
    put(store, diary)
    assert store.load("one").later == diary.events


def test_a_folder_in_the_files_place_is_reported(tmp_path: Path) -> None:
    (tmp_path / "backcoach.db").mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(tmp_path)


def test_a_file_in_the_folders_place_is_reported(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    with pytest.raises(StoreError):
        Store.open(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "mine"


@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_a_removed_file_takes_no_more_writes_as_saved(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    (tmp_path / f"backcoach.db{suffix}").unlink()
    with pytest.raises(StoreError, match="The data file was removed"):
        put(store, Diary("one"))


def test_a_replaced_file_takes_no_more_writes_as_saved(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "backcoach.db"
    shutil.copy(path, tmp_path / "copy")
    (tmp_path / "copy").replace(path)
    with pytest.raises(StoreError, match="The data file was replaced"):
        put(store, Diary("one"))


KILLED = """
import sys; from pathlib import Path
from backcoach.storage.store import Store; from support.diary import Diary, record
diary = Diary("one")
with Store.open(Path(sys.argv[1])) as store:
    for number in range(100_000):
        diary.events.clear(); diary.note(str(number))
        store.append("one", [(0, diary.started)] * (number == 0), record(diary.state))
        store.append("one", [(number + 1, diary.events[0])], record(diary.state))
        print(number + 1, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 2, 17, 60])
def test_every_acknowledged_event_outlives_a_kill(tmp_path: Path, acknowledged: int) -> None:
    writer = in_another_process(KILLED, tmp_path)
    assert writer.stdout
    seen = [writer.stdout.readline() for _ in range(acknowledged)]
    writer.kill()
    seen += writer.stdout.readlines()
    writer.wait()
    writer.communicate()
    last = max(int(number) for number in seen if number.endswith("\n"))
    with Store.open(tmp_path) as store:
        notes = [event.text for event in store.load("one").later if isinstance(event, ev.NoteAdded)]
    assert notes[:last] == [str(number) for number in range(last)]
    assert len(notes) <= last + 1


LOOK = """
import os, sys; from pathlib import Path
from backcoach.storage.store import read_history
if os.getuid() == 0: os.setuid(65534)  # nothing is forbidden to root
print([session.id for session in read_history(Path(sys.argv[1]))])
"""


def test_a_store_in_a_folder_that_may_only_be_read_can_be_looked_at() -> None:
    with TemporaryDirectory() as place:  # pytest's own is closed to all but its owner
        with Store.open(Path(place)) as store:
            put(store, Diary("one"))
        for path in (*Path(place).iterdir(), Path(place)):
            path.chmod(0o555)
        out, _ = in_another_process(LOOK, place).communicate()
        assert {path.name for path in Path(place).iterdir()} == {"backcoach.db"}
        Path(place).chmod(0o700)
    assert out == "['one']\n"


def test_noise_in_the_names_of_columns_is_damage(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        put(store, Diary("one"))
    path = tmp_path / "backcoach.db"
    path.write_bytes(path.read_bytes().replace(b"file TEXT", b"f\xe0le TEXT"))
    with pytest.raises(DamagedError):
        read_history(tmp_path)
