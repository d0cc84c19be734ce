"""Hevy: fourteen columns, one row a set; kg or lb and km or miles, each column for itself.

Session and exercise notes are repeated on every row. Dates carry month words of the app's
language, names of exercises stay English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.context import SetTable
from backcoach.exchange.parsing.loads import Distances
from backcoach.exchange.parsing.numbers import BadValueError
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.core_imports import Unit
    from backcoach.exchange.parsing.numbers import Effort
    from backcoach.exchange.parsing.table import Table
    from backcoach.exchange.records import SetKind
    from backcoach.exchange.sessions import ExerciseDraft, SessionDraft

DIALECT = "hevy"
REQUIRED = frozenset(("exercise", "start", "kind"))
COLUMNS = {
    "title": "title",
    "start_time": "start",
    "end_time": "end",
    "description": "description",
    "exercise_title": "exercise",
    "superset_id": "superset",
    "exercise_notes": "note",
    "set_index": "index",
    "set_type": "kind",
    "weight_kg": "weight_kg",
    "weight_lbs": "weight_lb",
    "reps": "reps",
    "distance_km": "distance_km",
    "distance_miles": "distance_mi",
    "duration_seconds": "seconds",
    "rpe": "rpe",
}

_KINDS: dict[str, SetKind] = {
    **dict.fromkeys(("warmup", "warm_up"), "warmup"),
    **dict.fromkeys(("dropset", "drop_set", "drop"), "drop"),
    "failure": "failure",
}


class _Numbers(dict[str, int]):
    """Set numbers from 1 by their text, 0 for a blank cell."""

    def __missing__(self, text: str) -> int:
        self[text] = number = int(text[:6]) + 1 if text.isdecimal() else 0
        return number


class _Reader:
    def __init__(self, table: Table, context: Context) -> None:
        self.context = context
        weight = "weight_lb" if "weight_lb" in table.columns else "weight_kg"
        distance = "distance_mi" if "distance_mi" in table.columns else "distance_km"
        unit: Unit = "lb" if weight == "weight_lb" else "kg"
        self.loads = context.units.of(unit)
        comma = context.units.comma_is_decimal
        self.distances = Distances(distance[-2:], comma_is_decimal=comma)
        self.numbers = _Numbers()
        self.start, self.title = "", ""
        self.draft: SessionDraft | None = None
        self.sets = SetTable(
            self.make, context, table, "kind", weight, "reps", distance, "seconds", "rpe"
        )
        self.pick = table.picker(
            *("title", "start", "end", "description", "exercise", "superset", "note", "index"),
        )

    def take(self, line: int, cells: list[str]) -> None:
        context = self.context
        title, start, end, description, exercise, superset, note, index = self.pick(cells)
        draft = self.draft
        if draft is None or start != self.start or title != self.title:
            draft = context.drafts.get((start, title)) or self.begin(
                (start, title), end, description, line
            )
            self.start, self.title, self.draft = start, title, draft
        name = context.exercise_name(exercise)
        done = self.sets.of_row(cells, name, line)
        number = self.numbers[index]
        run = draft.exercises[-1] if draft.exercises else None
        if run is None or run.name != name or number != run.last_number + 1:
            run = self.run(draft, name, superset, number, line)
        run.last_number = number
        if note and (text := context.notes[note.replace("\\n", "\n")]):
            run.notes[text] = None
        run.sets.append(done)

    def make(self, cells: tuple[str, ...]) -> tuple[ImportedSet, Effort]:
        context = self.context
        kind, weight, reps, distance, seconds, rpe = cells
        effort = context.efforts[rpe]
        set_kind = _KINDS.get(kind, "work")
        done = ImportedSet(
            kind=set_kind,
            reps=context.reps[reps],
            seconds=context.seconds[seconds],
            load=self.loads[weight],
            distance=self.distances[distance],
            rpe=effort.rpe,
            rir=0 if set_kind == "failure" and effort.rir is None else effort.rir,
        )
        return done, effort

    def begin(self, key: tuple[str, str], end: str, description: str, line: int) -> SessionDraft:
        context = self.context
        written = read_date_time(key[0])
        draft = context.drafts.begin(
            key,
            written.text(seconds=False),
            context.places.moment(written, line),
            name=context.names[key[1]],
            line=line,
        )
        draft.note = context.notes[description.replace("\\n", "\n")]
        if not end.strip():
            return draft
        try:
            finish = context.places.moment(read_date_time(end), report=False)
        except BadValueError as problem:
            context.findings.add("length_not_understood", line, str(problem))
            return draft
        seconds = (finish.at - draft.moment.at) // 1000
        if seconds > 0:
            context.set_length(draft, seconds)
        else:
            context.findings.add("session_without_length", line)
        return draft

    def run(
        self, draft: SessionDraft, name: str, superset: str, number: int, line: int
    ) -> ExerciseDraft:
        """Return the run of a row that does not simply go on with the last one.

        A number that begins again begins a new run.
        """
        run = draft.exercises[-1] if draft.exercises else None
        if run is None or run.name != name or 0 < number <= run.last_number:
            group = int(superset[:9]) if superset.isdecimal() else None
            return draft.exercise(name, line, superset=group, restart=True)
        if number > run.last_number + 1:
            self.context.findings.add("set_index_gap", line, name)
        return run


def read(table: Table, context: Context) -> None:
    """Read the export. All that it needs is in the file."""
    table.for_each_row(_Reader(table, context).take, context.findings)
