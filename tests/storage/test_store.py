"""The store: what is written comes back as it was."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from support.builders import line
from support.diary import DAY, START, Diary, numbered, put

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result
from backcoach.storage.damage.checksums import event_checksum
from backcoach.storage.damage.recovery import recover
from backcoach.storage.errors import BROKEN_DISK, FULL, DamagedError, explained
from backcoach.storage.store import Store, StoreError, read_history

if TYPE_CHECKING:
    from pathlib import Path


LATER = START + 999 * DAY


def files(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_what_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with Store.open(folder) as store:
        put(store, Diary("one").do())
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert files(folder) == dict.fromkeys(
            ("backcoach.db", "backcoach.db-wal", "backcoach.db-shm"), 0o600
        )


def test_a_commit_is_synced(store: Store) -> None:
    assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.live() is None
    assert store.history() == []
    assert list(store.past(0, LATER, ["row"])) == []


def test_s01_a_stored_session_comes_back_as_it_was_left(store: Store) -> None:
    diary = put(store, Diary("one", line("row", 3, rest=90)).do().do(reps=7, rir=2).wait(20))
    stored = store.load("one")
    assert stored.started == diary.started
    assert stored.later == diary.events
    assert stored.next == 1 + len(diary.events)
    state = replay(stored.started, stored.later)
    assert state == diary.state
    assert (state.cursor, state.countdown) == (diary.state.cursor, diary.state.countdown)


def test_a_session_is_live_until_it_is_over(store: Store) -> None:
    diary = put(store, Diary("one"))
    assert store.live() == "one"
    put(store, diary.do().finish())
    assert store.live() is None
    put(store, diary.carry_on())
    assert store.live() == "one"
    put(store, diary.discard())
    assert store.live() is None


def test_of_two_live_sessions_the_later_one_is_offered_first(store: Store) -> None:
    put(store, Diary("late", day=1))
    put(store, Diary("early"))
    assert store.live() == "late"


def test_s05_finishing_twice_stores_once_and_goes_on_as_the_same_session(store: Store) -> None:
    diary = put(store, Diary("one").do().finish().finish())
    assert [session.status for session in store.history()] == ["finished"]
    put(store, diary.carry_on().do(reps=5))
    (session,) = store.history()
    assert (session.id, session.status, len(session.sets)) == ("one", "live", 2)


def test_s09_sets_are_stored_in_the_order_performed_with_their_kinds(store: Store) -> None:
    diary = Diary("one", line("row", 3, warmup=[5], load="40 kg"))
    put(store, diary.do().go("1.2").do().skip("1.1"))
    (session,) = store.history()
    assert [(done.step, done.kind, done.skipped) for done in session.sets] == [
        ("1.w1", "warmup", False),
        ("1.2", "work", False),
        ("1.1", "work", True),
    ]


def test_s10_a_session_across_midnight_and_a_time_change_is_one_dated_by_its_start(
    store: Store,
) -> None:
    diary = Diary("one", offset=120).do()
    diary.offset = 60
    put(store, diary.sleep(7 * 3600).do().finish())
    (session,) = store.history()
    assert (session.started_at, session.offset) == (START, 120)
    assert [done.offset for done in session.sets] == [120, 60]


def test_an_undone_set_is_in_no_projection(store: Store) -> None:
    diary = put(store, Diary("one").do(2))
    put(store, diary.undo().undo())
    (session,) = store.history()
    assert len(session.sets) == 1


def test_writing_the_same_again_changes_nothing(store: Store) -> None:
    diary = put(store, Diary("one").do(2))
    before = list(store._db.iterdump())
    put(store, diary)
    store.append("one", numbered(diary)[:1], record(diary.state))
    assert list(store._db.iterdump()) == before


def with_new_checksums(store: Store) -> None:
    """Let the events be what was stored."""
    events = store.select("SELECT * FROM event")
    store._db.executemany(
        "UPDATE event SET checksum = ? WHERE session = ? AND seq = ?",
        [(event_checksum(*row[:-1]), *row[:2]) for row in events],
    )


def test_an_event_in_an_older_versions_words_is_the_same_event(store: Store) -> None:
    diary = put(store, Diary("one").do())
    store._db.execute("UPDATE event SET body = CAST(json(body) || ' ' AS BLOB)")
    with_new_checksums(store)
    put(store, diary.do())
    assert store.load("one").later == diary.events


def test_another_event_under_a_number_that_is_taken_is_refused_whole(store: Store) -> None:
    diary = put(store, Diary("one").do())
    other = Diary("one").wait(5).do(2, reps=3)
    with pytest.raises(StoreError, match="Another program has gone on with this session"):
        put(store, other)
    assert store.load("one").later == diary.events
    assert store.history() == [record(diary.state)]


def test_an_unreadable_event_under_a_number_is_damage(store: Store) -> None:
    diary = put(store, Diary("one").do())
    store._db.execute("UPDATE event SET body = x'00ff' WHERE seq = 1")
    with pytest.raises(DamagedError):
        put(store, diary)


def test_many_appends_in_a_transaction_are_kept_together_or_not_at_all(store: Store) -> None:
    with suppress(KeyboardInterrupt), store.transaction():
        put(store, Diary("one"))
        raise KeyboardInterrupt
    assert store.history() == []
    with store.transaction():
        put(store, Diary("one"))
        put(store, Diary("two", day=1))
    assert [session.id for session in store.history()] == ["one", "two"]


def test_a_session_that_was_not_led_is_stored_corrected_and_recovered(
    store: Store, tmp_path: Path
) -> None:
    done = RecordedSet(
        exercise="Lat Pulldown (Cable)",
        result=Result(reps=10, load=Load(24_040, "lb"), rir=2),
        at=START,
        note="wide grip",
        extra={"rpe": "8"},
    )
    started = ev.SessionRecorded(
        at=START, id="typed", origin=Origin("hevy", "csv"), sets={"1.1": done}, notes=("slept ill",)
    )
    pain = ev.PainReported(at=START, level=2, place="lower back")
    right = ev.SetsCorrected(at=START + DAY, sets={"1.2": structs.replace(done, note="")})
    events: list[ev.Event] = [started, pain, right]
    state = replay(started, events[1:])
    store.append("typed", list(enumerate(events)), record(state))
    store.keep([state])
    (stored,) = store.history()
    assert stored == record(state)
    assert (stored.origin, stored.notes, stored.pains) == (
        Origin("hevy", "csv"),
        ("slept ill",),
        (pain,),
    )
    assert [(row.exercise, row.note, row.extra) for row in stored.sets] == [
        ("Lat Pulldown (Cable)", "wide grip", {"rpe": "8"}),
        ("Lat Pulldown (Cable)", "", {"rpe": "8"}),
    ]
    assert list(store.past(START - DAY, START + DAY, ()).values()) == [digest(state)]
    again = store.load("typed")
    assert replay(again.started, again.later) == state
    store.close()
    recover(tmp_path)
    assert read_history(tmp_path) == [stored]


@pytest.mark.parametrize(
    ("name", "sentence"), [("SQLITE_IOERR_SHMSIZE", FULL), ("SQLITE_IOERR_READ", BROKEN_DISK)]
)
def test_a_file_beside_the_log_that_cannot_grow_means_a_full_disk(name: str, sentence: str) -> None:
    named = type("Named", (sqlite3.OperationalError,), {"sqlite_errorname": name})
    with pytest.raises(StoreError, match=sentence), explained():
        raise named("disk I/O error")
