"""What somebody can do as a figure with its margin, to be shown as a fact."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability.curve import PER_REP

if TYPE_CHECKING:
    from backcoach.core.session.plan import Ability

LEAST_SHARE = 0.05  # R-E1RM-02: no maximum is known better than by a twentieth
LEAST_REPS = 1.0  # Hackett 2017: nor a number of repetitions than by one


class Estimate(Struct, frozen=True):
    """One repetition's mass in grams, the body included, or repetitions.

    `margin` is in the same unit, either way, and is exceeded about once in three times.
    """

    value: float
    margin: float
    is_mass: bool

    def public(self) -> dict[str, float]:
        """Return the estimate for other programs, in kilograms or repetitions."""
        if self.is_mass:
            return {"kg": round(self.value / 1000, 1), "margin_kg": round(self.margin / 1000, 1)}
        return {"reps": round(self.value, 1), "margin_reps": round(self.margin, 1)}


def estimate_of(ability: Ability, *, is_mass: bool) -> Estimate:
    """Return an ability as a figure with its margin: one standard deviation, or the least there is.

    `is_mass` tells that it is of moved mass and not of repetitions.
    """
    if not is_mass:
        return Estimate(max(0.0, ability.value), max(LEAST_REPS, ability.spread), is_mass=False)
    grams = exp(ability.value * PER_REP)
    share = max(LEAST_SHARE, exp(ability.spread * PER_REP) - 1)
    return Estimate(grams, grams * share, is_mass=True)
