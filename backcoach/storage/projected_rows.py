"""A session's record as the rows of its projections, and read from them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from backcoach.core.session import past
from backcoach.core.session.events import SessionRecorded
from backcoach.core.session.past.session_record import SessionRecord, SetRecord
from backcoach.core.session.set_counts import sets_done, sets_recorded, work_done
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.text import clean, clean_tree
from backcoach.storage import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.recorded import RecordedSet

SESSION_COLUMNS = (
    "id", "session", "name", "file", "started_at", "offset", "finished_at", "status",
    "origin", "notes", "pains", "planned", "done", "trained_s", "volume",
)  # fmt: skip
_OF_RECORD = SESSION_COLUMNS[:12]  # behind them sums of its sets
_JSON = ("origin", "notes", "pains")  # columns that hold JSON, NULL where it is empty
_REPS, _GRAMS = 4, 6  # places in a row of `logged`
# Each session with its sets, or with the event that has them.
RECORDS = """
    SELECT session.*, sets, CASE WHEN sets IS NULL THEN (
        SELECT body FROM event WHERE event.session = session.id AND seq = 0) END
    FROM session LEFT JOIN record ON record.session = session.id"""


class Projected(NamedTuple):
    """What is stored of a session: its row, its sets as JSON, and the rows of `logged`.

    `sets` is None where the sets are those of the event that the session begins with.
    """

    session: tuple[Any, ...]
    sets: bytes | None
    logged: list[tuple[Any, ...]]


def projected(record: SessionRecord) -> Projected:
    """Return what is stored of a record."""
    body, sets = rows.encode_clean(record.sets, tuple[SetRecord, ...])
    head = [_column(name, getattr(record, name)) for name in _OF_RECORD]
    logged = list(_logged(head[0], ((done, done.done_at) for done in sets)))
    sums = (sets_done(record), seconds_trained(record), _volume(logged))
    return Projected((*head, *sums), body, logged)


def projected_event(event: SessionRecorded) -> tuple[bytes, Projected]:
    """Return the body of an event of another program's session, and what is stored of that.

    No record is made of it, which would take most of the time of an import.
    """
    body, event = rows.encode_clean(event, SessionRecorded)
    sets = [done for _, done in past.unled_record.in_order(event.sets)]
    end = event.at if event.finished_at is None else event.finished_at
    head = (
        *(event.id, event.session, event.name, event.file, event.at, event.offset),
        *(event.finished_at, "finished", rows.json_column(event.origin)),
        *(rows.json_column(event.notes), None, sets_recorded(sets)),
    )
    logged = list(_logged(event.id, ((done, done.at) for done in sets)))
    sums = (work_done(sets, is_led=False), max(0, end - event.at) // 1000, _volume(logged))
    return body, Projected((*head, *sums), None, logged)


def _logged(
    session: str, sets: Iterable[tuple[SetRecord | RecordedSet, int]]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `logged`: the work sets that were done, as they are looked for."""
    for place, (done, at) in enumerate(sets):
        if done.kind == "work" and not done.skipped:
            result = done.result
            load = result.load
            yield (
                *(session, place, done.exercise, done.side, result.reps, result.seconds),
                *((load.grams, load.unit, load.band) if load else (None, None, None)),
                *(result.rir, at, done.offset, int(done.reported), int(done.is_follow_on)),
            )


def _volume(logged: Iterable[tuple[Any, ...]]) -> int:
    """Return grams times repetitions of the rows of `logged`; help counts nothing."""
    return sum((row[_REPS] or 0) * max(row[_GRAMS] or 0, 0) for row in logged)


def record_of_row(row: tuple[Any, ...]) -> SessionRecord:
    """Return the record of a row of RECORDS; raises msgspec.ValidationError."""
    try:
        sets = _sets_of_event(row) if row[-2] is None else rows.decode_sets(row[-2])
    except ValueError as error:
        raise msgspec.ValidationError(str(error)) from error
    return session_record(row, sets)


def sets_json(row: tuple[Any, ...]) -> bytes:
    """Return the sets of a row of RECORDS as JSON. Raises ValueError, TypeError."""
    if row[-2] is None:
        return msgspec.json.encode(_sets_of_event(row))
    return rows.plain(row[-2])


def _sets_of_event(row: tuple[Any, ...]) -> tuple[SetRecord, ...]:
    """Return the sets of the event in a row of RECORDS. Raises ValueError."""
    event = rows.decode(row[-1])
    if not isinstance(event, SessionRecorded):
        raise ValueError("the sets of a session are lost")
    return past.unled_record.record_of(event).sets


def session_record(row: tuple[Any, ...], sets: tuple[SetRecord, ...]) -> SessionRecord:
    """Return a row of `session` with its sets; raises msgspec.ValidationError."""
    fields = dict(zip(_OF_RECORD, row, strict=False))
    for name in _JSON:
        text = fields.pop(name)
        if text is not None:
            fields[name] = _from_json(text)
    return msgspec.convert({**fields, "sets": sets}, SessionRecord)


def _column(name: str, value: Any) -> Any:
    """Return what is stored of a field: clean text, a number, or JSON."""
    if name in _JSON:
        return rows.json_column(value)
    return clean(value) if isinstance(value, str) else value


def _from_json(text: Any) -> Any:
    try:
        return clean_tree(msgspec.json.decode(text))
    except (msgspec.DecodeError, TypeError) as error:
        raise msgspec.ValidationError(str(error)) from error
