"""The writer, with faults that are made and mended while it writes; nothing here sleeps."""

from __future__ import annotations

import os
import sqlite3
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from support.desk import SOON, Desk
from support.diary import Diary, in_another_process

from backcoach.core.session.past.session_record import record
from backcoach.storage import projections
from backcoach.storage.store import Store
from backcoach.storage.writer import PAUSES, SaveStatus

if TYPE_CHECKING:
    from pathlib import Path


FILE = "backcoach.db"


def fail(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(projections, "replace", refuse)


FAULTS = [
    (sqlite3.OperationalError("database or disk is full"), "the disk is full. Free some space"),
    (OSError(28, "No space left on device"), "the disk is full. Free some space"),
    (OSError(27, "File too large"), "the disk is full. Free some space"),
    (
        sqlite3.OperationalError("disk I/O error"),
        "the disk reports an error. Copy the data folder to another disk",
    ),
    (
        sqlite3.OperationalError("database is locked"),
        "another program is using the data file. Close it",
    ),
    (
        PermissionError(13, "Permission denied"),
        "the data folder cannot be written. Allow it, or set BACKCOACH_DATA_DIR",
    ),
    (
        OSError(30, "Read-only file system"),
        "the data folder cannot be written. Allow it, or set BACKCOACH_DATA_DIR",
    ),
    (
        sqlite3.OperationalError("attempt to write a readonly database"),
        "the data folder cannot be written. Allow it, or set BACKCOACH_DATA_DIR",
    ),
    (OSError(5, "Input/output error"), "the data file cannot be used (Input/output error)"),
]


@pytest.mark.parametrize(("error", "words"), FAULTS, ids=[str(error) for error, _ in FAULTS])
def test_a_fault_is_one_sentence_and_everything_is_written_when_it_is_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    coach = Diary("one")
    desk.save(coach)
    with monkeypatch.context() as fault:
        fail(fault, error)
        status = desk.save(coach.note("while it lasts"))
        assert status == SaveStatus(0, 1, f"Not saved: {words}. Trying again.")
        desk.give(coach.do(2))
        assert not desk.writer.flush(0)
        assert desk.again().pending == len(coach.events)
    desk.again()
    assert desk.writer.status == SaveStatus(saved=len(coach.events))
    assert desk.history() == [record(coach.state)]


def test_it_tries_less_and_less_often_and_anew_after_success(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach = Diary("one")
    for _ in range(2):
        with monkeypatch.context() as fault:
            fail(fault, OSError(28, "No space left on device"))
            desk.save(coach.note("more"))
            for _ in range(6):
                desk.again()
        assert not desk.again().problem
    assert desk.pauses == [*PAUSES, PAUSES[-1], PAUSES[-1]] * 2


def test_quitting_during_a_fault_tries_once_more_and_says_no(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch, OSError(28, "No space left on device"))
    desk.save(Diary("one"))
    before = len(desk.statuses)
    assert not desk.writer.close(timeout=0.01)
    desk.writer._thread.join(SOON)
    assert len(desk.statuses) > before
    assert not desk.writer._thread.is_alive()


def test_a_file_that_another_program_holds_is_written_when_it_lets_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.storage.database.PATIENCE", 0.01)
    coach = Diary("one")
    desk.save(coach)
    other = sqlite3.connect(desk.writer._folder / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "another program is using the data file" in desk.save(coach.do()).problem
    assert "another program is using the data file" in desk.again().problem
    other.close()
    assert desk.again() == SaveStatus(saved=len(coach.events))


def test_a_session_begun_while_another_is_unsaved_takes_nothing_from_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Diary("first").do(3), Diary("second", day=1).do()
    with monkeypatch.context() as fault:
        fail(fault, OSError(28, "No space left on device"))
        desk.save(first)
        desk.give(second)
        both = len(first.events) + len(second.events) + 2
        assert desk.again().pending == both
    desk.again()
    assert desk.writer.flush(SOON)
    assert desk.history() == [record(first.state), record(second.state)]


UNPRIVILEGED = 65534


WITHOUT_RIGHTS = """
import os, sys; from pathlib import Path
from backcoach.storage.writer import Writer; from support.builders import line
from support.desk import SOON, Desk
from support.diary import Diary
if os.getuid() == 0: os.setuid(65534)  # nothing is forbidden to root
folder, loses = Path(sys.argv[1]), sys.argv[2] == "loses"
coach, statuses = Diary("one"), []
def give_back(hurry, seconds):
    folder.chmod(0o700)
    for path in folder.iterdir(): path.chmod(0o600)
if loses:
    first = Writer(folder)
    first.save(coach.started, coach.state)
    first.close(20)
    for path in folder.iterdir(): path.chmod(0o400)
folder.chmod(0o500)
writer = Writer(folder, statuses.append, give_back)
writer.save(coach.started, coach.state)
print(writer.flush(20), *[status.problem for status in statuses if status.problem])
writer.close()
"""


@pytest.mark.parametrize("rights", ["never had", "loses"])
def test_a_folder_that_cannot_be_written_is_reported_and_used_once_it_can(rights: str) -> None:
    with TemporaryDirectory() as place:  # pytest's own is closed to all but its owner
        if os.getuid() == 0:
            os.chown(place, UNPRIVILEGED, UNPRIVILEGED)
        out, _ = in_another_process(WITHOUT_RIGHTS, place, rights).communicate()
        assert out == (
            "True Not saved: the data folder cannot be written. "
            "Allow it, or set BACKCOACH_DATA_DIR. Trying again.\n"
        )


LIMITED = """
import resource, sys; from pathlib import Path
from backcoach.storage.writer import Writer; from support.builders import line
from support.desk import SOON, Desk
from support.diary import Diary
coach, statuses = Diary("one"), []
limit = lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
def pause(hurry, seconds): limit(resource.RLIM_INFINITY)
writer = Writer(Path(sys.argv[1]), statuses.append, pause)
writer.save(coach.started, coach.state); writer.flush(20)
limit(60_000)
writer.save(coach.note("x" * 100_000).events[0], coach.state)
print(writer.flush(20), statuses[-1].saved, *{status.problem for status in statuses} - {""})
writer.close()
"""


def test_a_file_that_may_not_grow_is_reported_and_written_once_it_may(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    out, _ = in_another_process(LIMITED, tmp_path).communicate()
    assert out in {
        f"True 1 Not saved: the disk {what}. Trying again.\n"
        for what in (
            "is full. Free some space",
            "reports an error. Copy the data folder to another disk",
        )
    }
    with Store.open(tmp_path) as store:
        assert len(store.load("one").later) == 1
