"""The writer, with faults that are made and mended while it writes; nothing here sleeps."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from support.builders import line
from support.diary import DAY, START, Diary, in_another_process, put

from backcoach.core.session.fold import begin
from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.session_record import record
from backcoach.run.starting.saved_sessions import open_or_recover
from backcoach.storage import projections
from backcoach.storage.store import Store, read_history
from backcoach.storage.writer import PAUSES, SaveStatus, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.builders import Coach

FILE = "backcoach.db"
SOON = 20.0  # seconds that no test takes unless it fails


class Desk:
    """A writer with its pauses in the test's hand: each failed attempt waits for `again`."""

    def __init__(self, folder: Path) -> None:
        self.statuses: list[SaveStatus] = []
        self.pauses: list[float] = []
        self._changed = threading.Condition()
        self.writer = Writer(folder, self._tell, self._pause)

    def _tell(self, status: SaveStatus) -> None:
        with self._changed:
            self.statuses.append(status)
            self._changed.notify_all()

    def _pause(self, hurry: threading.Event, seconds: float) -> None:
        self.pauses.append(seconds)
        hurry.wait(SOON)

    def again(self) -> SaveStatus:
        """Let the pause end; return what the next attempt came to."""
        return self._after(lambda: self.writer.flush(0))

    def _after(self, act: Callable[[], object]) -> SaveStatus:
        with self._changed:
            seen = len(self.statuses)
            act()
            assert self._changed.wait_for(lambda: len(self.statuses) > seen, SOON)
            return self.statuses[-1]

    def save(self, coach: Coach) -> SaveStatus:
        """Save what of a session was not yet; return what the last attempt came to."""
        return self._after(lambda: self.give(coach))

    def give(self, coach: Coach) -> None:
        given = self.__dict__.setdefault(coach.started.id, 0)
        events = [coach.started, *coach.events]
        for event in events[given:]:
            self.writer.save(event, begin(coach.started) if event is events[0] else coach.state)
        self.__dict__[coach.started.id] = len(events)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "data")
    yield opened
    if opened.writer._thread.is_alive():
        opened.writer.close(SOON)


def history(desk: Desk) -> list[object]:
    return list(read_history(desk.writer._folder))


def test_events_are_numbered_in_their_order_and_saved(desk: Desk) -> None:
    coach = Diary("one")
    assert desk.save(coach) == SaveStatus(saved=0)
    for number in range(1, 6):
        coach.note(f"note {number}")
        assert desk.save(coach) == SaveStatus(saved=number)
    with Store.open(desk.writer._folder, readonly=True) as store:
        assert store.load("one").later == coach.events


def test_saved_is_said_only_of_what_is_on_the_disk(desk: Desk) -> None:
    on_disk: list[int] = []

    def look(status: SaveStatus) -> None:
        with Store.open(desk.writer._folder, readonly=True) as store:
            on_disk.append(store.load("one").next - 1 - status.saved)

    desk.writer._on_change = look
    coach = Diary("one").do(3)
    desk.give(coach)
    assert desk.writer.flush(SOON)
    assert set(on_disk) <= {0}
    assert desk.writer.status == SaveStatus(saved=len(coach.events))


def test_before_the_first_event_nothing_is_made(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "data")
    assert writer.status == SaveStatus(saved=-1, pending=0)
    assert writer.flush(0)
    assert writer.close()
    assert not (tmp_path / "data").exists()


def test_a_session_goes_on_with_the_number_after_the_last(tmp_path: Path) -> None:
    coach = Diary("one").do()
    with Store.open(tmp_path) as store:
        put(store, coach)
        stored = store.load("one")
    writer = Writer(tmp_path)
    writer.resume(stored, coach.state)
    known = len(coach.events)
    for event in coach.do().events[known:]:
        writer.save(event, coach.state)
    assert writer.close(SOON)
    with Store.open(tmp_path) as store:
        assert store.load("one").later == coach.events
        assert store.history() == [record(coach.state)]


def test_closing_waits_for_what_is_pending(desk: Desk) -> None:
    coach = Diary("one").do(3)
    desk.give(coach)
    assert desk.writer.close(SOON)
    assert history(desk) == [record(coach.state)]
    assert not desk.writer._thread.is_alive()


