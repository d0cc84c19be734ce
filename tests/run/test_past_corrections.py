"""Corrections of the past are whole or not at all, whatever ends the program in the middle."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest
from support.builders import line
from support.diary import Diary, in_another_process, put

from backcoach.core.session import events as ev
from backcoach.core.session.past.corrections import recorded_sets
from backcoach.core.session.past.recorded import Origin, numbered
from backcoach.run.past.sessions import open_past
from backcoach.run.starting.inputs import RefusalError
from backcoach.storage.errors import StoreError
from backcoach.storage.lock import Lock
from backcoach.storage.store import Store, read_history

if TYPE_CHECKING:
    from pathlib import Path

SPLIT = """
import sys; from pathlib import Path
from backcoach.core.session import events as ev
from backcoach.core.session.past.corrections import recorded_sets
from backcoach.core.session.past.recorded import Origin, numbered
from backcoach.run.past.sessions import open_past
with open_past(Path(sys.argv[1])) as past:
    for turn in range(10_000):
        sets = recorded_sets(past.load("whole"))
        part = ev.SessionRecorded(
            at=turn, id=f"part {turn}", origin=Origin("split"), sets=numbered([sets["1.2"]])
        )
        gone = ev.SetsCorrected(at=turn, sets={"1.2": None}, moved_to=part.id)
        past.change("whole", [gone], [part])
        past.undo("whole", turn)
        print(turn, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(tmp_path) as store:
        put(store, Diary("whole", line("row", 2, load="24 kg")).do(2))
    return tmp_path


def counted(folder: Path) -> int:
    """Return how many sets the sessions that count have together."""
    sessions = read_history(folder)
    return sum(len(session.sets) for session in sessions if session.status == "finished")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("turns", [1, 4])
def test_a_program_that_is_killed_while_it_splits_loses_and_doubles_no_set(
    folder: Path, turns: int
) -> None:
    process = in_another_process(SPLIT, folder)
    assert process.stdout
    for _ in range(turns):
        assert process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert counted(folder) == 2


def test_a_split_that_cannot_be_stored_whole_is_not_stored(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_history(folder)
    with open_past(folder) as past:
        sets = recorded_sets(past.load("whole"))
        part = ev.SessionRecorded(
            at=1, id="part", origin=Origin("split"), sets=numbered([sets["1.2"]])
        )
        gone = ev.SetsCorrected(at=1, sets={"1.2": None}, moved_to="part")

        def full(*_: object) -> None:
            raise StoreError("The disk is full.")

        monkeypatch.setattr(Store, "keep", full)
        with pytest.raises(StoreError):
            past.change("whole", [gone], [part])
    assert read_history(folder) == before


def test_what_was_corrected_at_one_instant_is_taken_back_together(folder: Path) -> None:
    before = read_history(folder)
    with open_past(folder) as past:
        changes: list[ev.SetsCorrected | ev.SessionCorrected] = [
            ev.SetsCorrected(at=7, sets={"1.1": None}),
            ev.SessionCorrected(at=7, name="X"),
        ]
        assert past.change("whole", changes)
        assert past.change("whole", [ev.SessionCorrected(at=8, name="Y")])
        assert not past.change("whole", [ev.SessionCorrected(at=9, name="Y")])
        assert past.undo("whole", 10)
        assert past.load("whole").plan.name == "X"
        assert past.undo("whole", 11)
        assert not past.undo("whole", 12)
    assert read_history(folder) == before


def test_nothing_that_was_done_while_it_was_led_is_taken_back(folder: Path) -> None:
    with open_past(folder) as past:
        assert not past.undo("whole", 1)
        assert past.find(corrected=True) is None


def test_only_one_program_corrects_at_a_time(folder: Path) -> None:
    lock = Lock(folder)
    assert lock.acquire()
    with pytest.raises(RefusalError), open_past(folder):
        pass
    lock.release()
