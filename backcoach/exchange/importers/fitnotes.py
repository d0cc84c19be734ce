"""FitNotes: Android with eight or ten columns, iOS with eleven; one row a set, a date alone.

One session a day, since no time is written. Equal rows are real sets: there is no set number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.context import SetTable
from backcoach.exchange.parsing.loads import Distances, distance_unit, unit_of
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.core_imports import Unit
    from backcoach.exchange.parsing.table import Table
    from backcoach.exchange.records import Load
    from backcoach.exchange.sessions import SessionDraft

DIALECT = "fitnotes"
REQUIRED = frozenset(("date", "exercise", "category", "reps"))
COLUMNS = {
    "date": "date",
    "exercise": "exercise",
    "category": "category",
    "weight": "weight",
    "weight unit": "weight_unit",
    **dict.fromkeys(("weight (kg)", "weight (kgs)"), "weight_kg"),
    **dict.fromkeys(("weight (lbs)", "weight (lb)"), "weight_lb"),
    "reps": "reps",
    "distance": "distance",
    "distance unit": "distance_unit",
    "time": "time",
    **dict.fromkeys(("comment", "notes"), "note"),
    "kind": "kind",
}


def _digits(text: str) -> int:
    """Return how many digits a number needs: the rounder of two is what was entered."""
    return len(text.strip().rstrip("0").rstrip(".,")) if "." in text or "," in text else 0


class _Reader:
    def __init__(self, table: Table, context: Context) -> None:
        self.context = context
        self.distances: dict[str, Distances] = {}
        self.sets = SetTable(
            self.make,
            context,
            table,
            *("weight", "weight_unit", "weight_kg", "weight_lb", "reps", "distance"),
            *("distance_unit", "time", "note"),
        )
        self.pick = table.picker("date", "exercise", "distance_unit")
        self.has_one_weight = "weight" in table.columns

    def take(self, line: int, cells: list[str]) -> None:
        context = self.context
        date, exercise, unit = self.pick(cells)
        draft = context.drafts.get(date) or self.begin(date, line)
        name = context.exercise_name(exercise)
        done = self.sets.of_row(cells, name, line)
        if unit.strip() and distance_unit(unit) is None:
            context.findings.add("distance_unit_unknown", line, context.names[unit])
        draft.exercise(name, line).sets.append(done)

    def make(self, cells: tuple[str, ...]) -> tuple[ImportedSet, None]:
        context = self.context
        weight, unit, kilograms, pounds, reps, distance, length_unit, time, note = cells
        load: Load | None
        if self.has_one_weight:
            load = context.units.of(unit_of(unit) if weight else None)[weight]
        else:
            load = self.rounder(kilograms, pounds)
        done = ImportedSet(
            reps=context.reps[reps],
            seconds=context.seconds[time],
            load=load,
            distance=self.tables(length_unit)[distance],
            note=context.notes[note],
        )
        return done, None

    def begin(self, date: str, line: int) -> SessionDraft:
        context = self.context
        written = read_date_time(date)._replace(has_time=False)
        moment = context.places.moment(written, line)
        draft = context.drafts.begin(date, written.text(), moment, line=line)
        draft.has_time = False
        context.findings.add("time_of_day_not_in_file", line)
        return draft

    def rounder(self, kilograms: str, pounds: str) -> Load | None:
        """Return the load of two columns that hold it in both units."""
        unit: Unit = "kg"
        if pounds and (not kilograms or _digits(pounds) < _digits(kilograms)):
            unit = "lb"
        return self.context.units.of(unit)[kilograms if unit == "kg" else pounds]

    def tables(self, unit: str) -> Distances:
        name = distance_unit(unit) or self.context.names[unit]
        if name not in self.distances:
            comma = self.context.units.comma_is_decimal
            self.distances[name] = Distances(name, comma_is_decimal=comma)
        return self.distances[name]


def read(table: Table, context: Context) -> None:
    """Read one of the three forms. Raises UnitNeededError if a load has no unit."""
    table.for_each_row(_Reader(table, context).take, context.findings)
