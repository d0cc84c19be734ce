"""Hevy's table of fourteen columns, as Liftosaur and openGym import it. Loads in kg."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import local
from backcoach.core.units import from_grams
from backcoach.exchange.exporters.csv_rows import rows_as_text
from backcoach.exchange.exporters.details import (
    METRES,
    count_lost,
    distance,
    effort,
    note,
    set_type,
    superset,
)
from backcoach.exchange.exporters.export import by_exercise, ended_at, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

COLUMNS = (
    *("title", "start_time", "end_time", "description", "exercise_title", "superset_id"),
    *("exercise_notes", "set_index", "set_type", "weight_kg", "reps", "distance_km"),
    *("duration_seconds", "rpe"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TYPES = {"work": "normal", "warmup": "warmup", "drop": "dropset", "failure": "failure"}


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield the header and a row for each set that was done."""
    yield from rows_as_text([COLUMNS], quote_texts=True)
    for session in export.finished(sessions):
        rows = (row for sets in by_exercise(session) for row in _rows(session, sets, export))
        yield from rows_as_text(rows, quote_texts=True)


def _rows(
    session: SessionRecord, sets: list[SetRecord], export: Export
) -> Iterator[tuple[object, ...]]:
    notes = "\n".join(dict.fromkeys(filter(None, map(note, sets))))
    for index, done in enumerate(sets):
        grams = done.load.grams if done.load else None
        count_lost(session, done, export)
        export.lose("pounds, written in kg", bool(grams and done.load and done.load.unit == "lb"))
        far = distance(done)
        yield (
            session.name,
            _moment(session.started_at, session.offset),
            _moment(ended_at(session), session.offset),
            "\n".join(session.notes),
            *(export.name(done.exercise), superset(done), notes, index, _TYPES[set_type(done)]),
            Decimal(plain(abs(from_grams(grams, "kg")))) if grams else None,
            done.reps,
            Decimal(plain(far[0] * METRES[far[1]] / 1000)) if far else None,
            done.seconds,
            Decimal(effort(done)) if effort(done) else None,
        )


def _moment(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"
