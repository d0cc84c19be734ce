"""The writer, with a store that is deleted, cut or damaged under it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from support.builders import line
from support.desk import SOON, Desk
from support.diary import Diary, put

from backcoach.core.session.past.session_record import record
from backcoach.run.starting.saved_sessions import open_or_recover
from backcoach.storage.store import Store, read_history

if TYPE_CHECKING:
    from pathlib import Path


FILE = "backcoach.db"


@pytest.mark.parametrize("what", ["file", "files", "folder", "log"])
def test_a_store_that_is_deleted_is_written_anew(desk: Desk, what: str) -> None:
    coach = Diary("one").do()
    desk.save(coach)
    desk.writer.flush(SOON)
    folder = desk.writer._folder
    if what == "folder":
        shutil.rmtree(folder)
    elif what == "log":
        (folder / f"{FILE}-wal").unlink()
    else:
        for path in folder.glob(f"{FILE}*" if what == "files" else FILE):
            path.unlink()
    status = desk.save(coach.do())
    assert status.problem == "Not saved: the data file was removed. Trying again."
    assert status.pending > 0
    desk.again()
    assert desk.writer.flush(SOON)
    assert desk.history() == [record(coach.state)]


def test_a_store_that_is_cut_meanwhile_is_set_aside_and_written_anew(desk: Desk) -> None:
    coach = Diary("one").do()
    desk.save(coach)
    desk.writer.flush(SOON)
    os.truncate(desk.writer._folder / FILE, 100)
    status = desk.save(coach.do())
    assert desk.writer.flush(SOON)
    assert status.problem == ""
    assert status.notice.startswith("The data file was damaged. ")
    assert "The damaged file is kept as backcoach.db.damaged-" in status.notice
    assert desk.history() == [record(coach.state)]


def test_noise_over_the_store_meanwhile_loses_nothing_of_the_session(desk: Desk) -> None:
    coach = Diary("one").do()
    desk.save(coach)
    desk.writer.flush(SOON)
    path = desk.writer._folder / FILE
    path.write_bytes(os.urandom(path.stat().st_size))
    desk.save(coach.do())
    assert desk.writer.close(SOON)
    open_or_recover(path.parent)[0].close()
    assert desk.history() == [record(coach.state)]


def test_no_digest_is_made_of_a_session_that_is_damaged_before_it_is_recovered(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with Store.open(folder) as store:
        put(store, Diary("done", line("row", 2, load="24 kg")).do(2).finish())
        store._db.execute("UPDATE logged SET reps = reps + 1")
    desk.writer.digest_later(["done"])
    status = desk.save(Diary("today", day=40).do())
    assert "recovered" in status.notice
    (aside,) = folder.glob("*.damaged-*")
    with sqlite3.connect(aside) as db:
        assert db.execute("SELECT count(*) FROM digest").fetchone() == (0,)
    db.close()
    assert "done" in desk.digests()


def test_damage_that_a_start_does_not_read_is_recovered_before_anything_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with Store.open(folder) as store:
        for day in range(30):
            put(store, Diary(f"day {day}", day=day).do(3))
    path = folder / FILE
    spoilt = bytearray(path.read_bytes())
    page = spoilt.index(b"set_done", len(spoilt) // 2) // 4096 * 4096  # one of events
    spoilt[page : page + 4096] = os.urandom(4096)
    path.write_bytes(spoilt)
    Store.open(folder).close()
    before = path.read_bytes()

    status = desk.save(Diary("today", day=40).do())
    assert (status.pending, status.problem) == (0, "")
    assert "recovered" in status.notice
    (aside,) = folder.glob("*.damaged-*")
    assert aside.read_bytes() == before
    names = [session.id for session in read_history(folder)]
    assert names[-1] == "today"
    assert len(names) > 15
