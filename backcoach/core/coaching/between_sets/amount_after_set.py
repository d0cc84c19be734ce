"""The amount of the coming set, after one more set of the session was done (R-RPE-02)."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from backcoach.core.coaching.ability.ability import is_calibrated, is_open
from backcoach.core.coaching.targets.amount import Amount, found_out
from backcoach.core.coaching.targets.load_fit import FEWER, Aim, LoadFit, heavier, lighter

if TYPE_CHECKING:
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.plan import Ability

# How far off the coming set has to be before it is changed.
TOO_HARD = 1.0  # reps
TOO_EASY = 2.0
CLEARLY_MORE = 2  # reps left beyond the wanted reserve
MOST_LEFT = 3  # R-RPE-01: beyond it "4 or more"
LARGEST_CUT = 25  # per cent; beyond it fewer reps are asked for instead
HARDLY_ANY = 1.0  # reps; with fewer than that any cut is better


def coming_amount(
    ability: Ability,
    aim: Aim,
    steps: LoadSteps,
    now: Amount,
    done: int,
    *,
    left: int | None,
    missed: bool,
) -> Amount:
    """Return the amount for the coming set of a session, after `done` sets with `now`.

    `ability` counts the set just done already; `left` is the reserve that was reported of it.
    Only what a set clearly showed changes the next one.
    """
    if is_open(ability) and left is not None and left > MOST_LEFT and not missed:
        new = found_out(steps, now.grams, aim, ability)
        return Amount(new, now.reps, "calibrate" if new != now.grams else "same")
    fit = LoadFit(ability, aim, steps, before=done)
    fits = fit.reps(now.grams)
    is_hard = missed or (left is not None and left < aim.rir)
    if is_hard and (fits < now.reps - TOO_HARD or missed):
        lo, _ = fit.range_at(now.grams)
        if fits >= lo - TOO_HARD and not missed:
            reps = max(lo, min(now.reps, floor(fits + FEWER)))
            return Amount(now.grams, reps, "fewer_reps" if reps < now.reps else "same")
        new = lighter(fit, now.grams)
        is_sensible = (now.grams - new) * 100 <= fit.moved(now.grams) * LARGEST_CUT
        if new < now.grams and (is_sensible or fits < HARDLY_ANY):
            reps = fit.target(new)
            if steps.offer.down(new) is None:  # nothing is lighter, so fewer reps where it is hard
                reps = min(reps, max(1, floor(fit.reps(new) + FEWER)))
            return Amount(new, min(now.reps, reps), "less_load")
        reps = max(1, min(now.reps, floor(fits + FEWER)))
        return Amount(now.grams, reps, "fewer_reps" if reps < now.reps else "same")
    clearly_more = min(aim.rir + CLEARLY_MORE, MOST_LEFT + 1)
    if fits > now.reps + TOO_EASY and left is not None and left >= clearly_more:
        _, top = fit.range_at(now.grams)
        is_due = now.reps >= top or not is_calibrated(ability)
        new = heavier(fit, now.grams) if is_due else now.grams
        if new > now.grams:
            return Amount(new, min(now.reps, fit.target(new)), "more_load")
        if now.reps < top:
            return Amount(now.grams, now.reps + 1, "more_reps")
    return Amount(now.grams, now.reps, "same")
