"""FitNotes' table of ten columns, as LiftLog and openGym import it: days without a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import local
from backcoach.core.units import from_grams
from backcoach.exchange.exporters.csv_rows import rows_as_text
from backcoach.exchange.exporters.export import by_exercise, plain, remark
from backcoach.exchange.exporters.strong import count_lost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

COLUMNS = (
    *("Date", "Exercise", "Category", "Weight", "Weight Unit", "Reps", "Distance"),
    *("Distance Unit", "Time", "Comment"),
)
_CATEGORY = "Back"


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield the header and a row for each set that was done."""
    yield from rows_as_text([COLUMNS])
    for session in export.finished(sessions):
        export.lose("times and names of sessions")
        yield from rows_as_text(
            _row(session, done, export) for sets in by_exercise(session) for done in sets
        )


def _row(session: SessionRecord, done: SetRecord, export: Export) -> tuple[object, ...]:
    load = done.load
    grams = load.grams if load else None
    count_lost(done, export)
    export.lose("warm-ups, which the comments name", done.kind == "warmup")
    export.lose("reps in reserve", done.rir is not None)
    weight = plain(abs(from_grams(grams, load.unit))) if load and grams else "0"
    unit = load.unit if load and grams else "kg"
    comment = ("warm-up" if done.kind == "warmup" else "", remark(done))
    return (
        f"{local(session.started_at, session.offset):%Y-%m-%d}",
        *(export.name(done.exercise), _CATEGORY),
        weight if "." in weight else f"{weight}.0",
        *(f"{unit}s", done.reps, None, None),
        None if done.seconds is None else _clock(done.seconds),
        ", ".join(part for part in comment if part),
    )


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
