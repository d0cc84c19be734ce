"""Strong's table with a unit in each row, as Hevy and others import it.

Notes are never empty in files that these read, nor is the length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import local
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.units import from_grams
from backcoach.exchange.exporters.csv_rows import rows_as_text
from backcoach.exchange.exporters.export import by_exercise, plain, remark, rpe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

COLUMNS = (
    *("Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps"),
    *("RPE", "Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes"),
    "Workout Duration",
)
_NO_NOTE = "-"


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield the header and a row for each set that was done."""
    yield from rows_as_text([COLUMNS], delimiter=";")
    for session in export.finished(sessions):
        rows = (row for sets in by_exercise(session) for row in _rows(session, sets, export))
        yield from rows_as_text(rows, delimiter=";")


def _rows(
    session: SessionRecord, sets: list[SetRecord], export: Export
) -> Iterator[tuple[object, ...]]:
    start = local(session.started_at, session.offset).strftime("%Y-%m-%d %H:%M:%S")
    minutes = max(1, seconds_trained(session) // 60)
    hours, rest = divmod(minutes, 60)
    length = f"{hours}h {rest}m" if hours else f"{rest}m"
    number = 0
    for done in sets:
        number += done.kind == "work"
        grams = done.load.grams if done.load else None
        count_lost(done, export)
        yield (
            *(start, session.name, export.name(done.exercise)),
            number if done.kind == "work" else "W",
            plain(abs(from_grams(grams, done.load.unit))) if done.load and grams else None,
            {"kg": "kg", "lb": "lbs"}[done.load.unit] if done.load and grams else None,
            *(done.reps or 0, rpe(done), None, None, done.seconds or 0),
            *(remark(done) or _NO_NOTE, _NO_NOTE, length),
        )


def count_lost(done: SetRecord, export: Export) -> None:
    """Count what the tables of phones have no column for."""
    export.lose("times of sets")
    export.lose("targets", bool(done.target))
    export.lose("rests", done.rest_taken_s is not None or done.rest_planned_s is not None)
    export.lose("sides, which the notes name", done.side != "both")
    export.lose("bands, which the notes name", bool(done.load and done.load.band))
    export.lose("marks of sets that were only assumed", not done.reported)
    export.lose("minus signs of help", bool(done.load and (done.load.grams or 0) < 0))
