"""JEFIT: one text of several tables under `### NAME ###`; all sets of an exercise in one cell.

`belongsession` is the start in seconds UTC; the unit stands in SETTING. EXERCISE SET LOGS repeats
the sets and is not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.parsing.loads import unit_of
from backcoach.exchange.parsing.numbers import BadValueError, number
from backcoach.exchange.parsing.table import Table
from backcoach.exchange.parsing.times import from_unix, read_date_time
from backcoach.exchange.records import ImportedSet
from backcoach.exchange.report import Findings

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.core_imports import Unit
    from backcoach.exchange.sessions import SessionDraft

DIALECT = "jefit"

_LONGEST_BANNER = 200
_LOGS = {"logs": "logs", "mydate": "date", "ename": "exercise", "belongsession": "session"}
_SETTING = {"mass": "mass"}
_SESSIONS = {"_id": "id", "total_time": "length"}


def _banner(line: str) -> str:
    """Return the name between the hashes of `### NAME ###`, "" if the line is no banner."""
    line = line.strip()
    if len(line) > _LONGEST_BANNER or not line.startswith("### ") or not line.endswith("#"):
        return ""
    return line.strip("#").strip()


def matches(lines: list[str]) -> bool:
    """Whether a text begins with a banner."""
    return any(_banner(line) for line in lines[:1])


def _sections(lines: list[str]) -> dict[str, Table]:
    """Return the tables by the name of their banner."""
    starts = [(at, name) for at, line in enumerate(lines) if (name := _banner(line))]
    ends = [at for at, _ in starts[1:]] + [len(lines)]
    tables: dict[str, Table] = {}
    for (at, name), end in zip(starts, ends, strict=True):
        body = [line if not line.startswith("###") else "\n" for line in lines[at + 1 : end]]
        tables.setdefault(name, Table(body, first_line=at + 2))
    return tables


def read(lines: list[str], context: Context) -> None:
    """Read the logs. Raises UnitNeededError if no unit is set."""
    tables = _sections(lines)
    units: list[Unit | None] = []
    lengths: dict[str, str] = {}
    if setting := tables.get("SETTING"):
        setting.use(setting.fields(_SETTING))
        pick_mass = setting.picker("mass", "mass")
        setting.for_each_row(
            lambda _, cells: units.append(unit_of(pick_mass(cells)[0])), Findings()
        )
    if sessions := tables.get("WORKOUT SESSIONS"):
        sessions.use(sessions.fields(_SESSIONS))
        pick_session = sessions.picker("id", "length")
        sessions.for_each_row(
            lambda _, cells: _note_length(pick_session(cells), lengths), Findings()
        )
    if logs := tables.get("EXERCISE LOGS"):
        logs.use(logs.fields(_LOGS))
        _read_logs(logs, next(iter(units), None), lengths, context)


def _note_length(cells: tuple[str, ...], lengths: dict[str, str]) -> None:
    session, length = cells
    lengths[session] = length


def _read_logs(table: Table, unit: Unit | None, lengths: dict[str, str], context: Context) -> None:
    pick = table.picker("logs", "date", "exercise", "session")
    loads = context.units.of(unit)

    def take(line: int, cells: list[str]) -> None:
        logs, date, exercise, session = pick(cells)
        name = context.exercise_name(exercise)
        draft = _session(session, date, lengths, line, context)
        run = draft.exercise(name, line, restart=True)
        for part in filter(None, (text.strip() for text in logs.split(","))):
            load, _, reps = part.partition("x")
            try:
                done = ImportedSet(reps=context.reps[reps], load=loads[load])
            except BadValueError:
                done = ImportedSet()
            if done.reps is None:
                context.findings.add("not_understood", line, context.names[part])
            else:
                context.keep(run, done, line=line)

    table.for_each_row(take, context.findings)


def _session(
    session: str, date: str, lengths: dict[str, str], line: int, context: Context
) -> SessionDraft:
    seconds = number(session)
    written = (
        from_unix(float(seconds)) if seconds else read_date_time(date)._replace(has_time=False)
    )
    key = session if seconds else date
    draft = context.drafts.get(key)
    if draft is None:
        start = written.text() + ("Z" if written.has_time else "")
        draft = context.drafts.begin(key, start, context.places.moment(written, line), line=line)
        draft.has_time = written.has_time
        length = context.seconds[lengths.get(session, "")]
        context.set_length(draft, length)
    return draft
