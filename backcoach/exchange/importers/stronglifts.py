"""StrongLifts: one row an exercise, with a pair of columns for each set and its own unit.

A set of 0 reps is tried or not done; `Sets×Reps` says which (`5/0/4` tried, `5/5/-` not done).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.parsing.numbers import BadValueError, number
from backcoach.exchange.parsing.times import read_date_time, with_time
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.core_imports import Unit
    from backcoach.exchange.parsing.table import Table
    from backcoach.exchange.parsing.times import Written
    from backcoach.exchange.sessions import SessionDraft

DIALECT = "stronglifts"
REQUIRED = frozenset(("date", "exercise", "sets"))
COLUMNS = {
    "date (yyyy/mm/dd)": "date",
    "workout": "number",
    "workout name": "workout",
    "program name": "program",
    "body weight (kg)": "body",
    "body weight (lb)": "body",
    "exercise": "exercise",
    "sets×reps": "sets",
    "sets×time": "times",
    "reps": "all_reps",
    "duration (hours)": "hours",
    "start time (h:mm)": "start",
    "end time (h:mm)": "end",
    "notes": "notes",
    **{
        f"{title} ({unit})": field
        for unit in ("kg", "lb")
        for title, field in (("e1rm", "e1rm"), ("volume", "volume"), ("workout volume", "total"))
    },
    **dict.fromkeys(("top set (reps×kg)", "top set (reps×lb)"), "top"),
    **{
        f"set {slot} ({what})": f"{what} {slot}"
        for slot in range(1, 100)
        for what in ("reps", "kg", "lb")
    },
}

_DAY_MS = 86_400_000


class _Reader:
    def __init__(self, table: Table, context: Context) -> None:
        self.context = context
        self.table = table
        self.sets = [self.slot(slot) for slot in range(1, 100) if f"reps {slot}" in table.columns]
        self.pick = table.picker(
            *("date", "number", "workout", "program", "body", "exercise", "sets", "times"),
            *("start", "end", "notes", "hours"),
        )
        self.body = next(
            (table.header[at] for field, at in table.columns.items() if field == "body"), ""
        )

    def slot(self, slot: int) -> tuple[int, int, Unit | None]:
        """Return the columns of a set and the unit of its load; a blank cell ends each row."""
        columns = self.table.columns
        unit: Unit = "lb" if f"lb {slot}" in columns else "kg"
        return columns[f"reps {slot}"], columns.get(f"{unit} {slot}", -1), unit

    def take(self, line: int, cells: list[str]) -> None:
        context = self.context
        date, count, workout, program, body, exercise, sets, times, *rest = self.pick(cells)
        start, end, notes, hours = rest
        key = (date, start, count)
        draft = context.drafts.get(key)
        if draft is None:
            draft = self.begin(key, end, hours, line)
            names = [name for name in (context.names[program], context.names[workout]) if name]
            draft.name = ", ".join(names)
            if body.strip():
                draft.extra[self.body] = context.names[body]
        name = context.exercise_name(exercise)
        done = self.done(cells, sets, times, line, name)
        run = draft.exercise(name, line, restart=True)
        for each in done:
            context.keep(run, each, line=line)
        if note := context.notes[notes]:
            run.notes[note] = None

    def done(
        self, cells: list[str], sets: str, times: str, line: int, name: str
    ) -> list[ImportedSet]:
        """Return the sets of a row that were done or tried. `sets` is `5/0/4` or `2×5`."""
        context, marks = self.context, sets.split("/")
        extra = {"Sets×Time": context.names[times]} if times.strip() else None
        done = []
        for slot, (reps_at, load_at, unit) in enumerate(self.sets):
            reps = context.reps[cells[reps_at]]
            load = context.units.of(unit)[cells[load_at]]
            if reps is None and load is None:
                continue
            if not reps and (slot >= len(marks) or marks[slot].strip() != "0"):
                context.findings.undone += 1
                context.findings.add("not_done", line, name)
                continue
            done.append(ImportedSet(reps=reps, load=load, extra=extra))
        return done

    def begin(self, key: tuple[str, str, str], end: str, hours: str, line: int) -> SessionDraft:
        context, (date, start, count) = self.context, key
        day = read_date_time(date)
        written = with_time(day, start) if start.strip() else day
        draft = context.drafts.begin(
            key,
            written.text(seconds=False),
            context.places.moment(written, line),
            number=context.names[count],
            line=line,
        )
        draft.has_time = written.has_time
        try:
            context.set_length(draft, self.length(draft, day, end, hours))
        except BadValueError as problem:
            context.findings.add("length_not_understood", line, str(problem))
        return draft

    def length(self, draft: SessionDraft, day: Written, end: str, hours: str) -> int | None:
        """Return the seconds from start to end, maybe past midnight. Raises BadValueError."""
        if end.strip() and draft.has_time:
            finish = self.context.places.moment(with_time(day, end), report=False)
            return (finish.at - draft.moment.at) % _DAY_MS // 1000
        length = number(hours)
        return None if length is None else int(length * 3600)


def read(table: Table, context: Context) -> None:
    """Read the export. All that it needs is in the file."""
    table.for_each_row(_Reader(table, context).take, context.findings)
