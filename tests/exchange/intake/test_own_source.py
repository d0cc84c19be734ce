"""From what backcoach wrote to the log: it comes back as it was, edits of its text are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from exchange.intake.log import NOW, Log, reading, source
from exchange.records import done, export, session, session_records
from hypothesis import given, settings
from msgspec.structs import replace

from backcoach.core.session.fold import begin, replay
from backcoach.core.session.past.session_record import record
from backcoach.core.session.past.unled_record import record_of
from backcoach.exchange.exporters.formats import FORMATS
from backcoach.exchange.intake.recorded import restored
from backcoach.exchange.intake.source import SourceError
from backcoach.exchange.intake.sources import read_source
from backcoach.exchange.text_folder import TextFolder

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.session.past.session_record import SessionRecord


@settings(max_examples=60)
@given(session_records())
def test_what_backcoach_wrote_comes_back_as_it_was(given_record: SessionRecord) -> None:
    by_time = sorted(given_record.sets, key=lambda each: each.done_at)
    given_record = replace(given_record, status="finished", sets=tuple(by_time))
    state = begin(restored(given_record, NOW))
    back = record(state)

    assert [replace(each, set=0, name="", target="") for each in back.sets] == [
        replace(each, set=0, name="", target="") for each in by_time
    ]
    fields = (
        "id",
        "session",
        "name",
        "file",
        "started_at",
        "offset",
        "finished_at",
        "notes",
        "origin",
    )
    assert [getattr(back, name) for name in fields] == [
        getattr(given_record, name) for name in fields
    ]


@settings(max_examples=60)
@given(session_records())
def test_the_record_of_an_import_is_that_of_the_session_it_begins(
    given_record: SessionRecord,
) -> None:
    event = restored(given_record, NOW)

    assert record_of(event, given_record.pains) == record(replay(event, given_record.pains))


@pytest.mark.parametrize("target", ["", "8", "8–10", "8+", "8–10+", "30 s"])
def test_a_target_comes_back(target: str) -> None:
    sets = (done("1.1", "db_row", reps=8, target=target), done("1.2", "db_row", skipped=True))
    back = record(begin(restored(session(*sets), NOW)))

    assert [each.target for each in back.sets] == [target, ""]
    assert [each.skipped for each in back.sets] == [False, True]


OWN_LOG = [
    session(done("1.1", "db_row", reps=8, target="8–10", name="Single-arm dumbbell row")),
    session(done("1.1", "Wall Walk", reps=15, name="Wall Walk"), id="b", started_at=NOW),
]


@pytest.mark.parametrize("kind", ["jsonl", "csv", "text"])
def test_the_log_of_another_machine_is_read_and_is_there_the_second_time(
    tmp_path: Path, kind: str
) -> None:
    if kind == "text":
        TextFolder(tmp_path / "text").update(OWN_LOG)
        taken = read_source(tmp_path / "text", reading())
    else:
        taken = source(tmp_path, "".join(FORMATS[kind](OWN_LOG, export())))
    log = Log(tmp_path)
    assert log.compare(taken) == [{"new": 2}]
    log.take(taken)
    assert log.compare(taken) == [{"there": 2}]
    assert taken.facts["dialect"] == f"backcoach-{kind}"
    assert (taken.facts["sessions"], taken.facts["sets"], taken.facts["reps"]) == (2, 2, 23)
    assert taken.facts["exercises"] == {"db_row": "db_row", "Wall Walk": None}

    again = tmp_path / "again"
    TextFolder(again).update(log.records)
    assert TextFolder(tmp_path / "text").update(OWN_LOG).written == (0 if kind == "text" else 2)
    assert [path.read_bytes() for path in sorted(again.rglob("*.toml"))] == [
        path.read_bytes() for path in sorted((tmp_path / "text").rglob("*.toml"))
    ]


def test_easy_minutes_and_cool_down_are_no_exercises_of_a_file(tmp_path: Path) -> None:
    easy = done("2.1", "easy_movement", kind="easy", seconds=300, name="Easy minutes")
    last = done("3.1", "cool_down", kind="cooldown", seconds=180, name="Cool-down")
    log = session(done("1.1", "db_row", reps=8), easy, last)
    taken = source(tmp_path, "".join(FORMATS["jsonl"]([log], export())))
    assert taken.facts["exercises"] == {"db_row": "db_row"}
    assert taken.facts["kinds"] == {"work": 1, "easy": 1, "cooldown": 1}


def test_a_hand_edit_of_the_text_is_taken_over(tmp_path: Path) -> None:
    log = Log(tmp_path)
    folder = tmp_path / "text"
    TextFolder(folder).update(OWN_LOG)
    log.take(read_source(folder, reading()))
    (path,) = folder.rglob("*-1613-beginner.toml")
    edited = path.read_text(encoding="utf-8").replace("  8  ", "  9  ")
    path.write_text(edited, encoding="utf-8")

    taken = read_source(folder, reading())
    assert log.compare(taken) == [{"there": 1, "changed": 1}]
    log.take(taken, replaces=True)
    assert [each.sets[0].reps for each in log.records] == [9, 15]
    assert log.compare(taken) == [{"there": 2}]
    changes = TextFolder(folder).update(log.records)
    assert (changes.written, changes.edited) == (1, ())


def test_mistakes_of_a_folder_are_named_with_file_and_line(tmp_path: Path) -> None:
    TextFolder(tmp_path).update(OWN_LOG)
    for path in tmp_path.rglob("*.toml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("8  ", "eight  "), encoding="utf-8"
        )

    with pytest.raises(SourceError) as problem:
        read_source(tmp_path, reading())
    assert all(f"{tmp_path}/2026/" in line and ".toml:" in line for line in problem.value.lines)
