"""Gymrun: `;`, one row a set with a time of its own, one session a day.

Duration in minutes and distance in km, as far as one converter knows. The file names no unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.parsing.loads import Distances
from backcoach.exchange.parsing.numbers import number, whole_seconds
from backcoach.exchange.parsing.times import read_date_time, with_time
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.table import Table

DIALECT = "gymrun"
REQUIRED = frozenset(("date", "time", "routine", "exercise", "set"))
COLUMNS = {
    "date": "date",
    "time": "time",
    "routine": "routine",
    "exercise": "exercise",
    "set": "set",
    "weight": "weight",
    "reps": "reps",
    "duration": "minutes",
    "distance": "distance",
    "note": "note",
    **{f"para{at}": f"para{at}" for at in range(6, 11)},
    "type": "type",
    "book": "book",
    "version1": "version",
}


def read(table: Table, context: Context) -> None:
    """Read the export. Raises UnitNeededError."""
    loads = context.units.of(None)
    distances = Distances("km", comma_is_decimal=context.units.comma_is_decimal)
    pick = table.picker(
        *("date", "time", "routine", "exercise", "weight", "reps", "minutes", "distance", "note"),
        "set",
    )

    def take(line: int, cells: list[str]) -> None:
        date, time, routine, exercise, weight, reps, minutes, distance, note, _ = pick(cells)
        written = read_date_time(date)
        if time.strip():
            written = with_time(written, time)
        moment = context.places.moment(written, line)
        name = context.exercise_name(exercise)
        length = number(minutes)
        done = ImportedSet(
            reps=context.reps[reps],
            seconds=None if length is None else whole_seconds(length * 60),
            load=loads[weight],
            distance=distances[distance],
            done_at=moment.at if written.has_time else None,
            offset=moment.offset if written.has_time else None,
            note=context.notes[note],
            extra=table.extras(cells),
        )
        draft = context.drafts.get(date)
        if draft is None:
            draft = context.drafts.begin(
                date, written.text(), moment, name=context.names[routine], line=line
            )
            draft.has_time = written.has_time
        context.keep(draft.exercise(name, line), done, line=line)

    table.for_each_row(take, context.findings)
