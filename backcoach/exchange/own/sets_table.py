"""The tidy table: one row for each set, with all that is known of it."""

from __future__ import annotations

import csv
import re
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from backcoach.core.session.past.session_record import SessionRecord, SetRecord, local
from backcoach.core.text import clean, quoted
from backcoach.core.units import from_grams, to_grams
from backcoach.exchange.exporters.csv_rows import guarded, rows_as_text, unguarded
from backcoach.exchange.exporters.export import plain
from backcoach.exchange.own.limits import check_session, check_set
from backcoach.exchange.own.mistake import Mistake, MistakeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.exchange.exporters.export import Export

COLUMNS = (
    *("session_id", "session", "session_name", "file", "started_at", "finished_at", "status"),
    *("step", "exercise", "exercise_name", "kind", "side", "set", "target", "reps", "seconds"),
    *("load", "unit", "load_kg", "band", "rir", "rest_planned_s", "rest_taken_s", "done_at"),
    *("skipped", "reported", "note", "extra", "program", "dialect", "session_notes"),
    "planned",
)
_NUMBERS = ("set", "reps", "seconds", "rir", "rest_planned_s", "rest_taken_s")
_YES_OR_NO = {"true": True, "false": False}
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MOST_MISTAKES = 20


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    r"""Yield the header and the rows; a session without a set has none.

    `load_kg` is exact, `load` is in the unit that was entered, pounds to a hundredth. The notes of
    a session stand in each of its rows, one a line; a line end within one is written as `\n`.
    """
    yield from rows_as_text([COLUMNS])
    for session in sessions:
        if not session.sets:
            export.lose("sessions without a set")
        export.lose("pains", len(session.pains))
        head = (
            *map(guarded, (session.id, session.session, session.name, session.file)),
            _instant(session.started_at, session.offset),
            None if session.finished_at is None else _instant(session.finished_at, session.offset),
            session.status,
        )
        origin = session.origin
        tail = (
            guarded(origin.program) if origin else None,
            guarded(origin.dialect) if origin else None,
            guarded("\n".join(map(_in_line, session.notes))),
            session.planned,
        )
        yield from rows_as_text((*head, *_cells(done), *tail) for done in session.sets)


def _cells(done: SetRecord) -> tuple[object, ...]:
    load = done.load
    grams = load.grams if load else None
    return (
        guarded(done.step),
        guarded(done.exercise),
        guarded(done.name),
        *(done.kind, done.side, done.set, guarded(done.target), done.reps, done.seconds),
        plain(from_grams(grams, load.unit)) if load and grams is not None else None,
        load.unit if load and grams is not None else None,
        plain(from_grams(grams, "kg")) if grams is not None else None,
        guarded(load.band) if load else None,
        *(done.rir, done.rest_planned_s, done.rest_taken_s),
        _instant(done.done_at, done.offset),
        *(str(done.skipped).lower(), str(done.reported).lower(), guarded(done.note)),
        msgspec.json.encode(done.extra).decode() if done.extra else None,
    )


def matches(header: str) -> bool:
    """Tell whether the first line of a file is that of this table."""
    return header.removeprefix("\ufeff").startswith(",".join(COLUMNS[:7]))


def read(lines: Iterable[str]) -> list[SessionRecord]:
    """Return the sessions in the order of their first rows.

    Raises MistakeError with the first rows that are wrong.
    """
    rows = csv.reader(lines)
    titles = [title.removeprefix("\ufeff") for title in next(rows, [])]
    missing = [title for title in COLUMNS if title not in titles]
    if missing:
        raise MistakeError([Mistake(1, f"the column {quoted(missing[0])} is missing")])
    sessions: dict[str, tuple[SessionRecord, list[SetRecord]]] = {}
    mistakes: list[Mistake] = []
    while len(mistakes) < _MOST_MISTAKES:
        try:
            cells = next(rows, None)
            if cells is None:
                break
            _take(dict(zip(titles, map(clean, cells), strict=True)), sessions)
        except (csv.Error, ValueError, ArithmeticError) as error:
            mistakes.append(Mistake(rows.line_num, f"this is not a set: {error}"))
    if mistakes:
        raise MistakeError(mistakes)
    return [replace(head, sets=tuple(sets)) for head, sets in sessions.values()]


def _take(row: dict[str, str], sessions: dict[str, tuple[SessionRecord, list[SetRecord]]]) -> None:
    """Add a row to its session. Raises ValueError."""
    head = _head(row)
    check_session(head)
    known, sets = sessions.setdefault(head.id, (head, []))
    if known != head:
        raise ValueError("a session has one start, end, name and status")
    done = _set(row)
    check_set(done)
    sets.append(done)


def _head(row: dict[str, str]) -> SessionRecord:
    started_at, offset = _read_instant(row["started_at"])
    end = row["finished_at"]
    fields = {
        "id": unguarded(row["session_id"]),
        "session": unguarded(row["session"]),
        "name": unguarded(row["session_name"]),
        "file": unguarded(row["file"]),
        "started_at": started_at,
        "offset": offset,
        "finished_at": _read_instant(end)[0] if end else None,
        "status": row["status"],
        "sets": (),
        "planned": int(row["planned"]),
        "origin": {name: unguarded(row[name]) for name in ("program", "dialect")}
        if row["program"]
        else None,
        "notes": list(map(_from_line, unguarded(row["session_notes"]).split("\n")))
        if row["session_notes"]
        else (),
    }
    return msgspec.convert(fields, SessionRecord)


def _set(row: dict[str, str]) -> SetRecord:
    load: dict[str, Any] | None = None
    if row["band"]:
        load = {"grams": None, "band": unguarded(row["band"])}
    elif row["load_kg"]:
        load = {"grams": to_grams(row["load_kg"], "kg"), "unit": row["unit"]}
    done_at, offset = _read_instant(row["done_at"])
    return msgspec.convert(
        {
            **{name: int(row[name]) if row[name] else None for name in _NUMBERS},
            **{name: row[name] for name in ("kind", "side")},
            **{name: unguarded(row[name]) for name in ("step", "exercise", "target", "note")},
            "name": unguarded(row["exercise_name"]),
            "extra": msgspec.json.decode(row["extra"]) if row["extra"] else {},
            **{name: _YES_OR_NO.get(row[name], row[name]) for name in ("skipped", "reported")},
            "load": load,
            "done_at": done_at,
            "offset": offset,
        },
        SetRecord,
    )


def _in_line(note: str) -> str:
    return note.replace("\\", "\\\\").replace("\n", "\\n")


def _from_line(line: str) -> str:
    return re.sub(r"\\([n\\])", lambda escape: "\n" if escape[1] == "n" else "\\", line)


def _instant(at: int, offset: int) -> str:
    return local(at, offset).isoformat(timespec="milliseconds" if at % 1000 else "seconds")


def _read_instant(text: str) -> tuple[int, int]:
    """Return milliseconds UTC and the offset in minutes. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{quoted(text)} has no offset such as +02:00")
    passed = moment - _EPOCH
    milliseconds = (passed.days * 86_400 + passed.seconds) * 1000 + passed.microseconds // 1000
    return milliseconds, int(offset.total_seconds()) // 60
