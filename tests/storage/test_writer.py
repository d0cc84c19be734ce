"""The writer: what it numbers, saves and says; nothing here sleeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.desk import SOON, Desk
from support.diary import DAY, START, Diary, in_another_process, put

from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.session_record import record
from backcoach.storage.store import Store
from backcoach.storage.writer import SaveStatus, Writer

if TYPE_CHECKING:
    from pathlib import Path


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
    assert desk.history() == [record(coach.state)]
    assert not desk.writer._thread.is_alive()


def test_a_saved_session_can_be_ended_after_another_has_begun(desk: Desk) -> None:
    first, second = Diary("first").do(), Diary("second", day=1)
    desk.save(first)
    desk.save(second)
    desk.save(first.discard())
    assert desk.writer.status.problem == ""
    assert desk.history() == [record(first.state), record(second.state)]


def test_what_is_over_and_saved_is_forgotten_when_another_begins(desk: Desk) -> None:
    desk.save(Diary("first").do().discard())
    desk.save(Diary("second", day=1))
    assert set(desk.writer._sessions) == {"second"}


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
        assert desk.digests() == []
        put(store, done.amend(first, reps=5))
    desk.save(Diary("today", day=40).do())
    assert desk.writer.close()
    assert desk.digests() == ["done"]
    with Store.open(folder) as store:
        assert store.past(0, 0, [])["done"] == digest(done.state)


WRITE = """
import sys; from pathlib import Path
from backcoach.core.session.fold import begin; from backcoach.storage.writer import Writer
from support.desk import SOON, Desk
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
