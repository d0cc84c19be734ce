"""How many repetitions a share of the one-repetition maximum allows.

Epley's line, with a slope for each exercise: a set of `n` repetitions to failure stands for a
maximum of load x (1 + n / slope). The usual slope is 30; in the pull-down 80 % of the maximum
allowed about ten repetitions (Johnson 2009), which is a slope of 40.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise

EPLEY = 30
SLOPES = {"lat_pulldown": 40}

# One repetition more or less is about so much of the maximum, on a logarithmic scale: the middle
# of 5 to 15 repetitions by Epley. Abilities are kept in repetitions of this size.
PER_REP = 0.025


def factor(reps: float, slope: int = EPLEY) -> float:
    """Return the maximum as a multiple of the load that allows `reps` to failure."""
    if reps >= 2:  # noqa: PLR2004  from here on the line; one repetition is the maximum itself
        return 1 + reps / slope
    return 1 + max(0.0, reps - 1) * 2 / slope


def reps_to_failure(ratio: float, slope: int = EPLEY) -> float:
    """Return the repetitions that a load allows, from maximum / load; 0 and less for too much.

    Above the maximum it goes on as a straight line, so that it can be compared.
    """
    if ratio >= 1 + 2 / slope:
        return (ratio - 1) * slope
    if ratio >= 1:
        return 1 + (ratio - 1) * slope / 2
    return 1 + log(max(ratio, 1e-6)) / PER_REP


def value_of(moved: int, reps: float, slope: int = EPLEY) -> float:
    """Return the ability that a set of `reps` to failure with `moved` grams shows."""
    return log(moved * factor(reps, slope)) / PER_REP


def maximum(value: float) -> float:
    """Return the one-repetition maximum in grams of moved mass."""
    return exp(value * PER_REP)


def slope_of(exercise: Exercise) -> int:
    """Return the slope of an exercise, the usual one where no other is known."""
    return SLOPES.get(exercise.id, EPLEY)
