"""A store of version 0.1 is brought up to date once, and loses nothing by it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.diary import Diary, put

from backcoach.core.exercises import usual_rest
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin, replay
from backcoach.core.session.past.session_record import record
from backcoach.storage.damage.recovery import recover
from backcoach.storage.store import Store, StoreError, read_history
from backcoach.storage.versions import migrations

OLD = Path(__file__).parents[2] / "data" / "store_v0_1.db"
COPY = "backcoach.db.version-2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(OLD, tmp_path / "backcoach.db")
    return tmp_path


def bodies(path: Path) -> dict[tuple[str, int], Any]:
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT session, seq, body FROM event").fetchall()
    return {(session, number): json.loads(body) for session, number, body in rows}


def changes(folder: Path) -> list[ev.ExerciseSwapped | ev.SetAdded]:
    """Return the events of a store that version 0.1 left incomplete."""
    with Store.open(folder) as store:
        events = [event for session in store.history() for event in store.load(session.id).later]
    return [event for event in events if isinstance(event, ev.ExerciseSwapped | ev.SetAdded)]


def test_old_events_get_what_they_change_and_keep_all_that_they_said(folder: Path) -> None:
    Store.open(folder).close()
    old, new = bodies(OLD), bodies(folder / "backcoach.db")
    assert old.keys() == new.keys()
    for key, body in old.items():
        added = new[key].keys() - body.keys()
        assert {name: new[key][name] for name in body} == body
        assert added == {
            "exercise_swapped": {"replacement", "steps"},
            "set_added": {"after", "steps"},
        }.get(body["event"], set())
    assert {type(event) for event in changes(folder)} == {ev.ExerciseSwapped, ev.SetAdded}


def test_a_swap_of_version_0_1_brings_its_rest_and_no_load(folder: Path) -> None:
    for event in changes(folder):
        if isinstance(event, ev.ExerciseSwapped):
            steps = [step for made in event.steps.values() for step in made]
            assert steps
            assert all(step.load is None and step.last is None for step in steps)
            assert event.replacement.is_guess
            assert event.replacement.why == ""
            assert isinstance(event.replacement.rest_why, str)


def test_every_old_session_replays_to_what_version_0_1_logged(folder: Path) -> None:
    before = read_history(folder)
    with Store.open(folder) as store:
        for session in before:
            stored = store.load(session.id)
            assert len(stored.events) == stored.next
            state = begin(stored.started)
            for event in stored.later:
                state, effects = advance(state, event)
                assert effects, "every event that was stored changed something"
            assert record(state) == session
        assert store.history() == before


def test_sets_of_version_0_1_are_reported_if_they_were_corrected(folder: Path) -> None:
    Store.open(folder).close()
    with closing(sqlite3.connect(folder / "backcoach.db")) as db:
        sets = [
            (session, each["step"], each.get("reported", False))
            for session, body in db.execute("SELECT session, sets FROM record")
            for each in json.loads(body)
        ]
    marked = {(session, step) for session, step, is_reported in sets if is_reported}
    others = {(session, step) for session, step, is_reported in sets if not is_reported}
    corrected = {
        (session, body["step"])
        for (session, _), body in bodies(OLD).items()
        if body["event"] == "set_amended"
    }
    measured = {  # holds
        (session, body["step"])
        for (session, _), body in bodies(OLD).items()
        if body["event"] == "set_done" and "seconds" in body["result"]
    }
    assert marked
    assert others
    assert marked <= corrected | measured


def test_other_rests_do_not_change_a_session_that_was_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def states() -> list[object]:
        with Store.open(folder) as store:
            loaded = [store.load(session.id) for session in store.history()]
        return [replay(stored.started, stored.later) for stored in loaded]

    monkeypatch.setattr(usual_rest, "rest_range", lambda *_: usual_rest.RestRange(7, 7, 7))
    with_other_rests = states()
    monkeypatch.undo()
    assert states() == with_other_rests
    swapped = [event for event in changes(folder) if isinstance(event, ev.ExerciseSwapped)]
    assert all(event.replacement.rest > 7 for event in swapped)


def test_the_old_file_is_kept_once_beside_the_new_one_for_its_owner(folder: Path) -> None:
    for _ in range(2):
        Store.open(folder).close()
    assert {path.name for path in folder.iterdir()} == {"backcoach.db", COPY}
    assert stat.S_IMODE((folder / COPY).stat().st_mode) == 0o600
    assert bodies(folder / COPY) == bodies(OLD)


def test_a_copy_that_is_there_is_not_overwritten(folder: Path) -> None:
    (folder / COPY).write_text("mine")
    Store.open(folder).close()
    assert (folder / COPY).read_text() == "mine"
    assert bodies(folder / f"{COPY}-2") == bodies(OLD)


def test_a_step_that_fails_leaves_the_old_file_and_no_copy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS[:2], fail))
    with pytest.raises(StoreError, match="The disk is full"):
        Store.open(folder)
    assert bodies(folder / "backcoach.db") == bodies(OLD)
    assert not (folder / COPY).exists()


def test_looking_reads_an_old_file_and_leaves_it_as_it_is(folder: Path) -> None:
    with Store.open(folder, readonly=True) as store:
        live = store.live()
        assert live is not None
        assert len(store.load(live).events) == store.load(live).next
        assert store.past(0, 2**62, [])
    assert (folder / "backcoach.db").read_bytes() == OLD.read_bytes()
    assert not (folder / COPY).exists()


def test_what_is_recovered_of_a_damaged_old_file_is_completed(folder: Path) -> None:
    before = read_history(folder)
    with (folder / "backcoach.db").open("r+b") as file:
        file.write(bytes(100))
    recover(folder)
    assert read_history(folder) == before
    with Store.open(folder) as store:
        for session in before:
            assert len(store.load(session.id).events) == store.load(session.id).next


def test_what_can_neither_be_read_nor_completed_stays(folder: Path) -> None:
    garbage = [b"{", b"\xff", b"[]", b'{"event":"set_added"}', b'{"event":"exercise_swapped"}']
    with closing(sqlite3.connect(folder / "backcoach.db")) as db, db:
        (session,) = db.execute("SELECT session FROM event WHERE kind = 'set_added'").fetchone()
        for number, body in enumerate(garbage, 1):
            db.execute(
                "UPDATE event SET body = ? WHERE session = ? AND seq = ?", (body, session, number)
            )
    with Store.open(folder) as store:
        kept = dict(store.select("SELECT seq, body FROM event WHERE session = ?", session))
        assert [kept[number] for number in range(1, 6)] == garbage
        assert not {1, 2, 3, 4, 5} & store.load(session).events.keys()


def test_a_new_store_needs_no_copy(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        put(store, Diary("one"))
    assert {path.name for path in tmp_path.iterdir()} == {"backcoach.db"}


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_an_older_store_that_is_only_read_is_not_copied_into_memory(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "backcoach.db")) as db:
        db.execute("CREATE TABLE other (body BLOB)")
        db.execute(f"INSERT INTO other VALUES (zeroblob({PADDING}))")
        db.commit()
    before = (folder / "backcoach.db").read_bytes()
    done = subprocess.run(
        (sys.executable, "-c", _READ, str(folder)), check=True, capture_output=True, text=True
    )
    sessions, memory = map(int, done.stdout.split())
    assert sessions > 0
    assert memory < PADDING // 2
    assert (folder / "backcoach.db").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["backcoach.db"]


PADDING = 64 << 20  # bytes
_READ = """
import resource, sys
from pathlib import Path
from backcoach.storage.store import Store, read_history
Store.open(Path("nowhere"), readonly=True).close()  # loads all that is loaded
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(read_history(Path(sys.argv[1]))))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
"""
