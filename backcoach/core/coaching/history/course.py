"""The course of one exercise over past sessions: the best set of each, and where it rose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, structs

from backcoach.core.coaching.ability.strength import e1rm_margin, sound_e1rm
from backcoach.core.session.past.session_record import iso, local
from backcoach.core.session.plan import Result, Side
from backcoach.core.units import from_grams
from backcoach.core.wording.phrases import amount, count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.exercises.model import LoadKind
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord

Measure = Literal["e1rm", "load", "seconds", "reps"]

MEASURES: dict[Measure, str] = {
    "e1rm": "Bars: estimated maximum",
    "load": "Bars: load",
    "seconds": "Bars: seconds held",
    "reps": "Bars: reps",
}
BARS = "▁▂▃▄▅▆▇█"


class HistoryEntry(Struct, frozen=True, kw_only=True):
    """An exercise, or one side of it, in one session.

    `sets` counts its work sets, `top` is the best of them: the heaviest, and of these the
    longest. `e1rm` is the highest sound estimate in grams (R-E1RM-01), None where a set's
    reps or load allow none. `is_best`: better than every entry before it; never the first.
    """

    session: str
    at: int
    offset: int
    side: Side
    sets: int
    top: Result
    e1rm: int | None
    is_reported: bool = True
    is_best: bool = False

    def public(self) -> dict[str, object]:
        """Return the object that `history EXERCISE --json` prints."""
        grams = self.top.load.grams if self.top.load else None
        return {
            "session": self.session,
            "started_at": iso(self.at, self.offset),
            "side": self.side,
            "sets": self.sets,
            "reps": self.top.reps,
            "seconds": self.top.seconds,
            "load_kg": None if grams is None else grams / 1000,
            "rir": self.top.rir,
            "e1rm_kg": None if self.e1rm is None else self.e1rm / 1000,
            "e1rm_margin_kg": None if self.e1rm is None else e1rm_margin(self.e1rm) / 1000,
            "best": self.is_best,
        }


def course(
    sessions: Iterable[SessionRecord], exercise_id: str, load: LoadKind | None
) -> tuple[HistoryEntry, ...]:
    """Return the entries of an exercise; sessions are given, and entries returned, oldest first.

    `load` is what the exercise's load means, None where nobody knows any more. Body weight
    is not known of past sessions, so that only an external load has an estimated maximum.
    """
    entries: list[HistoryEntry] = []
    for session in sessions:
        sides: dict[Side, list[SetRecord]] = {}
        for stored in session.sets:
            if stored.exercise == exercise_id and stored.kind == "work" and not stored.skipped:
                sides.setdefault(stored.side, []).append(stored)
        for side, sets in sides.items():
            reported = [done.result for done in sets if done.reported]
            estimates = filter(None, (sound_e1rm(load, result) for result in reported))
            entry = HistoryEntry(
                session=session.id,
                at=session.started_at,
                offset=session.offset,
                side=side,
                sets=len(sets),
                top=max(reported or [done.result for done in sets], key=_rank),
                is_reported=bool(reported),
                e1rm=max(estimates, default=None),
            )
            entries.append(_marked(entry, entries))
    return tuple(entries)


def course_lines(entries: Sequence[HistoryEntry]) -> list[str]:
    """Return a line for each entry: `2026-11-20  ▅  left 8 × 24 kg  max about 30 kg, give
    or take 2  best`.
    """
    bars = _bars(entries)
    return [
        f"{local(entry.at, entry.offset):%Y-%m-%d}  {bar}{_text(entry)}"
        for entry, bar in zip(entries, bars, strict=True)
    ]


def measure(entries: Sequence[HistoryEntry]) -> Measure:
    """Return the values by which the entries can be compared."""
    if all(entry.e1rm for entry in entries):
        return "e1rm"
    loads = {entry.top.load.grams if entry.top.load else None for entry in entries}
    if None not in loads and len(loads) > 1:
        return "load"
    return "seconds" if all(entry.top.seconds is not None for entry in entries) else "reps"


def _bars(entries: Sequence[HistoryEntry]) -> list[str]:
    """Return a bar for each entry; nothing where there is no rise or fall to be seen."""
    by = measure(entries)
    values = [value_of(entry, by) for entry in entries]
    least, most = min(values, default=0), max(values, default=0)
    if least == most:
        return [""] * len(entries)
    steps = len(BARS) - 1
    return [f"{BARS[round((value - least) * steps / (most - least))]}  " for value in values]


def value_of(entry: HistoryEntry, by: Measure) -> int:
    """Return the number by which an entry is compared: grams, seconds or repetitions."""
    if by == "e1rm":
        return entry.e1rm or 0
    if by == "load":
        return (entry.top.load.grams if entry.top.load else None) or 0
    return (entry.top.seconds if by == "seconds" else entry.top.reps) or 0


def _text(entry: HistoryEntry) -> str:
    side = "" if entry.side == "both" else f"{entry.side} "
    load = entry.top.load
    done = amount(count_of(entry.top), load, hold=entry.top.seconds is not None)
    maximum = ""
    if entry.e1rm is not None and load is not None:
        about, margin = (
            from_grams(grams, load.unit) for grams in (entry.e1rm, e1rm_margin(entry.e1rm))
        )
        maximum = f"  max about {about:.0f} {load.unit}, give or take {max(1, margin):.0f}"
    return f"{side}{done}{maximum}{'  best' if entry.is_best else ''}"


def _rank(result: Result) -> tuple[int, int, int]:
    grams = (result.load.grams if result.load else None) or 0
    return grams, result.reps or 0, result.seconds or 0


def _marked(entry: HistoryEntry, before: Sequence[HistoryEntry]) -> HistoryEntry:
    """Mark an entry that beats the earlier ones of its side; a band is compared with itself."""
    alike = [
        earlier
        for earlier in before
        if earlier.side == entry.side and _band(earlier) == _band(entry)
    ]
    estimates = [earlier.e1rm for earlier in alike if earlier.e1rm]
    if entry.e1rm and estimates:
        better = entry.e1rm > max(estimates)
    else:
        better = bool(alike) and _rank(entry.top) > max(_rank(earlier.top) for earlier in alike)
    if not better or not entry.is_reported:
        return entry
    return structs.replace(entry, is_best=True)


def _band(entry: HistoryEntry) -> str:
    return entry.top.load.band if entry.top.load else ""
