"""Hevy's table of fourteen columns, as Liftosaur and openGym import it. Loads in kg."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import SET_TYPE, local
from backcoach.core.units import from_grams
from backcoach.exchange.exporters.csv_rows import rows_as_text
from backcoach.exchange.exporters.export import by_exercise, ended_at, plain, remark, rpe
from backcoach.exchange.exporters.strong import count_lost

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
_TYPES = {"work": "normal", "warmup": "warmup"}
_SET_TYPES = {"drop": "dropset", "failure": "failure"}


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield the header and a row for each set that was done."""
    yield from rows_as_text([COLUMNS], quote_texts=True)
    for session in export.finished(sessions):
        rows = (row for sets in by_exercise(session) for row in _rows(session, sets, export))
        yield from rows_as_text(rows, quote_texts=True)


def _rows(
    session: SessionRecord, sets: list[SetRecord], export: Export
) -> Iterator[tuple[object, ...]]:
    remarks = "; ".join(dict.fromkeys(filter(None, map(remark, sets))))
    for index, done in enumerate(sets):
        grams = done.load.grams if done.load else None
        count_lost(done, export)
        export.lose("pounds, written in kg", bool(grams and done.load and done.load.unit == "lb"))
        yield (
            session.name,
            _moment(session.started_at, session.offset),
            _moment(ended_at(session), session.offset),
            *("", export.name(done.exercise), None, remarks, index, _type(done)),
            Decimal(plain(abs(from_grams(grams, "kg")))) if grams else None,
            *(done.reps, None, done.seconds),
            int(rpe(done)) if rpe(done) else None,
        )


def _type(done: SetRecord) -> str:
    return _SET_TYPES.get(done.extra.get(SET_TYPE, ""), _TYPES[done.kind])


def _moment(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"
