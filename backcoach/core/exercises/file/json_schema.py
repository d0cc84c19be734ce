"""The JSON Schema of exercises.toml, for editors that complete and check it.

`python -m backcoach.core.exercises.file.json_schema > docs/exercises.schema.json` updates it.
"""

from __future__ import annotations

import json
import types
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from msgspec.structs import fields

from backcoach.core.exercises.model import Cues, Exercise, Fault, Library, Session
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.exercises.programme import (
    MAX_WEEKS,
    End,
    MaxTest,
    Phase,
    Programme,
    ProgrammeDay,
    Weeks,
)
from backcoach.core.notation import MAX_REPS, MAX_SECONDS, Load, Reps, Seconds, Start, Tempo, Warmup
from backcoach.core.set_notation import SetGoal, Share
from backcoach.core.toml.type_hints import constraint, hints_of, split

if TYPE_CHECKING:
    from msgspec import Struct

_LOAD = r"[-+−]?\s*\d{1,6}(\.\d{1,6}|,\d{1,2})?\s*(([kK][gG]|[lL][bB])[sS]?)?|\S.*\s+band"
_PERCENT = r"\d{1,3}\s*%"


def _text(pattern: str, *examples: str) -> dict[str, Any]:
    return {"type": "string", "pattern": rf"^\s*({pattern})\s*$", "examples": list(examples)}


def _whole(least: int, most: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most}


# The notations as far as JSON Schema can express them; it refuses nothing that they accept.
_NOTATIONS: dict[Any, dict[str, Any]] = {
    Seconds: {
        "description": 'a length of time: 90, "90s", "2m" or "2m30s"',
        "anyOf": [
            _whole(0, MAX_SECONDS),
            _text(r"\d{1,4}\s*m(in)?(\s*\d{1,5}\s*s(ec)?)?|\d{1,5}\s*s(ec)?", "90s", "2m30s"),
        ],
    },
    Reps: {
        "description": 'reps: 8 or "8-10"',
        "anyOf": [_whole(1, MAX_REPS), _text(r"\d{1,4}(\s*[-–]\s*\d{1,4})?", "8-10")],
    },
    SetGoal: {
        "description": 'one set: 8, "8-10", "5+" or "max", with "x 80%" or "x 24 kg", with "@8"',
        "anyOf": [
            _whole(1, MAX_REPS),
            _text(
                rf"([mM][aA][xX]|\d{{1,4}}(\s*[-–]\s*\d{{1,4}}|\s*\+)?)"
                rf"(\s*[xX×]\s*({_PERCENT}|{_LOAD}))?(\s*@\s*(10|[6-9]))?",
                *("8-10", "5+", "max", "5 x 80%", "8 @8"),
            ),
        ],
    },
    Share: {"description": 'a share: "80%"', **_text(_PERCENT, "80%", "10%")},
    Load: {
        "description": 'a load: "24 kg", "53 lb" or "green band"',
        "anyOf": [{"type": "number"}, _text(_LOAD, "24 kg", "53 lb", "green band")],
    },
    Tempo: {
        "description": "seconds of lowering, stretch, lift and peak; X is a lift as fast as can be",
        **_text(r"\d{1,2}-\d{1,2}-(\d{1,2}|[xX])-\d{1,2}", "3-1-1-1", "2-1-X-0"),
    },
    Warmup: {
        "description": 'a warm-up set: 8, "8 x 50%" or "8 x 20 kg"; "ramp" for all it needs',
        "anyOf": [
            _whole(1, MAX_REPS),
            {"const": "ramp"},
            _text(rf"\d{{1,3}}\s*[x×]\s*({_PERCENT}|{_LOAD})", "8 x 50%", "8 x 20 kg"),
        ],
    },
    Weeks: {
        "description": 'weeks of a programme, counted from 1: 4 or "1-4"',
        "anyOf": [_whole(1, MAX_WEEKS), _text(r"\d{1,4}(\s*[-–]\s*\d{1,4})?", "1-4")],
    },
    Start: {
        "description": 'a first load, or a share of body weight: "12 kg", "30 %" or "-45 %"',
        **_text(rf"-*{_PERCENT}|{_LOAD}", "12 kg", "30 %", "-45 %"),
    },
}
# What holds between the keys of a table.
_BETWEEN_KEYS: dict[type[Struct], dict[str, Any]] = {
    Prescription: {
        "anyOf": [
            {"required": ["sets"]},
            {"required": ["reps"], "properties": {"reps": {"type": "array"}}},
            {"required": ["within"]},
        ]
    }
}
_TABLES = (
    *(Session, Prescription, Exercise, Cues, Fault),
    *(Programme, ProgrammeDay, Phase, MaxTest, End),
)
# What a file need not hold, because it extends the shipped one.
_SHIPPED_KEYS: dict[type[Struct], tuple[str, ...]] = {
    Library: ("exercise", "session"),
    Exercise: ("name", "pattern", "primary"),
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a Library as people write it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "exercises.toml of backcoach",
        **_table(Library),
        "$defs": {
            **{kind.__name__: _table(kind) for kind in _TABLES},
            **{kind.__name__: notation for kind, notation in _NOTATIONS.items()},
        },
    }


def schema_text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _table(kind: type[Struct]) -> dict[str, Any]:
    hints = hints_of(kind)
    properties = {}
    for field in fields(kind):
        properties[field.name] = _value(hints[field.name])
        is_told = isinstance(field.default, (int, str)) and field.default != ""
        if is_told and field.default >= properties[field.name].get("minimum", field.default):
            properties[field.name]["default"] = field.default
    return {
        "description": (kind.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [
            field.name
            for field in fields(kind)
            if field.required and field.name not in _SHIPPED_KEYS.get(kind, ())
        ],
        "additionalProperties": False,
        **_BETWEEN_KEYS.get(kind, {}),
    }


def _value(hint: Any) -> dict[str, Any]:
    base, metas = split(hint)
    value: dict[str, Any] = {"description": constraint(metas, "description")}
    if get_origin(base) in (Union, types.UnionType):
        single, a_list = (arg for arg in get_args(base) if arg is not type(None))
        items = _value(a_list)
        value["anyOf"] = [items["items"] if hasattr(single, "parse") else _value(single), items]
    elif base in _NOTATIONS or base in _TABLES:
        value["$ref"] = f"#/$defs/{base.__name__}"
    elif get_origin(base) is tuple:
        value |= {"type": "array", "items": _value(get_args(base)[0])}
    elif get_origin(base) is Literal:
        value["enum"] = list(get_args(base))
    else:
        value["type"] = {int: "integer", str: "string", bool: "boolean"}[base]
    value |= {name: constraint(metas, key) for name, key in _keywords(value).items()}
    return {name: part for name, part in value.items() if part is not None}


def _keywords(value: dict[str, Any]) -> dict[str, str]:
    """Return the JSON Schema keywords for this type, each with the attribute of Meta it is from."""
    if value.get("type") == "array":
        return {"minItems": "min_length", "maxItems": "max_length"}
    return {
        "minimum": "ge",
        "maximum": "le",
        "minLength": "min_length",
        "maxLength": "max_length",
        "pattern": "pattern",
        "examples": "examples",
    }


if __name__ == "__main__":
    print(schema_text(), end="")
