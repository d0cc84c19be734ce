"""How much of a set each muscle gets, and what sets a week come to.

A set counts for the muscles that move the load, and half for those that help (R-VOL-01, Pelland
2024). In a hinge the lats only hold the load close, which counts for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.exercises.muscles import canonical, plain_name

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise

Band = Literal["few", "least", "good", "many"]

LEAST, GOOD, MANY = 5, 10, 20  # hard sets a week (R-VOL-02)
EVEN = (0.67, 1.5)  # vertical sets for each horizontal one (R-BAL-01)
HINGES = (0.20, 0.35)  # of all sets (R-BAL-01)
HELPING = 0.5

_TOGETHER = {
    "latissimus dorsi": "lats",
    "teres major": "lats",
    "trapezius": "upper back",
    "upper trapezius": "upper back",
    "middle trapezius": "upper back",
    "lower trapezius": "upper back",
    "rhomboids": "upper back",
    "infraspinatus": "rear shoulders",
    "posterior deltoid": "rear shoulders",
    "biceps brachii": "elbow flexors",
    "brachialis": "elbow flexors",
    "brachioradialis": "elbow flexors",
}


def muscle_of(name: str) -> str:
    """Return the muscle under which sets are counted, in plain words."""
    return _TOGETHER.get(canonical(name)) or plain_name(name)


def shares(exercise: Exercise) -> dict[str, float]:
    """Return how much of a set each muscle gets: 1, or a half where it helps."""
    helping = {muscle_of(name): HELPING for name in exercise.secondary}
    if exercise.pattern == "hinge":
        helping.pop("lats", None)
    return {**helping, **{muscle_of(name): 1.0 for name in exercise.primary}}


def band(sets: float) -> Band:
    """Return what a number of hard sets a week comes to (R-VOL-02)."""
    if sets > MANY:
        return "many"
    if sets >= GOOD:
        return "good"
    return "least" if sets >= LEAST else "few"


class Balance(Struct, frozen=True):
    """Sets of hinges, vertical and horizontal pulls."""

    hinge: float
    vertical: float
    horizontal: float

    @property
    def ratio(self) -> float | None:
        """Vertical pulls for each horizontal one; None without both."""
        return self.vertical / self.horizontal if self.vertical and self.horizontal else None

    @property
    def hinge_share(self) -> float | None:
        every = self.hinge + self.vertical + self.horizontal
        return self.hinge / every if every else None

    @property
    def pulls_text(self) -> str:
        """What the ratio means: `even`, `more vertical`, `more horizontal` (R-BAL-01)."""
        if self.ratio is None:
            return "only one of the two" if self.vertical or self.horizontal else "none"
        if self.ratio < EVEN[0]:
            return "more horizontal"
        return "even" if self.ratio <= EVEN[1] else "more vertical"

    @property
    def hinge_text(self) -> str:
        """What the share of hinges means (R-BAL-01)."""
        share = self.hinge_share
        if share is None:
            return "none"
        if share < HINGES[0]:
            return "too few"
        return "in the range" if share <= HINGES[1] else "too many"
