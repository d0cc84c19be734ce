"""The numbers that a log can hold. They are wide: a session that was led or imported is within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.text import quoted

if TYPE_CHECKING:
    from backcoach.core.session.events import PainReported, ProgrammeChanged
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord

_Range = tuple[int, int]

_INSTANT: _Range = (-30_610_224_000_000, 253_370_764_799_999)  # ms UTC, years 1000 to 9998
_OFFSET: _Range = (-1439, 1439)  # minutes
_COUNT: _Range = (0, 1_000_000)
_SECONDS: _Range = (0, 1_000_000_000)  # a session may be left for years
_GRAMS: _Range = (-10_000_000, 10_000_000)
_WORST: _Range = (0, 10)  # of pain


def check_session(session: SessionRecord) -> None:
    """Raise ValueError if a session, its sets or its pains have a number that none can have."""
    _check("started_at", session.started_at, _INSTANT)
    _check("finished_at", session.finished_at, _INSTANT)
    _check("offset", session.offset, _OFFSET)
    _check("planned", session.planned, _COUNT)
    for done in session.sets:
        check_set(done)
    for pain in session.pains:
        check_event(pain)
        _check("level", pain.level, _WORST)


def check_set(done: SetRecord) -> None:
    """Raise ValueError if a set has a number that none can have."""
    for name in ("set", "reps", "rir"):
        _check(name, getattr(done, name), _COUNT)
    for name in ("seconds", "rest_planned_s", "rest_taken_s"):
        _check(name, getattr(done, name), _SECONDS)
    _check("load", done.load.grams if done.load else None, _GRAMS)
    _check("done_at", done.done_at, _INSTANT)
    _check("offset", done.offset, _OFFSET)


def check_instant(at: int) -> None:
    """Raise ValueError if an instant in ms UTC is before the year 1000 or behind 9998."""
    if not _INSTANT[0] <= at <= _INSTANT[1]:
        raise ValueError("this is before the year 1000 or after the year 9998")


def check_event(event: PainReported | ProgrammeChanged) -> None:
    """Raise ValueError if the instant of an event is none."""
    _check("at", event.at, _INSTANT)
    _check("offset", event.offset, _OFFSET)


def _check(name: str, value: int | None, allowed: _Range) -> None:
    least, most = allowed
    if value is not None and not least <= value <= most:
        raise ValueError(f"{name} {quoted(value)} is not from {least} to {most}")
