"""What backcoach writes for itself is read back without loss."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from exchange.records import decisions, done, export, session, session_records
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.session.past.session_record import SetRecord
from backcoach.exchange.own import jsonl, sets_table
from backcoach.exchange.own.mistake import MistakeError

if TYPE_CHECKING:
    from backcoach.core.session.events import ProgrammeChanged
    from backcoach.core.session.past.session_record import SessionRecord

decided = st.lists(decisions, max_size=2, unique_by=lambda each: each.id).map(tuple)
logs = st.lists(session_records(), max_size=3, unique_by=lambda record: record.id)


@settings(max_examples=50)
@given(logs, decided)
def test_json_lines_hold_every_session_and_decision_whole(
    sessions: list[SessionRecord], decided_on: tuple[ProgrammeChanged, ...]
) -> None:
    text = "".join(jsonl.write(sessions, export(*decided_on)))

    assert list(jsonl.read(text.splitlines())) == [*sessions, *decided_on]
    assert jsonl.matches(text) == bool(sessions or decided_on)


def test_a_set_in_json_lines_has_all_its_fields() -> None:
    (text,) = jsonl.write([session(done("1.1", "db_row"))], export())
    (row,) = json.loads(text)["sets"]

    assert list(row) == list(SetRecord.__struct_fields__)
    assert (row["seconds"], row["skipped"], row["extra"]) == (None, False, {})


@settings(max_examples=50)
@given(logs)
def test_the_table_holds_every_set_whole(sessions: list[SessionRecord]) -> None:
    given_export = export()
    text = "".join(sets_table.write(sessions, given_export))

    assert sets_table.matches(text)
    with_sets = [replace(each, pains=()) for each in sessions if each.sets]
    assert sets_table.read(io.StringIO(text)) == with_sets
    assert given_export.lost["sessions without a set"] == sum(not each.sets for each in sessions)
    assert given_export.lost["pains"] == sum(len(each.pains) for each in sessions)


def test_notes_of_several_lines_stay_apart_in_the_table() -> None:
    noted = session(done("1.1", "db_row"), notes=("Wed: 3 rounds\nthen home", "c:\\new", "last"))
    text = "".join(sets_table.write([noted], export()))

    assert sets_table.read(io.StringIO(text)) == [noted]


def test_no_cell_of_the_table_is_a_formula() -> None:
    names = ["=1+1", "+1", "-1", "@x", "'a", "plain"]
    sets = [done(f"{at}.1", name) for at, name in enumerate(names, 1)]
    text = "".join(sets_table.write([session(*sets, name="=A1", file="@b")], export()))
    rows = list(csv.DictReader(io.StringIO(text)))

    assert [row["exercise"] for row in rows] == ["'=1+1", "'+1", "'-1", "'@x", "''a", "plain"]
    assert (rows[0]["session_name"], rows[0]["file"]) == ("'=A1", "'@b")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"reps": "many"}, "many"),
        ({"kind": "heavy"}, "heavy"),
        ({"done_at": "2026-10-12T18:04:11"}, "offset"),
        ({"unit": "stone"}, "stone"),
        ({"load_kg": "heavy"}, "heavy"),
        ({"skipped": "maybe"}, "bool"),
        ({"status": "done"}, "done"),
    ],
)
def test_a_mistake_in_the_table_is_named_with_its_line(row: dict[str, str], words: str) -> None:
    text = "".join(sets_table.write([session(done("1.1", "db_row", reps=8))], export()))
    (first,) = csv.DictReader(io.StringIO(text))
    changed = io.StringIO()
    writer = csv.DictWriter(changed, sets_table.COLUMNS)
    writer.writeheader()
    writer.writerow({**first, "load_kg": "5", "unit": "kg", **row})

    with pytest.raises(MistakeError) as problem:
        sets_table.read(io.StringIO(changed.getvalue()))
    (line,) = problem.value.lines("sets.csv")
    assert line.startswith("sets.csv:2: ")
    assert words in line


def test_a_table_without_a_column_names_it() -> None:
    text = ",".join(title for title in sets_table.COLUMNS if title != "rir")

    with pytest.raises(MistakeError) as problem:
        sets_table.read([text])
    assert problem.value.lines("f") == ['f:1: the column "rir" is missing']


def test_a_line_that_is_no_session_is_named() -> None:
    good = "".join(jsonl.write([session()], export()))

    with pytest.raises(MistakeError) as problem:
        list(jsonl.read([good, "{}", good.replace("finished", "done"), "[" * 10_000, "\x1b[2J"]))
    lines = problem.value.lines("log.jsonl")
    assert [line.split(": ")[0] for line in lines] == [f"log.jsonl:{at}" for at in (2, 3, 4, 5)]
    assert "\x1b" not in "".join(lines)
