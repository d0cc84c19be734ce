"""LiftLog: its plain-text CSV, one row a set, and its JSON, a list of sessions with planned sets.

Both name a session by the same id and give each set its instant with an offset.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from backcoach.exchange.parsing.loads import unit_of
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.parsing.values import extras, for_each, list_of, object_of, text_of
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.json_document import Document
    from backcoach.exchange.parsing.table import Table
    from backcoach.exchange.parsing.times import Written
    from backcoach.exchange.sessions import ExerciseDraft, SessionDraft

DIALECT = "liftlog"
REQUIRED = frozenset(("session", "at", "exercise", "reps"))
COLUMNS = {
    "sessionid": "session",
    "timestamp": "at",
    "exercise": "exercise",
    "weight": "weight",
    "weightunit": "unit",
    "reps": "reps",
    "targetreps": "target",
    "notes": "notes",
}


def _start(written: Written) -> str:
    """Return an instant as `2026-05-16 18:21:05 +02:00`."""
    if written.zone is None:
        return written.text()
    zone = written.clock.replace(tzinfo=written.zone).isoformat()[-6:]
    return f"{written.text()} {zone}"


def _session(context: Context, key: str, written: Written, line: int = 0) -> SessionDraft:
    moment = context.places.moment(written, line)
    draft = context.drafts.get(key)
    if draft is None:
        number = context.names[key]
        draft = context.drafts.begin(key, _start(written), moment, number=number, line=line)
    return draft


def read(table: Table, context: Context) -> None:
    """Read the CSV. Raises UnitNeededError if a load has no unit."""
    pick = table.picker("session", "at", "exercise", "weight", "unit", "reps", "notes")

    def take(line: int, cells: list[str]) -> None:
        session, at, exercise, weight, unit, reps, notes = pick(cells)
        written = read_date_time(at)
        name = context.exercise_name(exercise)
        moment = context.places.moment(written, line, report=False)
        done = ImportedSet(
            reps=context.reps[reps],
            load=context.units.of(unit_of(unit) if weight else None)[weight],
            done_at=moment.at,
            offset=moment.offset,
            extra=table.extras(cells),
        )
        run = _session(context, session, written, line).exercise(name, line)
        context.keep(run, done, line=line)
        if note := context.notes[notes]:
            run.notes[note] = None

    table.for_each_row(take, context.findings)


def matches(outline: object) -> bool:
    """Whether this is a list of sessions with recorded exercises."""
    sessions = list_of(outline)
    return bool(sessions) and "recordedExercises" in object_of(sessions[0])


def read_json(document: Document, context: Context) -> None:
    """Read the JSON. Raises UnitNeededError if a load has no unit."""
    for_each(
        document.items(), "session", lambda item: _json_session(item, context), context.findings
    )


def _json_session(item: dict[str, Any], context: Context) -> None:
    plan = object_of(item.get("blueprint"))
    day = text_of(item.get("date"))
    exercises = [object_of(part) for part in list_of(item.get("recordedExercises"))]
    times = [
        time
        for part in exercises
        for row in list_of(part.get("potentialSets"))
        if isinstance(time := object_of(object_of(row).get("set")).get("completionDateTime"), str)
    ]
    written = read_date_time(min(times, default=day))
    draft = _session(context, text_of(item.get("id")) or day, written)
    draft.has_time = written.has_time
    draft.name = context.names[text_of(plan.get("name"))]
    draft.note = context.notes[text_of(plan.get("notes"))]
    superset = None
    for at, part in enumerate(exercises):
        own = object_of(part.get("blueprint"))
        name = context.exercise_name(text_of(own.get("name")))
        joins_next = own.get("supersetWithNext") is True
        superset = at if joins_next and superset is None else superset
        run = draft.exercise(name, superset=superset, restart=True)
        superset = superset if joins_next else None
        if note := context.notes[text_of(part.get("notes"))]:
            run.notes[note] = None
        for_each(
            list_of(part.get("potentialSets")),
            f"{draft.start}, {name}, set",
            partial(_json_set, run=run, context=context),
            context.findings,
        )


def _json_set(row: dict[str, Any], run: ExerciseDraft, context: Context) -> None:
    context.findings.rows += 1
    if not isinstance(row.get("set"), dict):
        context.findings.undone += 1
        context.findings.add("not_done", value=run.name)
        return
    done = object_of(row["set"])
    weight = object_of(row.get("weight"))
    at = text_of(done.get("completionDateTime"))
    moment = context.places.moment(read_date_time(at), report=False) if at else None
    value = text_of(weight.get("value"))
    unit = unit_of(text_of(weight.get("unit"))) if value else None
    context.keep(
        run,
        ImportedSet(
            reps=context.reps[text_of(done.get("repsCompleted"))],
            load=context.units.of(unit)[value],
            done_at=moment.at if moment else None,
            offset=moment.offset if moment else None,
            extra=extras(done, ("repsCompleted", "completionDateTime")),
        ),
    )
