"""The load and the reps to aim for, from what a person can do (R-PROG-01 to R-PROG-06).

For somebody who reports in order the outcome is a double progression: reps go up at one load
until the range ends, then the load goes up by one step. It comes from one question only: how
many repetitions leave the wanted reserve with each load that can be built?
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.coaching.ability.ability import RELATED_SPREAD
from backcoach.core.coaching.targets.load_fit import (
    CALIBRATION,
    FAR,
    FEWER,
    MORE,
    Aim,
    LoadFit,
    heavier,
    lighter,
)

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.plan import Ability

Change = Literal["more_load", "more_reps", "same", "fewer_reps", "less_load", "calibrate", "first"]


STIFF = 0.5  # more than that is asked before a target turns back on its way
FEWER_ALONE = 0.9  # without a load, where one repetition is all that can change

HINGE_CALIBRATION = 15  # per cent, with a bar from the floor, where a miss costs most (R-DL-02)
RELATED_CALIBRATION = 10  # ... where a related exercise gave the first value
LARGEST_CALIBRATION = 50  # per cent, where the next size is further away


class Before(Struct, frozen=True, kw_only=True):
    """The last time: working load in grams and the reps aimed at.

    `missed`: some reps were missed, `reported`: the person said how it went, `trend`: 1 where
    the target had gone up a short while before, -1 where it had come down.
    """

    grams: int
    reps: int
    missed: bool = False
    reported: bool = True
    trend: int = 0

    @property
    def may_rise(self) -> bool:
        """Whether more may be asked for: not after a miss, nor by what nobody said."""
        return self.reported and not self.missed


class Amount(Struct, frozen=True):
    """What to do: a load in grams and reps, and how that differs from last time.

    `is_full`: even more reps could be done, but no load that can be built leads on.
    """

    grams: int
    reps: int
    change: Change
    is_full: bool = False


def next_amount(ability: Ability, aim: Aim, steps: LoadSteps, before: Before | None) -> Amount:
    """Return the amount for the next session."""
    if before is None:
        return _fresh(ability, aim, steps)
    fit = LoadFit(ability, aim, steps)
    now = before.grams
    lo, top = fit.range_at(now)
    fits = fit.reps(now)
    enough = top + MORE - 1 + STIFF * (before.trend < 0)
    if fits >= enough and before.may_rise:
        new = heavier(fit, now)
        if new != now:
            return Amount(new, fit.target(new), "more_load")
    if fits < lo - FEWER - STIFF * (before.trend > 0):
        new = lighter(fit, now)
        if new != now:
            return Amount(new, fit.target(new), "less_load")
    low, high = fit.range_at(now, wait=True)
    reps = steady_reps(before, fits, low, high)
    change: Change = "same"
    if reps != before.reps:
        change = "more_reps" if reps > before.reps else "fewer_reps"
    return Amount(now, reps, change, is_full=reps >= high and fits >= high + 1)


def steady_reps(before: Before, fits: float, lo: int, top: int, *, fewer: float = FEWER) -> int:
    """Return the reps for the same load: those of last time, unless clearly more or fewer fit."""
    reps = before.reps
    if fits >= reps + MORE + STIFF * (before.trend < 0) and before.may_rise:
        reps = max(reps + 1, floor(fits - MORE) + 1) if fits >= reps + FAR else reps + 1
    elif fits < reps - fewer - STIFF * (before.trend > 0):
        reps = floor(fits + fewer)
    reps = max(lo, min(top, reps))
    return reps if before.may_rise else min(reps, max(1, before.reps))


def calibration_of(exercise: Exercise) -> int:
    """Return how far the load of an exercise goes up while the coach finds out, in per cent."""
    is_heavy = exercise.pattern == "hinge" and exercise.implement == "barbell"
    return HINGE_CALIBRATION if is_heavy else CALIBRATION


def found_out(steps: LoadSteps, grams: int, aim: Aim, ability: Ability) -> int:
    """Return the load after one of which four or more were left, while the coach finds out.

    The next size, or up to so many per cent more; the same where the next size is half as much
    again.
    """
    is_related = ability.spread <= RELATED_SPREAD
    percent = min(aim.calibration, RELATED_CALIBRATION if is_related else aim.calibration)
    moved = max(1, steps.supposed(grams) or 1)
    above = steps.offer.up(grams)
    if above is None or (above - grams) * 100 > moved * LARGEST_CALIBRATION:
        return grams
    return max(above, steps.at_most(grams + moved * percent // 100))


def _fresh(ability: Ability, aim: Aim, steps: LoadSteps) -> Amount:
    """Return the heaviest load with which the fewest reps leave the reserve, and those reps.

    Where even the most reps leave too much, the next load, with a few below the range.
    """
    fit = LoadFit(ability, aim, steps)
    best = None
    for grams in steps.offer.totals:
        if fit.reps(grams) >= aim.reps.lo - FEWER / 2:
            best = grams
    grams = steps.offer.totals[0] if best is None else best
    above = steps.offer.up(grams)
    if above is not None and fit.reps(grams) > aim.top + 1:
        lo, _ = fit.range_at(above)
        grams = above if fit.reps(above) >= lo - FEWER / 2 else grams
    return Amount(grams, fit.target(grams), "first")
