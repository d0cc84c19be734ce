"""A load for what has no history, or none in this range: always a first guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.strength import e1rm
from backcoach.core.coaching.amount import Target
from backcoach.core.notation import Load

if TYPE_CHECKING:
    from backcoach.core.coaching.past import Bout
    from backcoach.core.exercises.model import Exercise, Prescription
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.notation import Reps
    from backcoach.core.settings.person import Person

EPLEY = 30  # the reps of its formula by which a load is as much again


def first(
    exercise: Exercise, wish: Prescription, scale: LoadSteps | None, person: Person
) -> Target:
    """Return the load to begin with, rounded down to what is there.

    A share of body weight that was never told gives none: the person chooses by feel.
    """
    start = exercise.start
    if scale is None:
        load = start.load if start else None
        guess = f"{load} as a first guess" if load else "see how many come"
        return Target(load=load, why=f"First time: {guess}.")
    grams: int | None = None
    if start and start.load:
        grams = start.load.grams
    elif start and start.percent and person.body_weight:
        grams = person.body_weight * start.percent // 100
    if grams is None:
        left = "a few" if wish.rir is None else wish.rir
        cause = "body weight unknown, " if start and start.percent else ""
        why = f"First time: {cause}choose by feel so that {left} are left."
        return Target(why=why, is_guess=True)
    grams = scale.at_most(grams)
    why = f"First time: {scale.words(grams)} as a first guess, then by what is left."
    return Target(load=scale.load(grams), why=why, is_guess=True)


def carried_over(last: Bout, written: Reps, rir: int | None, scale: LoadSteps) -> Target | None:
    """Return the load of another range brought to this one, None where nothing tells it.

    By the best estimated maximum of the bout (R-E1RM-02), for the most reps of this range
    with the reserve that is meant. Beyond its domain (R-E1RM-01) fewer reps keep the load.
    """
    base = last.base(1)
    if base is None:
        return None
    tops = [
        top
        for _, result in last.done
        if result.load and (top := _maximum(result.load, result.reps or 0, result.rir, scale))
    ]
    if tops:
        body = (scale.body or 0) if scale.moves_body else 0
        grams = scale.at_most(round(max(tops) * EPLEY / (EPLEY + written.hi + (rir or 0))) - body)
    elif min(last.reps(base)) > written.hi:
        grams = scale.keep(base)
    else:
        return None
    why = (
        f"{min(last.reps(base))} reps at {scale.words(base)} last time: "
        f"{scale.words(grams)} as a first guess for {written}."
    )
    return Target(load=Load(grams, scale.unit), why=why)


def _maximum(load: Load, reps: int, rir: int | None, scale: LoadSteps) -> int | None:
    grams = None if load.grams is None else scale.moved(load.grams)
    return e1rm(grams, reps, rir)
