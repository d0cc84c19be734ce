"""Own files with numbers that no log can hold: refused by their line, whatever the form."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from exchange.records import START, decision, done, export, session

from backcoach.core.notation import Load
from backcoach.core.session.events import PainReported
from backcoach.core.toml.reading import ParseError
from backcoach.exchange.own import decision_form, jsonl, sets_table, text_form
from backcoach.exchange.own.mistake import MistakeError

if TYPE_CHECKING:
    from collections.abc import Iterator

SET = done("1.1", "db_row", reps=8, seconds=20, load=Load(20_000), rir=2, rest_planned_s=60)
PAIN = PainReported(at=START, offset=120, level=3, place="low back", kind="dull")
SESSION = session(SET, pains=(PAIN,), finished_at=START + 1)
LINES = "".join(jsonl.write([SESSION], export(decision()))).splitlines()


def numbers(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where whole numbers stand in a JSON value."""
    if isinstance(value, dict):
        for key in value:
            yield from numbers(value[key], (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from numbers(item, (*path, at))
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path


PLACES = [(at, path) for at, line in enumerate(LINES) for path in numbers(json.loads(line))]


@pytest.mark.parametrize("number", [2**63, -(2**63), 10**30, 10**16])
@pytest.mark.parametrize(("at", "path"), PLACES)
def test_a_number_in_a_line_of_json(at: int, path: tuple[Any, ...], number: int) -> None:
    changed = json.loads(LINES[at])
    *above, last = path
    holder = changed
    for key in above:
        holder = holder[key]
    holder[last] = number

    with pytest.raises(MistakeError) as problem:
        list(jsonl.read(["", json.dumps(changed)]))
    (line,) = problem.value.lines("f")
    assert line.startswith("f:2: ")


@pytest.mark.parametrize("number", [str(2**63), "-1", "9" * 30])
@pytest.mark.parametrize(
    "column", ["set", "reps", "seconds", "rir", "rest_planned_s", "rest_taken_s", "planned"]
)
def test_a_number_in_the_table(column: str, number: str) -> None:
    text = "".join(sets_table.write([SESSION], export()))
    (row,) = csv.DictReader(io.StringIO(text))
    changed = io.StringIO()
    writer = csv.DictWriter(changed, sets_table.COLUMNS)
    writer.writeheader()
    writer.writerow({**row, column: number})

    with pytest.raises(MistakeError) as problem:
        sets_table.read(io.StringIO(changed.getvalue()))
    assert problem.value.lines("f")[0].startswith("f:2: ")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("started = 2026", "started = 0001", 6),
        ("started = 2026", "started = 9999", 6),
        ("finished = 2026", "finished = 0900", 7),
        ("8 in 20s x 20 kg", "99999999999999999999 in 20s", 13),
        ("8 in 20s x 20 kg", "99999999999999999999999s", 13),
        ("rest of 60", "rest 99999999999 of 60", 13),
        ("rest of 60", f"rest of {2**63}", 13),
        ("rest of 60", f"set {2**63}", 13),
        ("16:14:20", "0001-01-01T16:14:20", 13),
        ("16:14:20", "9999-12-31T16:14:20", 13),
        ("16:13:20  3 of 10", "9999-12-31T23:59:59-23:59  3 of 10", 9),
    ],
)
def test_a_number_in_the_log_as_text(old: str, new: str, line: int) -> None:
    text = text_form.write(SESSION)
    assert old in text
    with pytest.raises(ParseError) as problem:
        text_form.read(text.replace(old, new).encode(), "f")
    assert f"f:{line}" in [each.split(": ")[0] for each in problem.value.lines]


def test_an_instant_of_a_decision() -> None:
    text = decision_form.write(decision()).replace("decided = 2026", "decided = 0001")
    with pytest.raises(ParseError, match="before the year 1000"):
        decision_form.read(text.encode(), "f")
