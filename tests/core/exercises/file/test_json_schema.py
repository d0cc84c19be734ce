"""The JSON Schema accepts every file that the program accepts."""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli
from support.spoilt.mutations import SAMPLE, mutations

from backcoach.core.exercises.file.json_schema import schema, schema_text
from backcoach.core.exercises.file.reading import parse
from backcoach.core.notation import Load, Reps, Start, Tempo, Warmup, parse_seconds
from backcoach.core.text import clean_tree
from backcoach.core.toml.reading import ParseError

ROOT = Path(__file__).parents[4]
FILE = ROOT / "docs" / "exercises.schema.json"
REFRESH = "python -m backcoach.core.exercises.file.json_schema > docs/exercises.schema.json"

PARSERS = {
    "Seconds": parse_seconds,
    "Reps": Reps.parse,
    "Load": Load.parse,
    "Tempo": Tempo.parse,
    "Warmup": Warmup.parse,
    "Start": Start.parse,
}


def accepts(data: Any, part: str = "") -> bool:
    """Whether the schema, or one of its definitions, has nothing against a value."""
    return bool(validator(part).is_valid(data))


@cache
def validator(part: str) -> Any:
    whole = schema()
    if part:
        whole = {"$defs": whole["$defs"], "$ref": f"#/$defs/{part}"}
    return jsonschema.Draft202012Validator(whole)


def test_the_schema_file_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), f"refresh it: {REFRESH}"


def test_the_command_for_the_file_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(
        str(ROOT / "backcoach" / "core" / "exercises" / "file" / "json_schema.py"),
        run_name="__main__",
    )
    assert capsys.readouterr().out == schema_text()


def test_the_schema_is_valid_and_describes_every_key() -> None:
    whole = schema()
    jsonschema.Draft202012Validator.check_schema(whole)
    for table in (whole, *whole["$defs"].values()):
        assert table["description"]
        if "properties" in table:
            assert table["additionalProperties"] is False
            for key, value in table["properties"].items():
                assert value.get("description"), key


@pytest.mark.parametrize("text", [SAMPLE, (ROOT / "exercises.toml").read_text(encoding="utf-8")])
def test_right_files_are_accepted_by_both(text: str) -> None:
    assert parse(text, "x").session
    assert accepts(tomli.loads(text))


@pytest.mark.parametrize("part", PARSERS)
@pytest.mark.parametrize(
    "value",
    [
        *(0, 1, 8, 30, 90, 200, -1, 2.5, True, "", " ", "8", "8-10", "8–10", " 8 - 10 ", "-", "8-"),
        *("90s", "2m", "2m30s", "2 m 30 s", "2min", "90 sec", "2 mins", "90", "s", "m"),
        *("24 kg", "24kg", "22,5 kg", "22.5 KG", "53 lb", "53 lbs", "-30 kg", "−30 kg", "24 stone"),
        *("green band", " light green  band ", "band", "a band b", "24", "24 kgs"),
        *("3-1-1-1", "2-1-X-0", "2-1-x-0", "3-1-1", "3-1-1-1-1", "X-1-1-1", "30-0-0-0"),
        *("8 x 50%", "8x50 %", "8 × 20 kg", "8 x green band", "8 x", "x 50%", "8 x 5 stone"),
        *("30 %", "-45 %", "30%", "%", "é"),
    ],
)
def test_a_notation_is_accepted_by_both_or_by_neither(part: str, value: object) -> None:
    try:
        PARSERS[part](value)
        right = True
    except ValueError:
        right = False
    assert accepts(value, part) == right


def test_the_schema_accepts_what_the_program_accepts() -> None:
    read = 0
    for spoilt in mutations(SAMPLE.encode(), 300, seed=7):
        try:
            text = spoilt.decode()
            parse(text, "x")
        except (UnicodeDecodeError, ParseError):
            continue
        read += 1
        assert accepts(clean_tree(tomli.loads(text))), text
    assert read > 10


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rir = 2", "rri = 2"),
        ("rir = 2", "rir = 5"),
        ("sets = 3", "sets = 0"),
        ("sets = 3", "sets = 2.5"),
        ("sets = 3", ""),
        ('"intermediate"', '"expert"'),
        ('"pull"', '"Pull Day"'),
        ('name = "Pull"', 'name = ""'),
        ('superset = "A"', f'superset = "{"A" * 21}"'),
        ("[8,", f"[{'8, ' * 8}"),
        ("[[exercise.faults]]", "[exercise.faults]"),
        ("peak =", "top ="),
    ],
)
def test_the_program_refuses_what_the_schema_refuses(old: str, new: str) -> None:
    text = SAMPLE.replace(old, new)
    assert text != SAMPLE
    assert not accepts(tomli.loads(text))
    with pytest.raises(ParseError):
        parse(text, "x")
