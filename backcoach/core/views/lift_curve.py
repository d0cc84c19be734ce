"""How an exercise has gone: its best set of each past session, and whether today's beats them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability.strength import e1rm_margin
from backcoach.core.coaching.history.course import Measure, course, measure, value_of
from backcoach.core.session.past.session_record import record
from backcoach.core.units import from_grams
from backcoach.core.wording.phrases import RECORD_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.history.course import HistoryEntry
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State
    from backcoach.core.units import Unit

MOST = 40  # sessions
TITLES: dict[Measure, str] = {
    "e1rm": "Estimated maximum",
    "load": "Load",
    "seconds": "Seconds held",
    "reps": "Reps",
}


class LiftCurve(Struct, frozen=True):
    """Values from the oldest session to the latest, of one kind; of two sides the better one.

    `low` and `high` are the texts of the least and the most. `is_best` says that the latest one
    beats those before it.
    """

    title: str
    values: tuple[int, ...]
    low: str
    high: str
    is_best: bool


def lift_curve(
    sessions: Sequence[SessionRecord], exercise: Exercise, unit: Unit
) -> LiftCurve | None:
    """Return the curve of an exercise over sessions, oldest first; None for fewer than two."""
    entries = course(sessions, exercise.id, exercise.load)
    by = measure(entries)
    best: dict[str, HistoryEntry] = {}
    for entry in entries:
        highest = best.get(entry.session)
        if highest is None or value_of(entry, by) > value_of(highest, by):
            best[entry.session] = entry
    chosen = list(best.values())[-MOST:]
    if len(chosen) < 2:  # noqa: PLR2004  a line has two ends
        return None
    values = tuple(value_of(entry, by) for entry in chosen)
    return LiftCurve(
        title=f"{TITLES[by]}{_unit(values, by, unit)} over {len(values)} sessions",
        values=values,
        low=_text(min(values), by, unit),
        high=_text(max(values), by, unit),
        is_best=values[-1] > max(values[:-1]),
    )


def record_words(sessions: Sequence[SessionRecord], state: State) -> str:
    """Return two words for the record that the latest set has set, "" without one.

    `sessions` are those of its exercise, oldest first. As in `coaching.history.records`, a first
    time is none, nor is a set of which nobody said how it went.
    """
    step = state.plan.step(next(reversed(state.logged), ""))
    if step is None or step.kind != "work" or not state.logged[step.id].reported:
        return ""
    exercise, result = state.plan.exercise(step), state.result(step)
    today = record(state)
    past = [session for session in sessions if session.id != today.id]
    entries = course([*past, today], exercise.id, exercise.load)
    earlier = [entry for entry in entries if entry.side == step.side]
    entry = earlier.pop() if earlier else None
    if entry is None or not earlier or not entry.is_best or entry.top != result:
        return ""
    if result.seconds is not None:
        return RECORD_WORDS["seconds"]
    heaviest = max(value_of(past_entry, "load") for past_entry in earlier)
    if value_of(entry, "load") > heaviest:
        return RECORD_WORDS["help" if exercise.load == "assisted" else "load"]
    return RECORD_WORDS["reps" if value_of(entry, "load") == heaviest else "e1rm"]


def _unit(values: Sequence[int], by: Measure, unit: Unit) -> str:
    """Return the unit of loads, and by how much an estimate may be off."""
    if by != "e1rm":
        return f" in {unit}" if by == "load" else ""
    return f" ± {max(1, round(from_grams(e1rm_margin(max(values)), unit)))} {unit}"


def _text(value: int, by: Measure, unit: Unit) -> str:
    if by == "e1rm":
        return f"{from_grams(value, unit):.0f}"
    return f"{float(from_grams(value, unit)):g}" if by == "load" else str(value)
