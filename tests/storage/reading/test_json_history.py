"""The history as JSON is what each session says of itself, however it is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import structs
from support.builders import exercise, hold, line, one_armed
from support.diary import DAY, START, Diary, put

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result
from backcoach.storage.reading.json_history import json_history
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

NAME = 'Rücken "schräg" 硬拉\\'


def filled(folder: Path) -> list[str]:
    """Fill a store with sessions of every kind, and return their ids from the oldest on."""
    with Store.open(folder) as store:
        named = structs.replace(exercise(), name=NAME)
        put(store, Diary("noted", line(named, 2, load="24 kg", rest=60), day=1).do(2).note(NAME))
        put(store, Diary("sides", line(one_armed(), 2), day=2, offset=-210).do(1).skip().pain(4))
        put(store, Diary("night", line(hold(), 2, rest=60), day=3).do().wait(9 * 3600).do())
        put(store, Diary("gone", day=4).do(1).discard())
        put(store, Diary("live", day=5, offset=0))
        for number, load in enumerate((Load(24_040, "lb"), Load(None, band="green"), Load(-7_500))):
            done = RecordedSet(
                exercise="Lat Pulldown (Cable)",
                result=Result(reps=0, load=load, rir=4),
                at=START - number * DAY,
                note=NAME,
                extra={"rpe": "8"},
            )
            event = ev.SessionRecorded(
                at=START - number * DAY,
                id=f"typed {number}",
                origin=Origin("hevy", "csv"),
                sets={"1.1": done},
            )
            store.append(event.id, [(0, event)], record(begin(event)))
    return ["typed 2", "typed 1", "typed 0", "noted", "sides", "night", "gone", "live"]


def test_each_session_is_the_object_that_its_record_is(tmp_path: Path) -> None:
    ids = filled(tmp_path)
    with Store.open(tmp_path) as store:
        records = [session.public() for session in store.history()]
    read = [json.loads(text) for text in json_history(tmp_path)]
    assert [session["id"] for session in read] == ids
    assert read == records
    assert [list(row) for row in read[3]["sets"]] == [list(row) for row in records[3]["sets"]]  # type: ignore[attr-defined]


def test_the_latest_are_as_many_as_are_wanted(tmp_path: Path) -> None:
    ids = filled(tmp_path)
    for last in (1, 3, 100):
        read = [json.loads(text)["id"] for text in json_history(tmp_path, last)]
        assert read == ids[-last:]


def test_nothing_in_it_can_move_a_terminal(tmp_path: Path) -> None:
    filled(tmp_path)
    with Store.open(tmp_path) as store:
        changed = r"replace(CAST(sets AS TEXT), 'row', 'a\u001b[2J\u202e')"
        store.select(f"UPDATE record SET sets = CAST({changed} AS BLOB)")
    text = "\n".join(json_history(tmp_path))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_without_a_store_there_is_nothing(tmp_path: Path) -> None:
    assert list(json_history(tmp_path)) == []


def test_it_is_the_history_of_one_moment_though_somebody_writes_meanwhile(
    tmp_path: Path,
) -> None:
    ids = filled(tmp_path)
    whole = list(json_history(tmp_path))
    sessions = json_history(tmp_path)
    read = [next(sessions)]
    with Store.open(tmp_path) as store:
        put(store, Diary("later", day=6).do(1))
    read += sessions
    assert read == whole
    assert [json.loads(text)["id"] for text in json_history(tmp_path)] == [*ids, "later"]
