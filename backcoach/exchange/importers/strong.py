"""Strong, all seven dialects: by header in English or German, `,` or `;`, one row a set.

Rows of rest timers and notes belong to the set before them or to their exercise. One person's
files change dialect with phone and version; columns are found by their titles alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.exchange.context import SetTable
from backcoach.exchange.parsing.loads import Distances, distance_unit, unit_of
from backcoach.exchange.parsing.numbers import BadValueError, session_seconds
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.core_imports import Unit
    from backcoach.exchange.parsing.numbers import Effort
    from backcoach.exchange.parsing.table import Table
    from backcoach.exchange.records import SetKind
    from backcoach.exchange.sessions import ExerciseDraft, SessionDraft

DIALECT = "strong"
REQUIRED = frozenset(("date", "exercise", "set"))
COLUMNS = {
    **dict.fromkeys(("date", "datum"), "date"),
    **dict.fromkeys(("workout name", "workout-name"), "workout"),
    **dict.fromkeys(("duration", "dauer", "workout duration", "duration (sec)"), "duration"),
    **dict.fromkeys(("exercise name", "name der übung"), "exercise"),
    **dict.fromkeys(("set order", "reihenfolge festlegen"), "set"),
    **dict.fromkeys(("weight", "gewicht"), "weight"),
    **dict.fromkeys(("weight (kg)", "kg"), "weight_kg"),
    **dict.fromkeys(("weight (lbs)", "weight (lb)", "lbs", "lb"), "weight_lb"),
    **dict.fromkeys(("weight unit", "gewichtseinheit"), "weight_unit"),
    **dict.fromkeys(("reps", "wiederh."), "reps"),
    **dict.fromkeys(("distance", "entfernung"), "distance"),
    "distance unit": "distance_unit",
    **dict.fromkeys(("distance (meters)", "distance (m)", "m"), "distance_m"),
    **dict.fromkeys(("distance (km)", "km"), "distance_km"),
    **dict.fromkeys(("distance (miles)", "mi.", "mi"), "distance_mi"),
    **dict.fromkeys(("seconds", "sekunden"), "seconds"),
    **dict.fromkeys(("notes", "notizen"), "notes"),
    **dict.fromkeys(("workout notes", "workout-notizen"), "workout_notes"),
    "rpe": "rpe",
    "workout #": "number",
}

_KINDS: dict[str, SetKind] = {"w": "warmup", "d": "drop", "f": "failure"}
# What `Set Order` says of rows that are no set.
_REST, _NOTE = -1, -2
_ROWS = {"rest timer": _REST, "ruhezeit": _REST, "note": _NOTE, "notiz": _NOTE}
# Where a header names the unit, the columns are tried in this order.
_WEIGHTS: dict[str, Unit | None] = {"weight": None, "weight_kg": "kg", "weight_lb": "lb"}
_DISTANCES = {"distance_m": "m", "distance_km": "km", "distance_mi": "mi", "distance": ""}


class _Orders(dict[str, int]):
    """`Set Order` by its text: a set's number, 0 for a letter, or what another row is."""

    def __missing__(self, text: str) -> int:
        word = text.strip().casefold()
        self[text] = place = int(word[:6]) if word.isdecimal() else _ROWS.get(word, 0)
        return place


