"""OpenWeight: what the format asks of a workout log, restated (draft-07)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.core.notation import Load
from backcoach.exchange.exporters import openweight
from exchange.records import done, export, session, session_records

if TYPE_CHECKING:
    from backcoach.core.session.past.session_record import SessionRecord

COUNT = {"type": "integer", "minimum": 0}
AMOUNT = {"type": "number", "minimum": 0}


def text(longest: int, **more: Any) -> dict[str, Any]:
    return {"type": "string", "maxLength": longest, **more}


SET = {
    "type": "object",
    "dependencies": {"weight": ["unit"]},
    "properties": {
        **dict.fromkeys(("reps", "durationSeconds", "rir", "restSeconds"), COUNT),
        "weight": AMOUNT,
        "unit": {"enum": ["kg", "lb"]},
        "rpe": {**AMOUNT, "maximum": 10},
        "toFailure": {"type": "boolean"},
        "type": text(50),
        "tempo": {"type": "string", "pattern": "^[0-9X](-[0-9X]){3}$"},
        "notes": text(1000),
    },
}
EXERCISE = {
    "type": "object",
    "required": ["exercise", "sets"],
    "properties": {
        "exercise": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": text(200, minLength=1), "equipment": text(50)},
        },
        "order": {"type": "integer", "minimum": 1},
        "notes": text(5000),
        "supersetId": {"type": "integer", "minimum": 1},
        "sets": {"type": "array", "minItems": 1, "items": SET},
    },
}
DATE = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"
WORKOUT_LOG = {
    "type": "object",
    "required": ["date", "exercises"],
    "properties": {
        "date": {"type": "string", "pattern": DATE},
        "name": text(200),
        "notes": text(10_000),
        "durationSeconds": COUNT,
        "exercises": {"type": "array", "minItems": 1, "items": EXERCISE},
    },
}
VALIDATOR = jsonschema.Draft7Validator(WORKOUT_LOG)


@settings(max_examples=30)
@given(st.lists(session_records(), max_size=3))
def test_every_session_is_a_workout_log(sessions: list[SessionRecord]) -> None:
    for item in json.loads("".join(openweight.write(sessions, export()))):
        VALIDATOR.validate(item)
        for group in item["exercises"]:
            known = {*SET["properties"], "backcoach:"}
            assert all(key in known or key.startswith("backcoach:") for key in group["sets"][0])


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
