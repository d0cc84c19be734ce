"""OpenWeight: a JSON list of sessions; what its schema has no field for begins `backcoach:`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from backcoach.core.session.past.session_record import iso
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.units import format_load, from_grams
from backcoach.exchange.exporters.export import by_exercise, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

_LONGEST_NAME = 200


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
    values["exercises"] = [
        {
            "exercise": _exercise(sets[0].exercise, export),
            "order": order,
            "sets": [_set(done, export) for done in sets],
        }
        for order, sets in enumerate(by_exercise(session), start=1)
    ]
    return {**values, "backcoach:id": session.id, "backcoach:session": session.session}


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
    load = done.load
    grams = load.grams if load else None
    values: dict[str, Any] = {
        "reps": done.reps,
        "durationSeconds": done.seconds,
        "rir": done.rir,
        "restSeconds": done.rest_taken_s,
        "type": "warmup" if done.kind == "warmup" else "working",
        "backcoach:step": done.step,
        "backcoach:target": done.target or None,
        "backcoach:done_at": iso(done.done_at, done.offset),
        "backcoach:rest_planned": done.rest_planned_s,
        "backcoach:side": None if done.side == "both" else done.side,
    }
    if load and grams is not None and grams >= 0:
        values["weight"] = _number(plain(from_grams(grams, load.unit)))
        values["unit"] = load.unit
    elif load:
        text = str(load) if grams is None else f"-{format_load(-grams, load.unit)}"
        values["backcoach:load"] = text
    return {key: value for key, value in values.items() if value is not None}


def _number(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)
