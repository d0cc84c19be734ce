"""What a person may find in place of the store, and what must come of it."""

from __future__ import annotations

import random
import re
import sqlite3
import time
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.builders import Coach, line
from support.diary import Diary, numbered, put

from backcoach.core.session.past.session_record import record
from backcoach.run.starting.saved_sessions import open_or_recover
from backcoach.storage.damage import checksums, recovery
from backcoach.storage.damage.raw_pages import raw_events
from backcoach.storage.damage.recovery import recover
from backcoach.storage.errors import DamagedError, LostError
from backcoach.storage.rows import encode
from backcoach.storage.store import Store, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backcoach.core.session.past.session_record import SessionRecord

FILE = "backcoach.db"
SESSIONS = 12


def fill(folder: Path, sessions: int = SESSIONS) -> list[Coach]:
    """Write sessions with a long note each, so that some rows need more than a page."""
    with Store.open(folder) as store:
        return [
            put(store, Diary(f"{day:036}", day=day).do(2).note("é" * 700 * day).do().finish())
            for day in range(sessions)
        ]


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def size(path: Path) -> int:
    return path.stat().st_size


def day_of(session: SessionRecord) -> str:
    return datetime.fromtimestamp(session.started_at / 1000, timezone.utc).date().isoformat()


Harm = tuple[str, "Callable[[Path], object]"]

