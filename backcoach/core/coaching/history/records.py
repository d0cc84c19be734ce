"""Personal records: more load, more reps or a longer hold, a higher estimated maximum.

A first time sets no record; warm-up sets and skipped sets do not count. A set that the person
neither reported nor corrected sets none either, but has to be beaten: it may have been done.
Sides are compared each with itself, and a band only with the same band.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from backcoach.core.coaching.ability.strength import e1rm_margin, sound_e1rm
from backcoach.core.notation import Load
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan import Side
from backcoach.core.units import from_grams, to_grams

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State

RecordKind = Literal["load", "reps", "seconds", "e1rm"]

# Only one record of a set is shown: a fact before an estimate.
RANK: dict[RecordKind, int] = {"load": 0, "seconds": 1, "reps": 2, "e1rm": 3}


class Record(Struct, frozen=True, kw_only=True):
    """A best: `value` in grams, reps or seconds, `before` the one that it beats."""

    kind: RecordKind
    exercise: str
    side: Side
    value: int
    before: int
    reason: Reason


class _Set(NamedTuple):
    """A set that was done, `grams` 0 for body weight alone and `band` "" without one."""

    grams: int
    band: str
    reps: int | None
    seconds: int | None
    top: int | None


def records(state: State, past: Sequence[State]) -> tuple[Record, ...]:
    """Return the records of a session: of each exercise, side and kind the best.

    `past` are the finished sessions before it.
    """
    best: dict[tuple[str, Side, RecordKind], Record] = {}
    for step_id in state.logged:
        step = state.plan.step(step_id)
        for record in _of(state, step, past) if step else ():
            key = (record.exercise, record.side, record.kind)
            if key not in best or record.value > best[key].value:
                best[key] = record
    return tuple(best.values())


def record_at(state: State, step: Step, past: Sequence[State]) -> Record | None:
    """Return the record that a set just done has set, the first by `RANK` if there are several.

    The sets before it in this session count as well, so that no record is shown twice.
    """
    return min(_of(state, step, past), key=lambda record: RANK[record.kind], default=None)


def _of(state: State, step: Step, past: Sequence[State]) -> tuple[Record, ...]:
    """Return the records of one set, measured by those before it in past sessions and today."""
    result = state.result(step)
    exercise = state.plan.exercise(step)
    if result is None or step.kind != "work" or not state.logged[step.id].reported:
        return ()
    earlier = [
        done for before in past for done in _sets(before, exercise, step.side, list(before.logged))
    ]
    if not earlier:
        return ()
    order = list(state.logged)
    earlier += _sets(state, exercise, step.side, order[: order.index(step.id)])
    return tuple(_beaten(exercise, step.side, result, _set(exercise, result), earlier))


def _sets(state: State, exercise: Exercise, side: Side, ids: Iterable[str]) -> list[_Set]:
    """Return what was done with an exercise on a side in these steps."""
    steps = (state.plan.step(step_id) for step_id in ids)
    return [
        _set(exercise, result)
        for step in steps
        if step and step.kind == "work" and step.side == side
        if state.plan.exercise(step).id == exercise.id
        if (result := state.result(step)) is not None
    ]


def _set(exercise: Exercise, result: Result) -> _Set:
    load, top = result.load, sound_e1rm(exercise.load, result)
    grams = load.grams or 0 if load else 0
    return _Set(grams, load.band if load else "", result.reps, result.seconds, top)


def _beaten(
    exercise: Exercise, side: Side, result: Result, done: _Set, earlier: Sequence[_Set]
) -> Iterable[Record]:
    def record(kind: RecordKind, words: str, value: int, before: int, **values: Value) -> Record:
        values["exercise"] = exercise.name
        if side != "both":
            values["side"] = side
            words += "_side"
        return Record(
            kind=kind,
            exercise=exercise.id,
            side=side,
            value=value,
            before=before,
            reason=Reason(words, values),
        )

    alike = [other for other in earlier if other.band == done.band]
    load = result.load
    heaviest = max((other.grams for other in alike if other.reps or other.seconds), default=None)
    if done.reps and heaviest is not None and done.grams > heaviest:
        if load is None:
            yield record("load", "record_body", done.grams, heaviest)
        else:
            words = "record_help" if done.grams < 0 else "record_load"
            yield record("load", words, done.grams, heaviest, load=load)
    as_heavy = [other for other in alike if other.grams >= done.grams]
    most = max((other.reps or 0 for other in as_heavy), default=0)
    if done.reps and most and done.reps > most and load:
        yield record("reps", "record_reps", done.reps, most, reps=done.reps, load=load)
    elif done.reps and most and done.reps > most:
        yield record("reps", "record_reps_body", done.reps, most, reps=done.reps)
    longest = max((other.seconds or 0 for other in as_heavy), default=0)
    if done.seconds and longest and done.seconds > longest:
        yield record("seconds", "record_seconds", done.seconds, longest, seconds=done.seconds)
    top = max((other.top for other in alike if other.top), default=None)
    if done.top and top and done.top > top and load:
        about = Load(to_grams(round(from_grams(done.top, load.unit)), load.unit), load.unit)
        margin = max(1, round(from_grams(e1rm_margin(done.top), load.unit)))
        yield record("e1rm", "record_e1rm", done.top, top, load=about, margin=margin)
