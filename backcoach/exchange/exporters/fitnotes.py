"""FitNotes' table of ten columns, as LiftLog and openGym import it: days without a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import local
from backcoach.core.units import from_grams
from backcoach.exchange.exporters.csv_rows import rows_as_text
from backcoach.exchange.exporters.details import count_lost, distance, note, set_type, superset
from backcoach.exchange.exporters.export import by_exercise, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

COLUMNS = (
    *("Date", "Exercise", "Category", "Weight", "Weight Unit", "Reps", "Distance"),
    *("Distance Unit", "Time", "Comment"),
)
_CATEGORY = "Back"
_KINDS = {"warmup": "warm-up", "drop": "drop set", "failure": "to failure"}


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield the header and a row for each set that was done."""
    yield from rows_as_text([COLUMNS])
    for session in export.finished(sessions):
        export.lose("times and names of sessions")
        export.lose("notes of sessions", len(session.notes))
        yield from rows_as_text(
            _row(session, done, export) for sets in by_exercise(session) for done in sets
        )


def _row(session: SessionRecord, done: SetRecord, export: Export) -> tuple[object, ...]:
    load = done.load
    grams = load.grams if load else None
    count_lost(session, done, export)
    kind = set_type(done)
    export.lose("kinds of sets, which the comments name", kind != "work")
    export.lose("efforts", done.rir is not None)
    export.lose("supersets of sets", superset(done) is not None)
    far = distance(done)
    weight = plain(abs(from_grams(grams, load.unit))) if load and grams else "0"
    unit = load.unit if load and grams else "kg"
    comment = (_KINDS.get(kind, ""), note(done))
    return (
        f"{local(session.started_at, session.offset):%Y-%m-%d}",
        *(export.name(done.exercise), _CATEGORY),
        weight if "." in weight else f"{weight}.0",
        *(f"{unit}s", done.reps),
        *((plain(far[0]), far[1]) if far else (None, None)),
        None if done.seconds is None else _clock(done.seconds),
        ", ".join(part for part in comment if part),
    )


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
