"""OpenWeight: one session as a JSON object, or a list of them. Own fields begin `backcoach:`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from backcoach.exchange.parsing.loads import Distances, unit_of
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.parsing.values import extras, for_each, list_of, object_of, text_of
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.json_document import Document
    from backcoach.exchange.records import Load, SetKind, Side
    from backcoach.exchange.sessions import ExerciseDraft

DIALECT = "openweight"

_KINDS: dict[str, SetKind] = {
    "warmup": "warmup",
    "dropset": "drop",
    "drop": "drop",
    "failure": "failure",
}
_SIDES: dict[str, Side] = {"left": "left", "right": "right"}
_SET_FIELDS = (
    *("reps", "weight", "unit", "durationSeconds", "rpe", "rir", "toFailure", "restSeconds"),
    *("notes", "distance", "distanceUnit", "backcoach:side", "backcoach:rest_planned"),
)
_RIR_MOST = 4


def matches(outline: object) -> bool:
    """Whether this is a session, or a list that begins with one."""
    first = object_of(list_of(outline)[0] if list_of(outline) else outline)
    exercises = list_of(first.get("exercises"))
    return "date" in first and bool(exercises) and "exercise" in object_of(exercises[0])


def read(document: Document, context: Context) -> None:
    """Read all sessions. Raises UnitNeededError if a load has no unit."""
    for_each(document.items(), "session", lambda item: _session(item, context), context.findings)


def _session(item: dict[str, Any], context: Context) -> None:
    start = text_of(item.get("date"))
    written = read_date_time(start)
    draft = context.drafts.begin(
        object(),  # no two sessions are one
        context.names[start],
        context.places.moment(written),
        name=context.names[text_of(item.get("name"))],
    )
    draft.note = context.notes[text_of(item.get("notes"))]
    draft.has_time = written.has_time
    draft.extra = extras(item, ("date", "name", "notes", "durationSeconds", "exercises")) or {}
    context.set_length(draft, context.seconds[text_of(item.get("durationSeconds"))])

    def exercise(part: dict[str, Any]) -> None:
        title = object_of(part.get("exercise"))
        name = context.exercise_name(text_of(title.get("name")))
        group = part.get("supersetId")
        run = draft.exercise(name, superset=group if isinstance(group, int) else None, restart=True)
        if note := context.notes[text_of(part.get("notes"))]:
            run.notes[note] = None
        for_each(
            list_of(part.get("sets")),
            f"{context.names[start]}, {name}, set",
            partial(_set, run=run, context=context),
            context.findings,
        )

    for_each(
        list_of(item.get("exercises")),
        f"{context.names[start]}, exercise",
        exercise,
        context.findings,
    )


def _set(row: dict[str, Any], run: ExerciseDraft, context: Context) -> None:
    context.findings.rows += 1
    effort = context.efforts[text_of(row.get("rpe"))]
    rir = context.reps[text_of(row.get("rir"))]
    kind = _KINDS.get(text_of(row.get("type")).casefold(), "work")
    if row.get("toFailure") is True and kind == "work":
        kind = "failure"
    load, band = _load(row, context)
    done = ImportedSet(
        kind=kind,
        side=_SIDES.get(text_of(row.get("backcoach:side")), "both"),
        reps=context.reps[text_of(row.get("reps"))],
        seconds=context.seconds[text_of(row.get("durationSeconds"))],
        load=load,
        band=band,
        distance=Distances(text_of(row.get("distanceUnit")), comma_is_decimal=False)[
            text_of(row.get("distance"))
        ],
        rpe=effort.rpe,
        rir=_reserve(kind, rir, effort.rir),
        rest_taken_s=context.seconds[text_of(row.get("restSeconds"))],
        rest_planned_s=context.seconds[text_of(row.get("backcoach:rest_planned"))],
        note=context.notes[text_of(row.get("notes"))],
        extra=extras(row, _SET_FIELDS if not band else (*_SET_FIELDS, "backcoach:load")),
    )
    context.keep(run, done, effort=effort)


def _reserve(kind: SetKind, rir: int | None, from_rpe: int | None) -> int | None:
    """Return the reps in reserve: as stated, else from RPE, else 0 at failure."""
    if rir is not None:
        return min(rir, _RIR_MOST)
    return 0 if from_rpe is None and kind == "failure" else from_rpe


def _load(row: dict[str, Any], context: Context) -> tuple[Load | None, str]:
    """Return the load and the band. Help stands in `backcoach:load`, since `weight` has no sign."""
    weight = text_of(row.get("weight"))
    if weight:
        return context.units.of(unit_of(text_of(row.get("unit"))))[weight], ""
    own = context.names[text_of(row.get("backcoach:load"))]
    if own.endswith(" band"):
        return None, own.removesuffix(" band")
    digits, _, unit = own.rpartition(" ")
    if not digits:
        return None, ""
    return context.units.of(unit_of(unit))[digits], ""
