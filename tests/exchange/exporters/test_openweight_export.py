"""OpenWeight: its schema of a workout log, each rule of it restated here (draft-07)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from exchange.fixtures import EXPECTED, imported
from exchange.records import done, export, session, session_records
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.core.notation import Load
from backcoach.core.session.past.unled_record import record_of
from backcoach.exchange.exporters import openweight
from backcoach.exchange.intake.recorded import Sets

if TYPE_CHECKING:
    from backcoach.core.session.past.session_record import SessionRecord

COUNT = {"type": "integer", "minimum": 0}
AMOUNT = {"type": "number", "minimum": 0}


def text(longest: int, **more: Any) -> dict[str, Any]:
    return {"type": "string", "maxLength": longest, **more}


SET = {
    "type": "object",
    "dependencies": {"weight": ["unit"], "distance": ["distanceUnit"]},
    "properties": {
        **dict.fromkeys(("reps", "durationSeconds", "rir", "restSeconds", "targetReps"), COUNT),
        **dict.fromkeys(("weight", "distance", "targetWeight"), AMOUNT),
        "unit": {"type": "string", "enum": ["kg", "lb"]},
        "distanceUnit": {"type": "string", "enum": ["m", "km", "ft", "mi", "yd"]},
        "rpe": {**AMOUNT, "maximum": 10},
        "toFailure": {"type": "boolean"},
        "type": text(50),
        "tempo": {"type": "string", "pattern": "^[0-9X](-[0-9X]){3}$"},
        "notes": text(1000),
    },
}
NAMED = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": text(200, minLength=1),
        "equipment": text(50),
        "category": text(50),
        "musclesWorked": {"type": "array", "items": text(50)},
    },
}
EXERCISE = {
    "type": "object",
    "required": ["exercise", "sets"],
    "properties": {
        "exercise": NAMED,
        "order": {"type": "integer", "minimum": 1},
        "notes": text(5000),
        "supersetId": {"type": "integer", "minimum": 1},
        "sets": {"type": "array", "minItems": 1, "items": SET},
    },
}
DATE = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"  # date-time, RFC 3339
WORKOUT_LOG = {
    "type": "object",
    "required": ["date", "exercises"],
    "properties": {
        "date": {"type": "string", "pattern": DATE},
        "name": text(200),
        "notes": text(10_000),
        "durationSeconds": COUNT,
        "templateId": text(200),
        "exercises": {"type": "array", "minItems": 1, "items": EXERCISE},
    },
}
VALIDATOR = jsonschema.Draft7Validator(WORKOUT_LOG)


def workout_logs(*sessions: SessionRecord) -> list[dict[str, Any]]:
    """The objects of an export, each of which is valid."""
    items: list[dict[str, Any]] = json.loads("".join(openweight.write(sessions, export())))
    for item in items:
        VALIDATOR.validate(item)
    return items


def own_only(item: dict[str, Any], schema: dict[str, Any]) -> bool:
    """Tell whether all fields beyond the schema, which names no `$schema`, are marked as ours."""
    return all(key in schema["properties"] or key.startswith("backcoach:") for key in item)


@settings(max_examples=60)
@given(st.lists(session_records(), max_size=3))
def test_every_session_is_a_workout_log(sessions: list[SessionRecord]) -> None:
    for item in workout_logs(*sessions):
        assert own_only(item, WORKOUT_LOG)
        for group in item["exercises"]:
            assert own_only(group, EXERCISE)
            assert own_only(group["exercise"], NAMED)
            assert all(own_only(done, SET) for done in group["sets"])


@pytest.mark.parametrize("name", sorted(name for name in EXPECTED if EXPECTED[name]["exit"] == 0))
def test_what_was_imported_is_exported_as_workout_logs(name: str) -> None:
    if name.endswith(".fit"):
        pytest.importorskip("fitdecode")
    sessions = imported(name).sessions
    events = [Sets({}).event(each, name, 1) for each in sessions]
    assert len(workout_logs(*map(record_of, events))) == len(sessions)


def test_what_no_number_or_text_of_the_schema_holds_is_left_out() -> None:
    extra = {"rpe": "NaN", "distance": "-3 parsecs", "superset": "-1", "set_type": "x" * 60}
    long = done("1.1", "x" * 300, reps=8, rir=2, note="n" * 2000, extra=extra)
    (item,) = workout_logs(session(long, name="n" * 300, notes=("n" * 9000, "n" * 9000)))
    (group,) = item["exercises"]
    (row,) = group["sets"]
    assert {"distance", "supersetId"}.isdisjoint({*group, *row})
    assert row["rpe"] == 8  # what was left, since RPE says nothing


@pytest.mark.parametrize(
    "wrong",
    [
        {"weight": 20},
        {"weight": -5, "unit": "kg"},
        {"distance": 3},
        {"reps": 1.5},
        {"rpe": 11},
        {"rir": -1},
        {"unit": "stone"},
        {"tempo": "3-1-2"},
        {"notes": "n" * 1001},
    ],
)
def test_the_schema_refuses_what_it_should(wrong: dict[str, object]) -> None:
    (item,) = workout_logs(session(done("1.1", "db_row", reps=8)))
    item["exercises"][0]["sets"] = [wrong]
    assert not VALIDATOR.is_valid(item)


def test_help_and_bands_stand_in_a_field_of_our_own() -> None:
    sets = [
        done("1.1", "assisted_pull_up", reps=5, load=Load(-30_000)),
        done("2.1", "band_row", reps=9, load=Load(None, band="green")),
        done("3.1", "db_row", reps=8, load=Load(22_500)),
    ]
    (item,) = json.loads("".join(openweight.write([session(*sets)], export())))
    first, second, third = (group["sets"][0] for group in item["exercises"])

    assert (first["backcoach:load"], "weight" in first) == ("-30 kg", False)
    assert second["backcoach:load"] == "green band"
    assert (third["weight"], third["unit"], "backcoach:load" in third) == (22.5, "kg", False)


def test_no_session_is_an_empty_list() -> None:
    assert json.loads("".join(openweight.write([], export()))) == []