HARMS: list[Harm] = [
    ("cut to a half", lambda path: path.open("r+b").truncate(size(path) // 2)),
    ("cut in mid-page", lambda path: path.open("r+b").truncate(size(path) - 6000)),
    ("cut to a few bytes", lambda path: path.open("r+b").truncate(40)),
    ("cut to one byte", lambda path: path.open("r+b").truncate(1)),
    ("all noise", lambda path: path.write_bytes(noise(size(path)))),
    ("all zeros", lambda path: path.write_bytes(bytes(size(path)))),
    ("noise over the first page", lambda path: overwrite(path, 0, noise(4096))),
    ("noise over the header", lambda path: overwrite(path, 0, noise(100))),
    ("noise over the tables' names", lambda path: overwrite(path, 100, noise(3000))),
    ("a text file", lambda path: path.write_text("Not a database at all.\n" * 400)),
]
RECOVERED = {
    "cut to a half": range(3, 10),
    "cut in mid-page": range(10, 13),
    "noise over the first page": range(12, 13),
    "noise over the header": range(12, 13),
    "noise over the tables' names": range(12, 13),
}


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
    assert message.startswith(f"The data file was damaged. It is kept as {aside.name}; ")
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
    assert recover(tmp_path).endswith("; 2 sessions were recovered, 1 could not be.")


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


@pytest.fixture(scope="module")
def sound(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[bytes, bytes, dict[tuple[str, int], bytes]]:
    """A file, its log, and everything that both hold together."""
    folder = tmp_path_factory.mktemp("sound")
    coaches = fill(folder, 4)
    store = Store.open(folder)
    coaches.append(put(store, Diary("in the log", line("row", 5)).do(3).note("x" * 9000)))
    database, log = (folder / FILE).read_bytes(), (folder / f"{FILE}-wal").read_bytes()
    store.close()
    bodies = {
        (coach.state.id, number): encode(event)
        for coach in coaches
        for number, event in numbered(coach)
    }
    return database, log, bodies


def found_in(folder: Path, database: bytes, log: bytes) -> set[tuple[str, int, bytes]]:
    (folder / "db").write_bytes(database)
    (folder / "wal").write_bytes(log)
    events = raw_events(folder / "db", folder / "wal")
    return {(name, number, body) for name, number, body, is_trusted in events if is_trusted}


def test_the_pages_of_a_sound_store_hold_every_event(
    tmp_path: Path, sound: tuple[bytes, bytes, dict[tuple[str, int], bytes]]
) -> None:
    database, log, bodies = sound
    assert found_in(tmp_path, database, log) == {(*key, body) for key, body in bodies.items()}


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_stops_the_reading_of_pages_nor_touches_other_pages(
    tmp_path: Path, sound: tuple[bytes, bytes, dict[tuple[str, int], bytes]], data: st.DataObject
) -> None:
    database, log, bodies = sound
    at = data.draw(st.integers(0, len(database) - 1))
    harm = noise(data.draw(st.integers(1, 3000)), seed=at)
    database = (database[:at] + harm + database[at + len(harm) :])[: len(database)]
    if data.draw(st.booleans()):
        database = database[: data.draw(st.integers(0, len(database)))]
    events = found_in(tmp_path, database, log)
    assert {("in the log", 0), ("in the log", 7)} <= {(name, number) for name, number, _ in events}
    whole = {(name, number) for name, number, body in events if bodies.get((name, number)) == body}
    assert {key for key in bodies if key[0] == "in the log"} <= whole


def test_a_page_of_noise_says_nothing(tmp_path: Path) -> None:
    for seed in range(60):
        leaf = b"\x0d" + noise(4095, seed)
        assert found_in(tmp_path, leaf * 2, leaf) == set()


@pytest.mark.parametrize("table", ["event", "logged", "session", "digest"])
def test_a_changed_number_within_a_row_is_noticed(tmp_path: Path, table: str) -> None:
    fill(tmp_path)
    changes = {
        "event": "UPDATE event SET body = replace(body, '\"reps\":8', '\"reps\":9')",
        "logged": "UPDATE logged SET reps = 9 WHERE place = 1",
        "session": "UPDATE session SET started_at = started_at + 1",
        "digest": "UPDATE digest SET body = replace(body, '\"reps\":8', '\"reps\":9')",
    }
    with Store.open(tmp_path) as store:
        store.inspect()
        store.keep([Diary("kept").do(3).state])
        assert store.past(0, 0, [])["0" * 36] is None
        store._db.execute(changes[table])
        if table == "digest":
            assert set(store.past(0, 0, []).values()) == {None}
        else:
            with pytest.raises(DamagedError):
                store.inspect()


def test_what_another_program_writes_during_an_inspection_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 3)
    written: list[Coach] = []

    def checksum(*row: object) -> int:
        if not written:
            written.append(Diary("another", day=9))
            put(other, written[0].do(2).note("meanwhile"))
        return event_checksum(*row)

    event_checksum = checksums.event_checksum
    with Store.open(tmp_path) as store, Store.open(tmp_path) as other:
        monkeypatch.setattr(checksums, "event_checksum", checksum)
        store.inspect()
        store.inspect(whole=True)
        assert len(store.history()) == 4


def test_a_start_looks_at_the_latest_sessions_and_a_whole_inspection_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksums, "NEWEST", 3)
    fill(tmp_path)
    with Store.open(tmp_path) as store:
        store._db.execute("UPDATE logged SET reps = 9 WHERE session = ?", ("0" * 36,))
        store.inspect()
        with pytest.raises(DamagedError):
            store.inspect(whole=True)
        store._db.execute("UPDATE logged SET reps = 9 WHERE session = ?", (f"{11:036}",))
        with pytest.raises(DamagedError):
            store.inspect()


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


def spoil_set(folder: Path, session: str) -> None:
    """Change a number in the event of a set."""
    with Store.open(folder) as store:
        store._db.execute(
            "UPDATE event SET body = CAST(replace(body, '24000', '24001') AS BLOB) "
            "WHERE session = ? AND seq = (SELECT min(seq) FROM event "
            "WHERE session = ? AND kind = 'set_done')",
            (session, session),
        )


def test_noise_anywhere_is_noticed_or_changes_nothing(tmp_path: Path) -> None:
    fill(tmp_path, 6)
    with Store.open(tmp_path) as store:
        whole = contents(store)
    stored = (tmp_path / FILE).read_bytes()
    chance = random.Random(3)
    kinds = set()
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        spoilt = bytearray(stored)
        at = chance.randrange(len(spoilt))
        harm = chance.randbytes(chance.choice((1, 16, 512)))
        spoilt[at : at + len(harm)] = harm
        (folder / FILE).write_bytes(spoilt[: len(stored)])
        kinds.add(_is_noticed(folder, whole))
    assert kinds == {True, False}


def _is_noticed(folder: Path, whole: object) -> bool:
    try:
        store, notice = open_or_recover(folder)
    except StoreError:
        return True
    with store:
        try:
            store.inspect(whole=True)
        except DamagedError:
            return True
        assert notice or contents(store) == whole
    return bool(notice)


def contents(store: Store) -> object:
    """What is listed, and what the events say."""
    stored = [store.load(each.id) for each in store.history()]
    return store.history(), [(each.started, each.later) for each in stored]
