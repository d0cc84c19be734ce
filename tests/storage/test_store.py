from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from support.builders import exercise, line
from support.diary import DAY, START, Diary, in_another_process, numbered, put

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin, replay
from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result
from backcoach.storage.damage.checksums import event_checksum
from backcoach.storage.damage.recovery import recover
from backcoach.storage.errors import BROKEN_DISK, FULL, DamagedError, explained
from backcoach.storage.store import Store, StoreError, read_history
from backcoach.storage.versions import migrations

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


@pytest.mark.parametrize(
    "load",
    [
        Load(24_000),
        Load(24_040, "lb"),
        Load(-30_000),
        Load(-13_608, "lb"),
        Load(0),
        Load(None, band="green"),
        Load(None, "lb", "schwer (rot)"),
        None,
    ],
    ids=str,
)
def test_s14_a_load_keeps_its_grams_its_unit_and_its_band(store: Store, load: Load | None) -> None:
    put(store, Diary("one").do(load=load, rir=0).finish())
    expected = Result(reps=8, load=load, rir=0)
    assert store.history()[0].sets[0].result == expected
    event = store.load("one").later[1]
    assert isinstance(event, ev.SetDone)
    assert event.result == expected


NAMES = ["Ausfallschritt über Kreuz", "سحب أرضي", "硬拉", "Становая тяга", "👩‍👩‍👧 row", "e\u0301"]


@pytest.mark.parametrize("name", NAMES)
def test_s19_names_in_any_script_survive(store: Store, name: str) -> None:
    diary = put(store, Diary("one", line(structs.replace(exercise(), name=name))).do().note(name))
    stored = store.load("one")
    assert begin(stored.started).plan.slots[0].exercise.name == name
    assert stored.later == diary.events
    assert replay(stored.started, stored.later).notes == (name,)


@settings(max_examples=60)
@given(note=st.text(st.characters(), min_size=1))
def test_any_text_can_be_stored_and_comes_back_clean(
    tmp_path_factory: pytest.TempPathFactory, note: str
) -> None:
    folder = tmp_path_factory.mktemp("text")
    with Store.open(folder) as store:
        diary = Diary("one")
        diary.started = structs.replace(diary.started, file=note)
        put(store, diary.note(note + "\x1b]0;owned\x07\udcff"))
        put(store, diary)
        event = store.load("one").later[0]
        assert isinstance(event, ev.NoteAdded)
        assert not {"\x1b", "\x07", "\udcff"} & set(event.text)
    shutil.rmtree(folder)


def test_text_that_another_program_wrote_is_cleaned(store: Store) -> None:
    put(store, Diary("one"))
    store._db.execute("UPDATE session SET name = 'a\x1b[2Jb', file = CAST(x'66ff' AS TEXT)")
    (session,) = store.history()
    assert (session.name, session.file) == ("a[2Jb", "f\ufffd")


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
