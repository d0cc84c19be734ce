"""iCalendar: one event for each session. RFC 5545: CRLF, lines of at most 75 octets."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from backcoach.core.notation import load_words
from backcoach.exchange.exporters.details import count_lost
from backcoach.exchange.exporters.export import by_exercise, ended_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

_OCTETS = 75


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield a calendar; the same sessions always give the same bytes."""
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//backcoach//backcoach//EN")
    for session in export.finished(sessions):
        yield _event(session, export)
    yield _lines("END:VCALENDAR")


def _event(session: SessionRecord, export: Export) -> str:
    for done in (each for each in session.sets if not each.skipped):
        count_lost(session, done, export)
        export.lose("efforts", done.rir is not None)
    lines = [*(_exercise(sets, export) for sets in by_exercise(session)), *session.notes]
    text = "\n".join(lines)
    return _lines(
        "BEGIN:VEVENT",
        f"UID:{_escaped(session.id)}",
        f"DTSTAMP:{_utc(ended_at(session))}",
        f"DTSTART:{_utc(session.started_at)}",
        f"DTEND:{_utc(ended_at(session))}",
        f"SUMMARY:{_escaped(session.name)}",
        f"DESCRIPTION:{_escaped(text)}",
        "END:VEVENT",
    )


def _exercise(sets: list[SetRecord], export: Export) -> str:
    exercise = export.exercise(sets[0].exercise)
    name = exercise.name if exercise else sets[0].exercise
    return f"{name}: {', '.join(map(_amount, sets))}"


def _amount(done: SetRecord) -> str:
    amount = "done"
    if done.reps is not None or done.seconds is not None:
        amount = f"{done.seconds} s" if done.reps is None else str(done.reps)
    side = "" if done.side == "both" else f" {done.side}"
    return f"{amount}{f' x {load_words(done.load)}' if done.load else ''}{side}"


def _utc(at: int) -> str:
    return datetime.fromtimestamp(at // 1000, timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\r", "").replace("\n", "\\n")


def _lines(*lines: str) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Return a line broken so that no part is longer than allowed, nor a character torn."""
    parts, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            parts.append("")
            size = 1  # the blank that a continued line begins with
        parts[-1] += char
        size += octets
    return "\r\n ".join(parts)
