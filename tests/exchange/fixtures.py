"""The invented files under tests/data/exchange, and what is expected of each."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec
from support.shipped import shipped

from backcoach.core.exercises.names import NameTable, known_names
from backcoach.exchange.context import ReadOptions
from backcoach.exchange.mapping import names_of, review_names
from backcoach.exchange.reading import Imported
from backcoach.exchange.reading import read as read_file
from backcoach.exchange.records import Load
from backcoach.exchange.report import ReadError
from backcoach.exchange.summary import summary, warnings_of

if TYPE_CHECKING:
    from backcoach.exchange.records import ImportedSession, ImportedSet


FOLDER = Path(__file__).parent.parent / "data" / "exchange"
EXPECTED: dict[str, dict[str, Any]] = {
    name: entry
    for name, entry in json.loads((FOLDER / "expected.json").read_text(encoding="utf-8")).items()
    if name != "_"
}
BERLIN = ZoneInfo("Europe/Berlin")
SHIPPED = shipped()
# The last day of the fixtures is before, and the refused year 2121 after this one.
TODAY = date(2026, 11, 28)


def name_table() -> NameTable:
    """The aliases of the exercises that are shipped."""
    return NameTable(known_names(SHIPPED.exercise))


def options(name: str, **more: Any) -> ReadOptions:
    """The options under which a fixture is read; times without a zone are Berlin's."""
    given = {"today": TODAY, "zone": BERLIN, **EXPECTED[name].get("options", {}), **more}
    zone = given.pop("tz", None)
    return ReadOptions(**{**given, **({"zone": ZoneInfo(zone)} if zone else {})})


def read(data: bytes, given_options: ReadOptions) -> Imported:
    """Read bytes as if they were a file."""
    return read_file(BytesIO(data), given_options)


def data_of(name: str) -> bytes:
    """The bytes of a fixture."""
    return (FOLDER / name).read_bytes()


def imported(name: str, **more: Any) -> Imported:
    """Read a fixture."""
    return read(data_of(name), options(name, **more))


def read_text(text: str, **more: Any) -> Imported:
    """Read a text as if it were a file."""
    return read(text.encode(), ReadOptions(**{"today": TODAY, "zone": BERLIN, **more}))


def result(name: str) -> dict[str, Any]:
    """What `import --json` would print for a fixture, and the exit code."""
    table = name_table()
    try:
        outcome = imported(name)
    except ReadError as problem:
        report = problem.report
        return {
            "exit": 1,
            "dialect": report.dialect,
            "warnings": warnings_of(report.findings),
        }
    mapping = table.mapping(names_of(outcome.sessions, outcome.lines))
    named = review_names(outcome.sessions, outcome.lines, table, mapping)
    report = msgspec.structs.replace(outcome.report, findings=(*outcome.report.findings, *named))
    return {"exit": 0, **summary(outcome.sessions, report, table, mapping)}


def sets_of(session: ImportedSession) -> list[tuple[str, ImportedSet]]:
    """Every set of a session with the name of its exercise."""
    return [(exercise.name, done) for exercise, done in session.sets()]


HEADER = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
    "Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n"
)
# A file of Strong's with one set.
STRONG = HEADER + '2021-05-04 18:00:00;"A";"Deadlift (Barbell)";1;60;kg;8;;;;0;"";"";40m\n'


def at(text: str) -> int:
    """An instant with an offset, in milliseconds UTC."""
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def load_of(value: str, unit: str = "kg") -> Load:
    """A load as a file has it, in kg or lb."""
    kilograms = Decimal(value) * (1 if unit == "kg" else Decimal("0.45359237"))
    return Load(
        grams=round(kilograms * 1000),
        unit="lb" if unit == "lb" else "kg",
        kilograms=kilograms,
    )
