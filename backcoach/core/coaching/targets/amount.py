"""The load and the reps to aim for, from what a person can do (R-PROG-01 to R-PROG-06).

For somebody who reports in order the outcome is a double progression: reps go up at one load
until the range ends, then the load goes up by one step. It comes from one question only: how
many repetitions leave the wanted reserve with each load that can be built?
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.coaching.ability.ability import FATIGUE, RELATED_SPREAD
from backcoach.core.coaching.ability.curve import EPLEY, maximum, reps_to_failure
from backcoach.core.notation import Reps

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.plan import Ability

Change = Literal["more_load", "more_reps", "same", "fewer_reps", "less_load", "calibrate", "first"]

OVER = 2  # reps: a single number is a range of two more (R-PROG-02: ACSM 2009)
WIDER = 3  # reps beyond the range before a step of more than 10 %, and below it after (R-PROG-04)
BIG_STEP = 10  # per cent

# A target goes up when so many reps more leave the wanted reserve, and down when so many fewer do:
# a noisy day in between changes nothing.
MORE = 1.2
FEWER = 0.5
STIFF = 0.5  # more than that is asked before a target turns back on its way
FEWER_ALONE = 0.9  # without a load, where one repetition is all that can change

STEP = 5  # per cent at a time, at the most, where a smaller step can be built (R-PROG-04)
LARGE_STEP = 10  # per cent, while far too light
FAR = 4.0  # reps beyond the range
VERY_FAR = 10.0  # ... from where a load goes up as while the coach finds out
FEW = 5  # reps that are enough where a lighter load takes more than the most
MOST_REPS = 25  # where nothing harder is left: light loads do as well near to effort (SCHOEN17)
CALIBRATION = 40  # per cent, from set to set while the coach finds out
HINGE_CALIBRATION = 15  # ... with a bar from the floor, where a miss costs most (R-DL-02)
RELATED_CALIBRATION = 10  # ... where a related exercise gave the first value
LARGEST_CALIBRATION = 50  # per cent, where the next size is further away


class Aim(Struct, frozen=True, kw_only=True):
    """What a session asks for: the written range, the reserve to leave, the number of sets.

    `margin` is what is left beyond the reserve where a miss costs most, in repetitions;
    `calibration` is how far a load goes up while the coach finds out, in per cent. With `is_last`
    no tempo is harder, so that beyond the heaviest load only more repetitions are left. With
    `is_exact` the range is what is written and no wider.
    """

    reps: Reps
    rir: int
    margin: float = 0.0
    sets: int = 1
    slope: int = EPLEY
    calibration: int = CALIBRATION
    is_last: bool = False
    is_exact: bool = False

    @property
    def top(self) -> int:
        return self.reps.hi if self.is_exact else max(self.reps.hi, self.reps.lo + OVER)


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


def reps_that_leave(
    ability: Ability, aim: Aim, moved: int, *, before: float | None = None
) -> float:
    """Return how many reps with `moved` grams leave the wanted reserve, in the middle of the sets.

    `before` is the number of sets done before; None for the middle of them all.
    """
    sets = (aim.sets - 1) / 2 if before is None else before
    able = reps_to_failure(maximum(ability.value) / moved, aim.slope)
    return able - FATIGUE * sets - aim.rir - aim.margin


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


class LoadFit:
    """How many reps fit each load, after `before` sets or in the middle of them all."""

    def __init__(
        self, ability: Ability, aim: Aim, steps: LoadSteps, before: float | None = None
    ) -> None:
        self.ability, self.aim, self.steps, self.before = ability, aim, steps, before

    def moved(self, grams: int) -> int:
        return max(1, self.steps.supposed(grams) or 1)

    def reps(self, grams: int) -> float:
        return reps_that_leave(self.ability, self.aim, self.moved(grams), before=self.before)

    def is_big(self, lower: int, upper: int) -> bool:
        return (upper - lower) * 100 > self.moved(lower) * BIG_STEP

    def range_at(self, grams: int, *, wait: bool = False) -> tuple[int, int]:
        """Return the reps that are sensible with a load; wider beside a big step."""
        lo, top = self.aim.reps.lo, self.aim.top
        below, above = self.steps.offer.down(grams), self.steps.offer.up(grams)
        lo = max(1, lo - self._wider(below, grams))
        if below is not None and self.reps(below) > MOST_REPS:
            lo = min(lo, FEW)
        if not wait:
            return lo, top
        return lo, MOST_REPS if self.aim.is_last and above is None else top + self._wider(
            grams, above
        )

    def _wider(self, lower: int | None, upper: int | None) -> int:
        """Return by how many reps a range is wider beside a step, so that the step fits in."""
        if lower is None or upper is None or self.is_big(lower, upper):
            return WIDER
        cost = self.reps(lower) - self.reps(upper)
        width = self.aim.top - self.aim.reps.lo
        return max(0, min(WIDER, ceil((cost + MORE - width) / 2)))

    def target(self, grams: int) -> int:
        lo, top = self.range_at(grams)
        return max(lo, min(top, floor(self.reps(grams) + FEWER / 2)))


def heavier(fit: LoadFit, now: int) -> int:
    """Return the load one sensible step up, the same one where none leaves the reserve."""
    steps, best = fit.steps, now
    beyond = fit.reps(now) - fit.aim.top
    percent = LARGE_STEP if beyond >= FAR else STEP
    if beyond >= VERY_FAR:
        percent = fit.aim.calibration
    most = now + fit.moved(now) * percent // 100
    grams = steps.offer.up(now)
    first = True
    while grams is not None and (first or grams <= most):
        lo, _ = fit.range_at(grams)
        if fit.reps(grams) < lo:
            break
        best, first, grams = grams, False, steps.offer.up(grams)
    return best


def lighter(fit: LoadFit, now: int) -> int:
    """Return the heaviest load below that leaves the reserve, the lightest where none does."""
    grams = fit.steps.offer.down(now)
    if grams is None:
        return now
    while (lower := fit.steps.offer.down(grams)) is not None:
        if fit.reps(grams) >= fit.aim.reps.lo:
            break
        grams = lower
    return grams
