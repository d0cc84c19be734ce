"""The work sets of a line: what each of them asks for, as far as it is written one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, structs

from backcoach.core.coaching.targets.known.line import honest_reserve_of
from backcoach.core.loads.lighter_load import lighter_load
from backcoach.core.notation import Load, Reps, Seconds
from backcoach.core.session.plan import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.exercises.prescription import Prescription
    from backcoach.core.loads.implements import Implement
    from backcoach.core.set_notation import SetGoal


WHOLE = 100  # per cent
DROPPED, PAUSED = 2, 3  # the repetitions of a follow-on: a half and a third of the set before


class WorkSet(Struct, frozen=True, kw_only=True):
    """One work set, both sides of it: its target, and how it belongs to the others (`Step`)."""

    reps: Reps | None = None
    seconds: Seconds | None = None
    load: Load | None = None
    rir: int | None = None
    is_honest: bool = False
    rest: int | None = None
    scheme: Scheme = ""
    share: int = 0
    pause: int = 0


def work_sets(
    line: Prescription, exercise: Exercise, target: Target, offer: Implement | None = None
) -> Iterator[WorkSet]:
    """Yield the work sets of a line, by its target where there is one, then their follow-ons.

    Where half the sets are enough, nothing follows them. `offer` is what loads can be built of.
    """
    seconds = line.seconds
    if seconds is None and line.reps is None and exercise.reps is None:
        seconds = exercise.seconds
    reps = None if seconds is not None else target.reps or line.span or exercise.reps
    if seconds is not None and target.seconds is not None:
        seconds = Seconds(target.seconds)
    load = line.load or target.load
    if load is None and target.why is None and exercise.start:
        load = exercise.start.load
    rir = line.rir if target.rir is None else target.rir
    rir = None if exercise.load == "none" else rir
    last = (target.sets or line.sets) - 1
    skipped = line.sets - 1 - last if line.ramp else 0  # a shorter ramp begins later
    planned = WorkSet()
    for place in range(last + 1):
        number = place + skipped
        is_honest = target.honest is not None and place == last and reps is not None
        planned = WorkSet(
            reps=reps,
            seconds=seconds,
            load=_load_of(line, number, load, target, offer),
            rir=target.honest if is_honest else rir,
            is_honest=is_honest,
            rest=line.rests[number] if number < len(line.rests) else None,
        )
        if number < len(line.goals):
            planned = _as_written(planned, line.goals[number], exercise)
        if line.ramp and number < line.sets - 1:
            planned = structs.replace(planned, scheme="ramp")
        if line.is_timed:
            planned = structs.replace(planned, scheme=clock_kind(line))
        yield planned
    if last + 1 == line.sets:
        yield from _follow_ons(line, exercise, planned, offer)


def _load_of(
    line: Prescription, number: int, load: Load | None, target: Target, offer: Implement | None
) -> Load | None:
    """Return the load of a set, counted from 0, that names none; `load` is that of the line."""
    if line.load is None and number < len(target.loads):
        return target.loads[number]
    share = line.share(number)
    return load if share == WHOLE else lighter_load(load, share, offer)


def clock_kind(line: Prescription) -> Literal["emom", "amrap", "density"]:
    """Return what a block with a clock is called: by its starts, or its end and its rests."""
    if line.every is not None:
        return "emom"
    return "density" if line.usual_rest else "amrap"


def _as_written(planned: WorkSet, goal: SetGoal, exercise: Exercise) -> WorkSet:
    """Return a set as it is written by itself."""
    left = planned.rir if goal.rir is None else goal.rir
    if goal.least:
        left = honest_reserve_of(exercise) if goal.rir is None else left
    return structs.replace(
        planned, reps=goal.reps, load=goal.load or planned.load, rir=left, is_honest=goal.least
    )


def _follow_ons(
    line: Prescription, exercise: Exercise, last: WorkSet, offer: Implement | None
) -> Iterator[WorkSet]:
    """Yield what follows the last set: as many as leave the least reserve, each a part of it.

    About half the repetitions go with a fifth less, a third after twenty seconds (Marshall 2012).
    """
    reps = last.reps.lo if last.reps else 1
    left = structs.replace(
        last, rir=honest_reserve_of(exercise), is_honest=last.reps is not None, rest=None
    )
    for share in line.drops:
        fewer = max(1, reps // DROPPED)
        yield structs.replace(
            left,
            scheme="drop",
            share=share.percent,
            reps=Reps(fewer, fewer),
            load=lighter_load(last.load, share.percent, offer),
        )
    for pause in line.rest_pause:
        fewer = max(1, reps // PAUSED)
        yield structs.replace(left, scheme="rest_pause", pause=pause, reps=Reps(fewer, fewer))
