"""Strong's table with a unit in each row, as Hevy and others import it.

Notes are never empty in files that these read, nor is the length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import local
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.units import from_grams
from backcoach.exchange.exporters.csv_rows import rows_as_text
from backcoach.exchange.exporters.details import (
    count_lost,
    distance,
    effort,
    note,
    set_type,
    superset,
)
from backcoach.exchange.exporters.export import by_exercise, plain

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
_MARKS = {"warmup": "W", "drop": "D", "failure": "F"}


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
        count_lost(session, done, export)
        export.lose("supersets of sets", superset(done) is not None)
        far = distance(done)
        yield (
            *(start, session.name, export.name(done.exercise)),
            _MARKS.get(set_type(done), number),
            plain(abs(from_grams(grams, done.load.unit))) if done.load and grams else None,
            {"kg": "kg", "lb": "lbs"}[done.load.unit] if done.load and grams else None,
            *(done.reps or 0, effort(done), *((plain(far[0]), far[1]) if far else (None, None))),
            done.seconds or 0,
            *(note(done) or _NO_NOTE, "\n".join(session.notes) or _NO_NOTE, length),
        )