class _Reader:
    def __init__(self, table: Table, context: Context) -> None:
        self.context = context
        weight = next((field for field in _WEIGHTS if field in table.columns), "weight")
        distance = next((field for field in _DISTANCES if field in table.columns), "distance")
        self.weight_unit = _WEIGHTS[weight]
        self.distance_unit = _DISTANCES[distance]
        self.has_unit = "weight_unit" in table.columns
        self.units: dict[str, Distances] = {}
        self.orders = _Orders()
        self.key = ("", "", "")
        self.draft: SessionDraft | None = None
        self.sets = SetTable(
            self.make,
            context,
            table,
            *("set", weight, "weight_unit", "reps", "rpe", distance, "distance_unit", "seconds"),
        )
        self.pick = table.picker(
            *("date", "workout", "number", "duration", "exercise", "set", "seconds", "notes"),
            "workout_notes",
        )

    def take(self, line: int, cells: list[str]) -> None:
        context = self.context
        date, workout, number, duration, exercise, order, seconds, notes, about = self.pick(cells)
        draft = self.draft
        if draft is None or self.key != (date, workout, number):
            key = (date, workout, number)
            draft = context.drafts.get(key) or self.begin(key, duration, line)
            self.key, self.draft = key, draft  # not those of a session that cannot begin
        if about and not draft.note:
            draft.note = context.notes[about]
        name = context.exercise_name(exercise)
        run = draft.exercises[-1] if draft.exercises else None
        if run is None or run.name != name:
            run = draft.exercise(name, line)
        place = self.orders[order]
        if place < 0:
            self.about(run, place, seconds, notes, line)
            return
        if notes and (note := context.notes[notes]):
            run.notes[note] = None
        done = self.sets.of_row(cells, name, line)
        run.sets.append(done)
        if place:
            self.count(run, place, line)

    def about(self, run: ExerciseDraft, place: int, seconds: str, notes: str, line: int) -> None:
        """Take a row that is not a set: the planned rest of the set before, or a note."""
        context, findings = self.context, self.context.findings
        findings.pseudo += 1
        if place == _REST:
            findings.add("rest_rows_kept_as_planned_rest", line)
            if run.sets:
                planned = context.seconds[seconds]
                run.sets[-1] = replace(run.sets[-1], rest_planned_s=planned)
            return
        findings.add("note_rows", line)
        if note := context.notes[notes]:
            run.notes[note] = None
        else:
            findings.add("note_rows_empty", line)

    def make(self, cells: tuple[str, ...]) -> tuple[ImportedSet, Effort]:
        context = self.context
        order, weight, weight_unit, reps, rpe, distance, unit, seconds = cells
        kind = _KINDS.get(order.strip().casefold(), "work")
        effort = context.efforts[rpe]
        unit_name = unit_of(weight_unit) if self.has_unit and weight else self.weight_unit
        done = ImportedSet(
            kind=kind,
            reps=context.reps[reps],
            seconds=context.seconds[seconds],
            load=context.units.of(unit_name)[weight],
            distance=self.distances(unit)[distance] if distance else None,
            rpe=effort.rpe,
            rir=0 if kind == "failure" and effort.rir is None else effort.rir,
        )
        return done, effort

    def begin(self, key: tuple[str, str, str], duration: str, line: int) -> SessionDraft:
        context, (date, workout, number) = self.context, key
        written = read_date_time(date)
        moment = context.places.moment(written, line)
        draft = context.drafts.begin(
            key,
            written.text(),
            moment,
            name=context.names[workout],
            number=number.strip(),
            line=line,
        )
        try:
            seconds = session_seconds(duration)
        except BadValueError as problem:
            context.findings.add("length_not_understood", line, str(problem))
            return draft
        if seconds is None:
            context.findings.add("time_of_end_unknown", line)
        context.set_length(draft, seconds)
        return draft

    def distances(self, unit: str) -> Distances:
        """Return the distances in a unit, which is in the header, in the row, or nowhere."""
        known = self.distance_unit or distance_unit(unit) or self.context.names[unit]
        if known not in self.units:
            comma = self.context.units.comma_is_decimal
            self.units[known] = Distances(known, comma_is_decimal=comma)
        return self.units[known]

    def count(self, run: ExerciseDraft, number: int, line: int) -> None:
        """Report set numbers that begin again within an exercise: all sets are kept."""
        if number <= run.last_number:
            self.context.findings.add("set_numbers_repeat", line, run.name)
            run.last_number = -1
        elif run.last_number >= 0:
            run.last_number = number


def read(table: Table, context: Context) -> None:
    """Read one of the dialects. Raises UnitNeededError."""
    table.for_each_row(_Reader(table, context).take, context.findings)
