"""Liftosaur's history as CSV: one row a planned or done set, instants in UTC.

What was completed counts, not what was required; a row without completed reps was not done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.parsing.loads import unit_of
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.table import Table
    from backcoach.exchange.sessions import SessionDraft

DIALECT = "liftosaur"
REQUIRED = frozenset(("start", "exercise", "reps"))
COLUMNS = {
    "workout datetime": "start",
    "program": "program",
    "day name": "day",
    "exercise": "exercise",
    "is warmup set?": "warmup",
    "required reps": "required_reps",
    "completed reps": "reps",
    "is amrap?": "amrap",
    "required rpe": "required_rpe",
    "completed rpe": "rpe",
    "log rpe?": "log_rpe",
    "required weight value": "required_weight",
    "required weight unit": "required_unit",
    "completed weight value": "weight",
    "completed weight unit": "unit",
    "ask weight?": "ask_weight",
    "completed reps time": "done",
    "target muscles": "muscles",
    "synergist muscles": "synergists",
    "notes": "notes",
}


class _Reader:
    def __init__(self, table: Table, context: Context) -> None:
        self.context = context
        self.table = table
        self.pick = table.picker(
            *("start", "program", "day", "exercise", "warmup", "reps", "rpe", "weight", "unit"),
            *("done", "notes"),
        )

    def take(self, line: int, cells: list[str]) -> None:
        context = self.context
        start, program, day, exercise, warmup, reps, rpe, weight, unit, *rest = self.pick(cells)
        done, notes = rest
        draft = context.drafts.get(start) or self.begin(start, program, day, line)
        name = context.exercise_name(exercise)
        run = draft.exercise(name, line)
        if not reps.strip():
            context.findings.undone += 1
            context.findings.add("not_done", line, name)
            return
        if note := context.notes[notes]:
            run.notes[note] = None
        effort = context.efforts[rpe]
        moment = context.places.moment(read_date_time(done), line) if done.strip() else None
        context.keep(
            run,
            ImportedSet(
                kind="warmup" if warmup.strip() in ("1", "true") else "work",
                reps=context.reps[reps],
                load=context.units.of(unit_of(unit) if weight else None)[weight],
                rpe=effort.rpe,
                rir=effort.rir,
                done_at=moment.at if moment else None,
                offset=moment.offset if moment else None,
                extra=self.table.extras(cells),
            ),
            line=line,
            effort=effort,
        )

    def begin(self, start: str, program: str, day: str, line: int) -> SessionDraft:
        context = self.context
        written = read_date_time(start)
        names = [name for name in (context.names[program], context.names[day]) if name]
        return context.drafts.begin(
            start,
            context.names[start],
            context.places.moment(written, line),
            name=", ".join(names),
            line=line,
        )


def read(table: Table, context: Context) -> None:
    """Read the export. Raises UnitNeededError if a load has no unit."""
    table.for_each_row(_Reader(table, context).take, context.findings)
