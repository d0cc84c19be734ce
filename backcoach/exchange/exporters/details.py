"""What a set says beside repetitions and load, as other programs write it, and what they lack."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from backcoach.core.session.past.recorded import SET_TYPE
from backcoach.exchange.exporters.export import plain, remark, rpe

if TYPE_CHECKING:
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.exporters.export import Export

METRES = {
    "km": Decimal(1000),
    "m": Decimal(1),
    "mi": Decimal("1609.344"),
    "ft": Decimal("0.3048"),
    "yd": Decimal("0.9144"),
}
_SCHEMES = ("ramp", "rest_pause", "circuit", "emom", "amrap", "density")
_MOST_RESERVE = 4  # stands for more as well
_HIGHEST_RPE = 10
OWN_EXTRA = ("rpe", SET_TYPE, "distance", "superset", "exercise")  # of `extra`, with a meaning


def effort(done: SetRecord) -> str:
    """Return RPE as it was imported, where that is still what was left, else from what was left."""
    try:
        written = Decimal(done.extra.get("rpe", ""))
        is_still_so = done.rir == min(_MOST_RESERVE, int(_HIGHEST_RPE - written))
        return plain(written) if is_still_so and 1 <= written <= _HIGHEST_RPE else rpe(done)
    except (InvalidOperation, ValueError, OverflowError):
        return rpe(done)


def distance(done: SetRecord) -> tuple[Decimal, str] | None:
    """Return a distance with its unit, one of `METRES`."""
    digits, _, unit = done.extra.get("distance", "").partition(" ")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return (value, unit) if unit in METRES and value.is_finite() and value >= 0 else None


def set_type(done: SetRecord) -> str:
    """Return `warmup`, `drop`, `failure` or `work`."""
    written = done.extra.get(SET_TYPE, "")
    return written if done.kind == "work" and written in ("drop", "failure") else done.kind


def superset(done: SetRecord) -> int | None:
    """Return the number of the superset within its session."""
    written = done.extra.get("superset", "")
    return int(written) if written.isascii() and written.isdigit() else None


def note(done: SetRecord) -> str:
    """Return the note of a set, with what its format has no column for."""
    return "\n".join(filter(None, (remark(done), done.note)))


def count_lost(session: SessionRecord, done: SetRecord, export: Export) -> None:
    """Count what the tables of phones have no column for."""
    export.lose("times of sets", done.done_at != session.started_at)
    export.lose("targets", bool(done.target) and done.target != f"{done.seconds} s")
    export.lose("rests", done.rest_taken_s is not None or done.rest_planned_s is not None)
    export.lose("sides, which the notes name", done.side != "both")
    export.lose("bands, which the notes name", bool(done.load and done.load.band))
    export.lose("marks of sets that were only assumed", not done.reported)
    export.lose("minus signs of help", bool(done.load and (done.load.grams or 0) < 0))
    export.lose(
        "marks of ramps, rest-pause, circuits and blocks with a clock",
        done.extra.get(SET_TYPE) in _SCHEMES,
    )
    export.lose("columns of other programs", sum(key not in OWN_EXTRA for key in done.extra))
