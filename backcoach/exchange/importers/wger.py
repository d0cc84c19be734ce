"""wger: the workout log of its REST interface as JSON, decimals as strings, exercises as ids."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from backcoach.exchange.parsing.numbers import BadValueError, number, whole_seconds
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.parsing.values import extras, for_each, list_of, object_of, text_of
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.core_imports import Unit
    from backcoach.exchange.parsing.json_document import Document

DIALECT = "wger"

_SECONDS, _MINUTES, _FAILURE = "3", "4", "2"
_UNITS: dict[str, Unit] = {"1": "kg", "2": "lb"}
_BODY_WEIGHT = "3"
_FIELDS = (
    *("id", "date", "session", "exercise", "repetitions_unit", "repetitions", "weight_unit"),
    *("weight", "rir", "rest", "rest_target"),
)
_RIR_MOST = 4


def matches(outline: object) -> bool:
    """Whether this is a page of the log, or its list of results."""
    rows = list_of(outline) or list_of(object_of(outline).get("results"))
    return bool(rows) and {"repetitions_unit", "weight_unit"} <= object_of(rows[0]).keys()


def read(document: Document, context: Context) -> None:
    """Read all rows. Raises UnitNeededError for a load without a unit."""
    name = None if document.is_list else "results"
    drops = {
        text
        for row in document.items(name)
        if isinstance(text := object_of(row).get("next_log"), str)
    }
    context.findings.add("exercise_names_not_in_file")
    if object_of(document.outline).get("next"):
        context.findings.add("more_pages")
    for_each(document.items(name), "row", lambda row: _row(row, drops, context), context.findings)


def _row(row: dict[str, Any], drops: set[str], context: Context) -> None:
    context.findings.rows += 1
    start = text_of(row.get("date"))
    moment = context.places.moment(read_date_time(start))
    key = text_of(row.get("session")) or start[:10]
    unit = text_of(row.get("repetitions_unit"))
    amount = text_of(row.get("repetitions"))
    length = None
    if unit in (_SECONDS, _MINUTES):
        length = whole_seconds((number(amount) or Decimal(0)) * (60 if unit == _MINUTES else 1))
    weight_unit = text_of(row.get("weight_unit"))
    weight = text_of(row.get("weight"))
    load = None
    if weight_unit != _BODY_WEIGHT:
        load = context.units.of(_UNITS.get(weight_unit))[weight]
    reserve = number(text_of(row.get("rir")))
    is_drop = text_of(row.get("id")) in drops
    exercise = text_of(row.get("exercise"))
    if not exercise:
        raise BadValueError("no exercise is named")
    done = ImportedSet(
        kind="drop" if is_drop else "work",
        reps=None if length is not None else context.reps[amount],
        seconds=length,
        load=load,
        rir=None if reserve is None else max(0, min(int(reserve), _RIR_MOST)),
        rest_taken_s=context.seconds[text_of(row.get("rest"))],
        rest_planned_s=context.seconds[text_of(row.get("rest_target"))],
        done_at=moment.at,
        offset=moment.offset,
        extra=extras(row, _FIELDS),
    )
    if is_drop:
        context.findings.add("drop_sets")
    draft = context.drafts.get(key)
    if draft is None:
        draft = context.drafts.begin(key, context.names[start], moment, number=key)
    context.keep(draft.exercise(context.names[f"wger {exercise}"], named=False), done)
