"""How many repetitions fit each load, and the loads one step up and down (R-PROG-04)."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability.ability import FATIGUE
from backcoach.core.coaching.ability.curve import EPLEY, maximum, reps_to_failure
from backcoach.core.notation import Reps

if TYPE_CHECKING:
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.plan import Ability

OVER = 2  # reps: a single number is a range of two more (R-PROG-02: ACSM 2009)
WIDER = 3  # reps beyond the range before a step of more than 10 %, and below it after (R-PROG-04)
BIG_STEP = 10  # per cent

# A target goes up when so many reps more leave the wanted reserve, and down when so many fewer do:
# a noisy day in between changes nothing.
MORE = 1.2
FEWER = 0.5

STEP = 5  # per cent at a time, at the most, where a smaller step can be built (R-PROG-04)
LARGE_STEP = 10  # per cent, while far too light
FAR = 4.0  # reps beyond the range
VERY_FAR = 10.0  # ... from where a load goes up as while the coach finds out
FEW = 5  # reps that are enough where a lighter load takes more than the most
MOST_REPS = 25  # where nothing harder is left: light loads do as well near to effort (SCHOEN17)
CALIBRATION = 40  # per cent, from set to set while the coach finds out


class Aim(Struct, frozen=True, kw_only=True):
    """What a session asks for: the written range, the reserve to leave, the number of sets.

    `margin` is what is left beyond the reserve where a miss costs most, in repetitions;
    `calibration` is how far a load goes up while the coach finds out, in per cent. With `is_last`
    no tempo is harder, so that before a size that is far, or none, only more reps are left. With
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


def reps_that_leave(
    ability: Ability, aim: Aim, moved: int, *, before: float | None = None
) -> float:
    """Return how many reps with `moved` grams leave the wanted reserve, in the middle of the sets.

    `before` is the number of sets done before; None for the middle of them all.
    """
    sets = (aim.sets - 1) / 2 if before is None else before
    able = reps_to_failure(maximum(ability.value) / moved, aim.slope)
    return able - FATIGUE * sets - aim.rir - aim.margin


def is_big_step(steps: LoadSteps, lower: int, upper: int) -> bool:
    """Tell whether a step between two loads in grams is more than a tenth of what is moved."""
    moved = max(1, steps.supposed(lower) or 1)
    return (upper - lower) * 100 > moved * BIG_STEP


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

    def range_at(self, grams: int, *, wait: bool = False) -> tuple[int, int]:
        """Return the reps that are sensible with a load; wider beside a big step."""
        lo, top = self.aim.reps.lo, self.aim.top
        below, above = self.steps.offer.down(grams), self.steps.offer.up(grams)
        lo = max(1, lo - self._wider(below, grams))
        if below is not None and self.reps(below) > MOST_REPS:
            lo = min(lo, FEW)
        if not wait:
            return lo, top
        is_far = above is None or is_big_step(self.steps, grams, above)
        most = top + self._wider(grams, above)
        return lo, max(most, MOST_REPS) if self.aim.is_last and is_far else most

    def _wider(self, lower: int | None, upper: int | None) -> int:
        """Return by how many reps a range is wider beside a step, so that the step fits in."""
        if lower is None or upper is None or is_big_step(self.steps, lower, upper):
            return WIDER
        cost = self.reps(lower) - self.reps(upper)
        width = self.aim.top - self.aim.reps.lo
        return max(0, min(WIDER, ceil((cost + MORE - width) / 2)))

    def target(self, grams: int) -> int:
        lo, top = self.range_at(grams)
        return max(lo, min(top, floor(self.reps(grams) + FEWER / 2)))


def heavier(fit: LoadFit, now: int) -> int:
    """Return the load one sensible step up, the same one where none leaves the reserve.

    Far from the range the step is larger, but no further than where it begins at its top.
    """
    steps, best = fit.steps, now
    beyond = fit.reps(now) - fit.aim.top
    usual = now + fit.moved(now) * (LARGE_STEP if beyond >= FAR else STEP) // 100
    most = now + fit.moved(now) * fit.aim.calibration // 100 if beyond >= VERY_FAR else usual
    grams = steps.offer.up(now)
    first = True
    while grams is not None and (first or grams <= most):
        lo, top = fit.range_at(grams)
        if fit.reps(grams) < (lo if first or grams <= usual else top):
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
