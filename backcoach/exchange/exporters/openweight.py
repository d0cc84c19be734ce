"""OpenWeight: a JSON list of sessions; what its schema has no field for begins `backcoach:`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from backcoach.core.session.past.recorded import SET_TYPE
from backcoach.core.session.past.session_record import iso
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.units import format_load, from_grams
from backcoach.exchange.exporters.details import (
    OWN_EXTRA,
    distance,
    effort,
    set_type,
    superset,
)
from backcoach.exchange.exporters.export import by_exercise, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

_LONGEST_NAME = 200
_LONGEST_NOTES = 10_000
_LONGEST_NOTE = 1000
_SCHEMES = {"ramp": "ramp", "rest_pause": "rest-pause"}
_TYPES = {"work": "working", "warmup": "warmup", "drop": "dropset", "failure": "failure"}


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield the list, one session after the other."""
    separator = "[\n"
    for session in export.finished(sessions):
        yield separator + json.dumps(_session(session, export), ensure_ascii=False)
        separator = ",\n"
    yield "\n]\n" if separator != "[\n" else "[]\n"


def _session(session: SessionRecord, export: Export) -> dict[str, Any]:
    values: dict[str, Any] = {
        "date": iso(session.started_at, session.offset),
        "name": session.name[:_LONGEST_NAME],
    }
    if session.finished_at is not None:
        values["durationSeconds"] = seconds_trained(session)
    if session.notes:
        values["notes"] = "\n".join(session.notes)[:_LONGEST_NOTES]
    values["exercises"] = [
        {
            "exercise": _exercise(sets[0].exercise, export),
            "order": order,
            **_superset(sets),
            "sets": [_set(done, export) for done in sets],
        }
        for order, sets in enumerate(by_exercise(session), start=1)
    ]
    return {**values, "backcoach:id": session.id, "backcoach:session": session.session}


def _superset(sets: list[SetRecord]) -> dict[str, int]:
    """Return the number of a superset, from 1, as the schema asks."""
    number = superset(sets[0])
    return {} if number is None else {"supersetId": number + 1}


def _exercise(name: str, export: Export) -> dict[str, str]:
    exercise = export.exercise(name)
    values = {"name": (export.name(name) or "?")[:_LONGEST_NAME]}
    if exercise is not None:
        if exercise.implement != "none":
            values["equipment"] = exercise.implement
        values["backcoach:exercise"] = exercise.id
    return values


def _set(done: SetRecord, export: Export) -> dict[str, Any]:
    export.lose("marks of sets that were only assumed", not done.reported)
    export.lose("columns of other programs", sum(key not in OWN_EXTRA for key in done.extra))
    export.lose("ends of long notes", len(done.note) > _LONGEST_NOTE)
    load = done.load
    grams = load.grams if load else None
    values: dict[str, Any] = {
        "reps": done.reps,
        "durationSeconds": done.seconds,
        "rir": done.rir,
        "restSeconds": done.rest_taken_s,
        "type": _SCHEMES.get(done.extra.get(SET_TYPE, ""), _TYPES[set_type(done)]),
        "toFailure": True if set_type(done) == "failure" else None,
        "rpe": _number(effort(done)) if "rpe" in done.extra and effort(done) else None,
        "notes": done.note[:_LONGEST_NOTE] or None,
        "backcoach:step": done.step,
        "backcoach:target": done.target or None,
        "backcoach:done_at": iso(done.done_at, done.offset),
        "backcoach:rest_planned": done.rest_planned_s,
        "backcoach:side": None if done.side == "both" else done.side,
    }
    if far := distance(done):
        values["distance"], values["distanceUnit"] = _number(plain(far[0])), far[1]
    if load and grams is not None and grams >= 0:
        values["weight"] = _number(plain(from_grams(grams, load.unit)))
        values["unit"] = load.unit
    elif load:
        text = str(load) if grams is None else f"-{format_load(-grams, load.unit)}"
        values["backcoach:load"] = text
    return {key: value for key, value in values.items() if value is not None}


def _number(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)
