"""From a file to the log: what an import stores, what it leaves alone, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from exchange.fixtures import EXPECTED, FOLDER, STRONG, options
from exchange.intake.log import NOW, Log, reading, rows, source
from exchange.records import START, done, session
from msgspec.structs import replace

from backcoach.core.notation import Load
from backcoach.core.session.events import NoteAdded, PainReported, SetsCorrected
from backcoach.core.session.fold import replay
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.past.session_record import record
from backcoach.core.session.past.unled_record import record_of
from backcoach.core.session.plan import Result
from backcoach.exchange.intake.comparing import compare_all
from backcoach.exchange.intake.recorded import restored
from backcoach.exchange.intake.source import SourceError
from backcoach.exchange.intake.sources import read_source
from backcoach.exchange.intake.storing import store_import, take_back
from backcoach.exchange.own.text_form import write as write_text
from backcoach.exchange.text_folder import TextFolder

if TYPE_CHECKING:
    from pathlib import Path


def test_an_import_stores_each_set_under_its_own_name(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.take(source(tmp_path, rows((4, "Deadlift (Barbell)", 60, 8), (4, "Face Pull", 20, 15))))

    (stored,) = log.records
    assert (stored.origin, stored.name, stored.file) == (Origin("strong"), "A", "file")
    assert [(each.exercise, each.reps, each.load, each.rir) for each in stored.sets] == [
        ("Deadlift (Barbell)", 8, Load(60_000), 2),
        ("Face Pull", 15, Load(20_000), 2),
    ]
    assert all(each.reported for each in stored.sets)
    assert stored.sets[0].extra == {}


@pytest.mark.parametrize(
    ("rpe", "rir", "extra"),
    [("8", 2, {}), ("10", 0, {}), ("6", 4, {}), ("7.5", 2, {"rpe": "7.5"}), ("3", 4, {"rpe": "3"})],
)
def test_an_effort_is_kept_as_it_was_where_reps_in_reserve_say_less(
    tmp_path: Path, rpe: str, rir: int, extra: dict[str, str]
) -> None:
    text = rows((4, "Deadlift", 60, 8)).replace(";8;;;0", f";{rpe};;;0")
    (recorded,) = source(tmp_path, text).incoming[0].event.sets.values()

    assert (recorded.result.rir, recorded.extra) == (rir, extra)


def test_what_was_imported_is_there_and_what_changed_is_left_unless_replaced(
    tmp_path: Path,
) -> None:
    log = Log(tmp_path)
    first = source(tmp_path, rows((4, "Deadlift", 60, 8), (5, "Deadlift", 62, 8)))
    assert log.compare(first) == [{"new": 2}]
    log.take(first)
    assert log.compare(first) == [{"there": 2}]

    again = source(tmp_path, rows((4, "Deadlift", 60, 9), (5, "Deadlift", 62, 8), (6, "Row", 1, 1)))
    assert log.compare(again) == [{"new": 1, "there": 1, "changed": 1}]
    log.take(again)
    assert [each.sets[0].reps for each in log.records] == [8, 8, 1]

    log.take(again, replaces=True)
    assert [each.sets[0].reps for each in log.records] == [9, 8, 1]
    assert log.compare(again) == [{"there": 3}]


def test_an_import_is_taken_back_and_can_come_again(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.take(source(tmp_path, rows((4, "Deadlift", 60, 8))))
    before = log.records
    later = source(tmp_path, rows((4, "Deadlift", 60, 9), (5, "Deadlift", 62, 8)))
    imported = log.take(later, replaces=True)
    assert len(log.records) == 2

    assert log.undo(imported) == (2, 0)
    assert log.records == before
    assert log.compare(later) == [{"new": 1, "changed": 1}]
    log.take(later, replaces=True)
    assert [each.sets[0].reps for each in log.records] == [9, 8]


def test_what_was_corrected_since_stays_when_its_import_is_taken_back(tmp_path: Path) -> None:
    log = Log(tmp_path)
    imported = log.take(source(tmp_path, rows((4, "Deadlift", 60, 8), (5, "Deadlift", 62, 8))))
    (stored, _) = log.records
    corrected = RecordedSet(
        exercise="Deadlift", result=Result(reps=7), at=stored.started_at, offset=120
    )
    event = SetsCorrected(at=NOW, sets={"1.1": corrected})
    log.store.append(stored.id, [(1, event)], stored)

    assert log.undo(imported) == (1, 1)
    assert [each.id for each in log.records] == [stored.id]


def test_a_session_that_was_deleted_stays_so(tmp_path: Path) -> None:
    log = Log(tmp_path)
    file = source(tmp_path, rows((4, "Deadlift", 60, 8)))
    take_back(log.store, log.take(file), NOW)

    assert log.compare(file) == [{"deleted": 1}]


def test_another_program_session_at_the_same_time_is_left_out(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.take(source(tmp_path, STRONG))
    start = "4 May 2021, 18:00"
    hevy = (
        '"title","start_time","end_time","exercise_title","set_index","set_type","weight_kg",'
        f'"reps"\n"A","{start}","{start}","Deadlift (Barbell)",0,"normal",60,8\n'
    )

    assert log.compare(source(tmp_path, hevy)) == [{"same_time": 1}]
    later = hevy.replace("18:00", "18:02")
    assert log.compare(source(tmp_path, later)) == [{"new": 1}]


def test_two_files_with_the_same_sessions_are_stored_once(tmp_path: Path) -> None:
    log = Log(tmp_path)
    first = source(tmp_path, rows((4, "Deadlift", 60, 8), (5, "Deadlift", 62, 8)))
    second = source(
        tmp_path, rows((5, "Deadlift", 62, 8), (4, "Deadlift", 60, 9), (6, "Row", 1, 1))
    )

    assert log.compare(first, second) == [{"new": 2}, {"new": 1, "there": 1, "changed": 1}]
    log.take(first, second)
    assert [each.sets[0].reps for each in log.records] == [8, 8, 1]


def test_an_error_stores_nothing(tmp_path: Path) -> None:
    log = Log(tmp_path)
    good = source(tmp_path, rows((4, "Deadlift", 60, 8), (5, "Deadlift", 62, 8)))
    calls = []

    def fails() -> None:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt

    comparisons = compare_all([good], log.store)
    with pytest.raises(KeyboardInterrupt):
        store_import(log.store, comparisons, NOW, replaces=False, on_stored=fails)
    assert log.store.history() == []


def test_a_name_is_moved_by_hand_and_what_it_was_is_kept(tmp_path: Path) -> None:
    moved = source(
        tmp_path,
        rows((4, "Lat Pulldown (Machine)", 60, 8)),
        by_hand={"lat pulldown (machine)": "lat_pulldown"},
    )

    (recorded,) = moved.incoming[0].event.sets.values()
    assert recorded.exercise == "lat_pulldown"
    assert recorded.extra["exercise"] == "Lat Pulldown (Machine)"


PAINS = (
    PainReported(at=START + 1, offset=120, level=3, place="lower back"),
    PainReported(at=START + 2, offset=120, level=2, place="neck"),
)


def test_a_replaced_session_is_what_its_text_says_and_comes_back_when_taken_back(
    tmp_path: Path,
) -> None:
    log = Log(tmp_path)
    before = session(done("1.1", "db_row", reps=8), notes=("slept badly", "hot"), pains=PAINS[:1])
    event = restored(before, NOW)
    log.store.add([((event, *before.pains), record_of(event, before.pains))])
    first = log.records
    folder = tmp_path / "text"
    TextFolder(folder).update(first)
    edited = replace(before, notes=("hot", "new"), pains=PAINS[1:], finished_at=START + 1_800_000)
    (path,) = folder.glob("*/*.toml")
    path.write_text(write_text(edited), encoding="utf-8")
    taken = read_source(folder, reading())
    assert log.compare(taken) == [{"changed": 1}]

    imported = log.take(taken, replaces=True)
    assert log.compare(taken) == [{"there": 1}]
    (now,) = log.records
    assert (now.notes, now.pains, now.finished_at) == (
        edited.notes,
        edited.pains,
        edited.finished_at,
    )
    assert log.store.health() == list(PAINS[1:])

    log.undo(imported)
    assert log.records == first
    assert log.store.health() == list(PAINS[:1])


def test_another_program_takes_out_its_own_notes_only(tmp_path: Path) -> None:
    log = Log(tmp_path)
    text = rows((4, "Deadlift (Barbell)", 60, 8))
    log.take(source(tmp_path, text.replace('"";40m', '"from the gym";40m')))
    name = log.records[0].id
    stored = log.store.load(name)
    note = NoteAdded(at=NOW, text="written here")
    state = replay(stored.started, [note])
    log.store.append(name, [(1, note)], record(state))
    changed = source(tmp_path, text.replace(";40m", ";50m"))
    log.take(changed, replaces=True)

    (now,) = log.records
    assert now.notes == ("written here",)
    assert now.finished_at == now.started_at + 50 * 60_000
    assert log.compare(changed) == [{"there": 1}]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fixture_is_stored_with_every_set_and_there_the_second_time(
    tmp_path: Path, name: str
) -> None:
    if name.endswith(".fit"):
        pytest.importorskip("fitdecode")
    how = reading()._replace(options=options(name))
    try:
        taken = read_source(FOLDER / name, how)
    except SourceError as error:
        (line,) = error.lines
        assert line.startswith(f"{FOLDER / name}: ")
        return
    log = Log(tmp_path)
    log.take(taken)

    assert log.compare(taken) == [{"there": len(taken.incoming)}]
    sides = sum(each.side == "left" for stored in log.records for each in stored.sets)
    sets = sum(len(stored.sets) for stored in log.records)
    assert sets - sides <= taken.facts["sets"] <= sets
