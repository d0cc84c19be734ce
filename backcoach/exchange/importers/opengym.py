"""openGym's backup: JSON with workouts, entries and sets; one unit for all.

Names of its own catalogue are not in the file, those of exercises that a person added are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcoach.exchange.parsing.loads import unit_of
from backcoach.exchange.parsing.numbers import BadValueError, number, whole_seconds
from backcoach.exchange.parsing.times import from_unix
from backcoach.exchange.parsing.values import extras, for_each, list_of, object_of, text_of
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.core_imports import Unit
    from backcoach.exchange.parsing.json_document import Document
    from backcoach.exchange.sessions import ExerciseDraft

DIALECT = "opengym"

_SET_FIELDS = ("w", "r", "done", "rir", "rpe", "warmup", "phase", "sec", "min")
_RIR_MOST = 4


def matches(outline: object) -> bool:
    """Whether this is a backup: workouts that have entries."""
    workouts = list_of(object_of(outline).get("workouts"))
    return bool(workouts) and "entries" in object_of(workouts[0])


def read(document: Document, context: Context) -> None:
    """Read all workouts. Raises UnitNeededError if the backup names no unit."""
    names = {
        text_of(own.get("id")): text_of(own.get("n"))
        for own in map(object_of, document.items("customEx"))
        if isinstance(own.get("id"), str) and isinstance(own.get("n"), str)
    }
    unit = unit_of(text_of(document.outline.get("unit")))

    def workout(item: dict[str, Any]) -> None:
        _workout(item, names, unit, context)

    for_each(document.items("workouts"), "workout", workout, context.findings)


def _workout(
    item: dict[str, Any], names: dict[str, str], unit: Unit | None, context: Context
) -> None:
    start, end = item.get("start"), item.get("end")
    if isinstance(start, bool) or not isinstance(start, int):
        raise BadValueError("no start is given")
    written = from_unix(start / 1000)
    draft = context.drafts.begin(
        object(),  # no two workouts are one
        written.clock.isoformat(timespec="seconds") + "Z",
        context.places.moment(written),
        name=context.names[text_of(item.get("name"))],
        number=context.names[text_of(item.get("id"))],
    )
    draft.note = context.notes[text_of(item.get("note"))]
    if isinstance(end, int) and end > start:
        context.set_length(draft, (end - start) // 1000)

    def entry(part: dict[str, Any]) -> None:
        key = text_of(part.get("id"))
        name = context.exercise_name(names.get(key) or key)
        if key not in names:
            context.findings.add("exercise_unknown", value=name)
        run = draft.exercise(name, restart=True, named=key in names)

        def one_set(row: dict[str, Any]) -> None:
            context.findings.rows += 1
            if row.get("done") is False:
                context.findings.undone += 1
                context.findings.add("not_done", value=name)
            else:
                _set(row, run, unit, context)

        for_each(
            list_of(part.get("sets")), f"{draft.start}, {name}, set", one_set, context.findings
        )

    for_each(list_of(item.get("entries")), f"{draft.start}, entry", entry, context.findings)


def _set(row: dict[str, Any], run: ExerciseDraft, unit: Unit | None, context: Context) -> None:
    effort = context.efforts[text_of(row.get("rpe"))]
    reserve = number(text_of(row.get("rir")))
    minutes = number(text_of(row.get("min")))
    seconds = context.seconds[text_of(row.get("sec"))]
    if minutes:
        seconds = whole_seconds(minutes * 60 + (seconds or 0))
    is_warmup = row.get("warmup") is True or row.get("phase") == "warmup"
    done = ImportedSet(
        kind="warmup" if is_warmup else "work",
        reps=context.reps[text_of(row.get("r"))],
        seconds=seconds,
        load=context.units.of(unit)[text_of(row.get("w"))],
        rpe=effort.rpe,
        rir=effort.rir if reserve is None else max(0, min(int(reserve), _RIR_MOST)),
        extra=extras(row, _SET_FIELDS),
    )
    context.keep(run, done, effort=effort)
