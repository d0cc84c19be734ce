"""What is exported for another program and read back: what remains, and what its format loses."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from backcoach.core.notation import Load
from backcoach.core.session.past.recorded import Origin
from backcoach.core.session.plan import SETS
from backcoach.core.units import from_grams, to_grams
from backcoach.exchange.context import ReadOptions
from backcoach.exchange.exporters.export import by_exercise, ended_at
from backcoach.exchange.exporters.formats import FORMATS
from exchange.fixtures import TODAY, read
from exchange.records import done, export, session, session_records

if TYPE_CHECKING:
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.reading import Imported
    from backcoach.exchange.records import ImportedSet

# What a format keeps of a set, beside its exercise, repetitions, seconds and load.
KEPT = {
    "strong": {"kind", "rir", "unit"},
    "hevy": {"kind", "rir"},
    "fitnotes": {"unit"},
    "openweight": {"kind", "rir", "unit", "side", "rest_planned", "rest_taken", "sign", "band"},
}


def read_back(format_name: str, *sessions: SessionRecord) -> Imported:
    text = "".join(FORMATS[format_name](sessions, export()))
    zone = timezone(timedelta(minutes=sessions[0].offset))
    return read(text.encode(), ReadOptions(today=TODAY, zone=zone))


def before(format_name: str, set_: SetRecord) -> dict[str, object]:
    """What should be left of a set after it went through a format."""
    load = set_.load
    grams = load.grams if load else None
    unit = load.unit if load and load.grams else None
    if grams and unit == "lb" and "unit" in KEPT[format_name]:  # pounds have two digits
        grams = to_grams(from_grams(grams, "lb"), "lb")
    has_sign = "sign" in KEPT[format_name]
    values = {
        "kind": set_.kind,
        "rir": set_.rir,
        "unit": unit if grams else None,
        "side": set_.side,
        "rest_planned": set_.rest_planned_s or None,
        "rest_taken": set_.rest_taken_s or None,
        "band": load.band if load else "",
    }
    return {
        "reps": set_.reps,
        "seconds": set_.seconds or None,
        "grams": (grams if has_sign else abs(grams)) if grams else None,
        **{key: value for key, value in values.items() if key in KEPT[format_name]},
    }


def after(format_name: str, set_: ImportedSet) -> dict[str, object]:
    values = {
        "kind": set_.kind,
        "rir": set_.rir,
        "unit": set_.load.unit if set_.load else None,
        "side": set_.side,
        "rest_planned": set_.rest_planned_s,
        "rest_taken": set_.rest_taken_s,
        "band": set_.band,
    }
    return {
        "reps": set_.reps,
        "seconds": set_.seconds,
        "grams": set_.load.grams if set_.load else None,
        **{key: value for key, value in values.items() if key in KEPT[format_name]},
    }


@pytest.mark.parametrize("format_name", KEPT)
@settings(max_examples=50)
@given(record=session_records())
def test_each_set_comes_back_as_far_as_the_format_holds_it(
    format_name: str, record: SessionRecord
) -> None:
    record = replace(record, status="finished", started_at=record.started_at // 60_000 * 60_000)
    done = [replace(each, reps=each.reps or 0) for each in record.sets if not each.skipped]
    sets = tuple(each for each in done if each.kind in SETS)  # no other program has easy minutes
    if not sets:
        return
    outcome = read_back(format_name, replace(record, sets=tuple(done), offset=120))
    record = replace(record, sets=sets, offset=120)

    (imported,) = outcome.sessions
    expected = [each for group in by_exercise(record) for each in group]
    pairs = list(imported.sets())
    assert [exercise.name for exercise, _ in pairs] == [
        export().name(each.exercise) for each in expected
    ]
    assert [after(format_name, set_) for _, set_ in pairs] == [
        before(format_name, each) for each in expected
    ]


@pytest.mark.parametrize(
    ("format_name", "precision"), [("strong", 60_000), ("hevy", 60_000), ("openweight", 1000)]
)
def test_start_name_and_length_come_back(format_name: str, precision: int) -> None:
    sets = [done(step, "db_row", reps=8) for step in ("1.1", "1.2")]
    later = replace(sets[1], done_at=1_790_001_900_000)
    record = session(sets[0], later, finished_at=None)
    record = replace(record, started_at=1_790_000_040_000, finished_at=1_790_003_700_000)

    (imported,) = read_back(format_name, record).sessions
    assert (imported.started_at, imported.offset) == (record.started_at, record.offset)
    assert imported.name == record.name
    assert imported.finished_at == ended_at(record) // precision * precision


def test_fitnotes_keeps_the_day_alone() -> None:
    (imported,) = read_back("fitnotes", session(done("1.1", "db_row", reps=8))).sessions

    assert (imported.start, imported.has_time, imported.name) == ("2026-09-21", False, "")


def test_what_a_format_cannot_hold_is_counted() -> None:
    sets = (
        done("1.1.left", "db_row", side="left", reps=8, load=Load(to_grams(50, "lb"), "lb")),
        done("1.1.right", "db_row", side="right", reps=8, rest_planned_s=60, target="8"),
        done("2.1", "assisted_pull_up", reps=5, load=Load(-30_000), reported=False),
        done("3.1", "band_row", reps=5, load=Load(None, band="green"), rir=2, kind="warmup"),
        done("3.2", "band_row", skipped=True),
    )
    sessions = (session(*sets), session(id="b", status="discarded"), session(id="c"))
    common = {
        "skipped sets": 1,
        "times of sets": 4,
        "targets": 1,
        "rests": 1,
        "sides, which the notes name": 2,
        "bands, which the notes name": 1,
        "marks of sets that were only assumed": 1,
        "minus signs of help": 1,
        "sessions that are unfinished or do not count": 1,
        "sessions without a set that was done": 1,
    }
    expected = {
        "strong": common,
        "hevy": {**common, "pounds, written in kg": 1},
        "fitnotes": {
            **common,
            "times and names of sessions": 1,
            "kinds of sets, which the comments name": 1,
            "efforts": 1,
        },
        "ics": {**common, "efforts": 1},
        "openweight": {
            "skipped sets": 1,
            "marks of sets that were only assumed": 1,
            "sessions that are unfinished or do not count": 1,
            "sessions without a set that was done": 1,
        },
        "jsonl": {},
        "csv": {"sessions without a set": 2},
    }
    assert expected.keys() == FORMATS.keys()
    for format_name, lost in expected.items():
        given_export = export()
        "".join(FORMATS[format_name](sessions, given_export))
        assert given_export.lost == lost, format_name


def test_what_came_from_another_program_goes_on_to_the_next() -> None:
    """Notes, distances, supersets, half steps of RPE, drop sets and sets to failure."""
    sets = (
        done(
            *("1.1", "db_row"),
            reps=8,
            rir=2,
            note="grip went",
            extra={"rpe": "7.5", "superset": "1"},
        ),
        done("1.2", "db_row", reps=6, extra={"set_type": "drop", "superset": "1"}),
        done("1.3", "db_row", reps=5, rir=0, extra={"set_type": "failure", "superset": "1"}),
        done("2.1", "Running", seconds=900, extra={"distance": "3.2 km", "phone": "x"}),
    )
    record = session(*sets, origin=Origin("hevy"), notes=("slept badly", "hot"))
    notes, distances, efforts, kinds, supersets = {}, {}, {}, {}, {}
    for name in ("strong", "hevy", "fitnotes", "openweight"):
        (back,) = read_back(name, record).sessions
        pairs = list(back.sets())
        efforts[name] = [str(each.rpe or "") for _, each in pairs]
        kinds[name] = [each.kind for _, each in pairs]
        distances[name] = [
            f"{each.distance.value} {each.distance.unit}" for _, each in pairs if each.distance
        ]
        supersets[name] = {exercise.superset for exercise, _ in pairs} - {None}
        text = "".join(exercise.note + each.note for exercise, each in pairs) + back.note
        notes[name] = [word for word in ("grip went", "slept badly", "hot") if word in text]

    every = ["grip went", "slept badly", "hot"]
    kept = ["work", "drop", "failure", "work"]
    assert notes == {**dict.fromkeys(notes, every), "fitnotes": ["grip went"]}
    assert distances == {name: ["3.2 km"] for name in distances}
    assert kinds == {**dict.fromkeys(kinds, kept), "fitnotes": ["work"] * 4}
    assert efforts == {
        "strong": ["7.5", "", "10", ""],
        "hevy": ["7.5", "", "10", ""],
        "fitnotes": [""] * 4,
        "openweight": ["7.5", "", "", ""],
    }
    assert supersets == {"strong": set(), "hevy": {1}, "fitnotes": set(), "openweight": {2}}


def test_an_effort_that_was_corrected_since_is_not_the_imported_one() -> None:
    given_set = done("1.1", "db_row", reps=8, rir=1, extra={"rpe": "7.5"})
    (back,) = read_back("strong", session(given_set)).sessions
    assert [str(each.rpe) for _, each in back.sets()] == ["9"]


def test_sides_and_bands_are_named_in_notes() -> None:
    sets = (
        done("1.1.left", "db_row", side="left", reps=8),
        done("2.1", "band_row", reps=5, load=Load(None, band="green")),
    )
    for format_name, places in {"strong": 2, "hevy": 2, "fitnotes": 2}.items():
        text = "".join(FORMATS[format_name]((session(*sets),), export()))
        assert text.count("left") + text.count("green band") == places