def fail(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(projections, "replace", refuse)


FAULTS = [
    (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
    (OSError(28, "No space left on device"), "the disk is full"),
    (OSError(27, "File too large"), "the disk is full"),
    (sqlite3.OperationalError("disk I/O error"), "the disk reports an error"),
    (sqlite3.OperationalError("database is locked"), "another program is using the data file"),
    (PermissionError(13, "Permission denied"), "the data folder cannot be written"),
    (OSError(30, "Read-only file system"), "the data folder cannot be written"),
    (
        sqlite3.OperationalError("attempt to write a readonly database"),
        "the data folder cannot be written",
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
    assert history(desk) == [record(coach.state)]


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
    assert history(desk) == [record(coach.state)]


def test_a_store_that_is_cut_meanwhile_is_set_aside_and_written_anew(desk: Desk) -> None:
    coach = Diary("one").do()
    desk.save(coach)
    desk.writer.flush(SOON)
    os.truncate(desk.writer._folder / FILE, 100)
    status = desk.save(coach.do())
    assert desk.writer.flush(SOON)
    assert status.problem == ""
    assert status.notice.startswith(
        "The data file was damaged. It is kept as backcoach.db.damaged-"
    )
    assert history(desk) == [record(coach.state)]


def test_noise_over_the_store_meanwhile_loses_nothing_of_the_session(desk: Desk) -> None:
    coach = Diary("one").do()
    desk.save(coach)
    desk.writer.flush(SOON)
    path = desk.writer._folder / FILE
    path.write_bytes(os.urandom(path.stat().st_size))
    desk.save(coach.do())
    assert desk.writer.close(SOON)
    open_or_recover(path.parent)[0].close()
    assert history(desk) == [record(coach.state)]


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
    assert history(desk) == [record(first.state), record(second.state)]


def test_a_saved_session_can_be_ended_after_another_has_begun(desk: Desk) -> None:
    first, second = Diary("first").do(), Diary("second", day=1)
    desk.save(first)
    desk.save(second)
    desk.save(first.discard())
    assert desk.writer.status.problem == ""
    assert history(desk) == [record(first.state), record(second.state)]


def test_what_is_over_and_saved_is_forgotten_when_another_begins(desk: Desk) -> None:
    desk.save(Diary("first").do().discard())
    desk.save(Diary("second", day=1))
    assert set(desk.writer._sessions) == {"second"}


UNPRIVILEGED = 65534

WITHOUT_RIGHTS = """
import os, sys; from pathlib import Path
from backcoach.storage.writer import Writer; from support.builders import line
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
        assert out == "True Not saved: the data folder cannot be written. Trying again.\n"


LIMITED = """
import resource, sys; from pathlib import Path
from backcoach.storage.writer import Writer; from support.builders import line
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
        for what in ("is full", "reports an error")
    }
    with Store.open(tmp_path) as store:
        assert len(store.load("one").later) == 1


def digests(folder: Path) -> list[str]:
    with Store.open(folder) as store:
        return [name for (name,) in store.select("SELECT session FROM digest ORDER BY session")]


def test_missing_digests_come_with_the_next_event_and_are_of_what_is_stored_then(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    done, left = Diary("done").do(3), Diary("left", day=1).do(1)
    first = next(iter(done.state.logged))
    with Store.open(folder) as store:
        put(store, done)
        put(store, left)
        desk.writer.digest_later(["done", "left"])
        assert digests(folder) == []
        put(store, done.amend(first, reps=5))
    desk.save(Diary("today", day=40).do())
    assert desk.writer.close()
    assert digests(folder) == ["done"]
    with Store.open(folder) as store:
        assert store.past(0, 0, [])["done"] == digest(done.state)


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
    assert "done" in digests(folder)


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


WRITE = """
import sys; from pathlib import Path
from backcoach.core.session.fold import begin; from backcoach.storage.writer import Writer
from support.diary import Diary
folder, name, day, seconds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
diary, writer = Diary(name, day=day), Writer(folder)
writer.save(diary.started, begin(diary.started))
for number in range(20):
    writer.save(diary.note(f"note {number}").events[-1], diary.state)
    writer.flush(seconds)
sys.exit(not writer.close(seconds))
"""


def test_five_programs_that_start_at_once_all_write(tmp_path: Path) -> None:
    """SQLite keeps no queue of those that wait: now and then one has to try again."""
    folder = tmp_path / "data"
    writers = [
        in_another_process(WRITE, folder, f"writer {day}", str(day), str(SOON)) for day in range(5)
    ]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0] * 5
    with Store.open(folder) as store:
        assert len(store.history()) == 5
        for day in range(5):
            assert len(store.load(f"writer {day}").later) == 20
        assert store.history()[4].started_at == START + 4 * DAY
