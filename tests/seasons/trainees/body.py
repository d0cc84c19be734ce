"""What a simulated person can truly do, which nobody in the program knows.

A person has a maximum for one repetition in each exercise, in kilograms of moved mass. How many
repetitions a smaller mass allows follows a curve of the exercise's own, which is none of the
formulas of the program: `share(reps) = (1 + slope * (reps - 1)) ** -1.25`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from random import Random

TIRING = 0.02  # of the maximum, from each set of an exercise to the next, as most people tire
SET_NOISE = 0.004
BEND = 1.25
MOST_REPS = 60
MOST_AT_TEN = 0.88
BAND_PULL = {"light": 10.0, "medium": 18.0, "strong": 28.0, "heavy": 36.0}  # kg
USUAL_BAND = 18.0

# By the id of an exercise: which strength moves it, its share of that, and how much of its
# maximum can be done ten times.
HINGE, VERTICAL, ROW = "hinge", "vertical", "row"
EXERCISES: dict[str, tuple[str, float, float]] = {
    "bb_deadlift": (HINGE, 1.0, 0.74),
    "trapbar_deadlift": (HINGE, 1.05, 0.75),
    "bb_rack_pull": (HINGE, 1.1, 0.75),
    "bb_rdl": (HINGE, 0.8, 0.75),
    "kb_rdl": (HINGE, 0.75, 0.75),
    "kb_deadlift": (HINGE, 0.9, 0.76),
    "kb_deadlift_block": (HINGE, 0.95, 0.76),
    "two_kb_deadlift": (HINGE, 0.46, 0.76),  # of one bell
    "suitcase_deadlift": (HINGE, 0.42, 0.76),
    "pull_up": (VERTICAL, 1.0, 0.76),
    "weighted_pull_up": (VERTICAL, 1.0, 0.76),
    "assisted_pull_up": (VERTICAL, 1.0, 0.76),
    "band_pull_up": (VERTICAL, 1.0, 0.76),
    "chin_up": (VERTICAL, 1.04, 0.76),
    "negative_pull_up": (VERTICAL, 1.3, 0.76),
    "scap_pull_up": (VERTICAL, 1.8, 0.8),
    "lat_pulldown": (VERTICAL, 0.93, 0.80),
    "neutral_pulldown": (VERTICAL, 0.96, 0.80),
    "straight_arm_pulldown": (VERTICAL, 0.4, 0.78),
    "db_rdl": (HINGE, 0.36, 0.75),  # of one dumbbell, as all that are done with two
    "single_leg_rdl": (HINGE, 0.22, 0.76),
    "band_rdl": (HINGE, 0.6, 0.78),
    "prone_back_extension": (HINGE, 0.65, 0.8),
    "db_floor_pullover": (VERTICAL, 0.35, 0.78),
    "band_overhead_pull": (VERTICAL, 0.4, 0.78),
    "band_pulldown": (VERTICAL, 0.45, 0.78),
    "cable_row": (ROW, 1.0, 0.77),
    "chest_supported_row": (ROW, 0.43, 0.77),
    "single_arm_cable_row": (ROW, 0.52, 0.77),
    "db_row": (ROW, 0.5, 0.76),
    "kb_row": (ROW, 0.47, 0.76),
    "supported_kb_row": (ROW, 0.48, 0.76),
    "band_row": (ROW, 0.55, 0.78),
    "band_external_rotation": (ROW, 0.4, 0.8),
    "db_bent_row": (ROW, 0.42, 0.76),
    "rear_delt_fly": (ROW, 0.13, 0.8),
    "inverted_row": (ROW, 0.95, 0.78),
}
USUAL = {"hinge": (HINGE, 0.8, 0.75), "vertical_pull": (VERTICAL, 0.95, 0.78)}
BODY_SHARE = {"inverted_row": 0.6, "prone_back_extension": 0.5}  # of body weight that is moved


@dataclass(frozen=True)
class Strength:
    """Where somebody starts and how they grow: maxima of the three movements in kilograms."""

    hinge: float  # barbell deadlift
    vertical: float  # pull-up, body weight counted
    row: float  # seated cable row
    gain: float = 0.001  # a week, at the start
    falls: float = 40.0  # weeks after which a gain is a third of that
    day: float = 0.012  # standard deviation of a day's strength
    left: float = 1.0  # the left side's share of the right one's
    tiring: float = TIRING
    curve: float = 0.0  # added to the share of a maximum that can be done ten times


@dataclass
class Body:
    """A person's strength as time goes on."""

    strength: Strength
    weight: float
    seed: str
    random: Random = field(init=False)
    fitness: float = 1.0  # what a break has left
    _own: dict[str, tuple[float, float]] = field(default_factory=dict)
    _today: dict[str, float] = field(default_factory=dict)
    _common: float = 0.0
    _weeks: float = 0.0

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def wake(self, weeks: float, days_off: float) -> None:
        """Begin a day of training, so many weeks after the start and days after the last one."""
        self._weeks = weeks
        lost = max(0.0, days_off - 10) / 400
        self.fitness = (1 - 0.7 * (1 - self.fitness)) * (1 - lost)
        self._common = self.random.gauss(0, 0.8)
        self._today = {}

    def maximum(self, exercise: str, pattern: str, side: str = "") -> float:
        """Return the maximum without the noise of the day, in kilograms of moved mass."""
        movement, share, _ = _facts(exercise, pattern)
        base: float = getattr(self.strength, movement)
        gain, falls = self.strength.gain, self.strength.falls
        grown = exp(gain * falls * (1 - exp(-self._weeks / falls)))
        weaker = self.strength.left if side == "left" else 1.0
        return base * share * self._persons(exercise)[0] * grown * weaker * self.fitness

    def today(self, exercise: str, pattern: str, side: str, sets_before: int) -> float:
        """Return what the maximum is today after some sets of the same exercise."""
        if exercise not in self._today:
            own = self._common + self.random.gauss(0, 0.6)
            self._today[exercise] = exp(self.strength.day * own)
        noise = self._today[exercise] * exp(self.random.gauss(0, SET_NOISE))
        tired: float = (1 - self.strength.tiring) ** sets_before
        return self.maximum(exercise, pattern, side) * noise * tired

    def reps(self, exercise: str, pattern: str, moved: float, maximum: float) -> int:
        """Return how many repetitions a maximum allows with a moved mass."""
        if moved <= 0:
            return MOST_REPS
        if moved > maximum:
            return 0
        reps = 1 + ((moved / maximum) ** (-1 / BEND) - 1) / self._slope(exercise, pattern)
        return min(MOST_REPS, int(reps + 1e-9))

    def allowed(self, exercise: str, pattern: str, reps: int, side: str = "") -> float:
        """Return the mass that can be moved just so often on a usual day, unrested sets aside."""
        shrunk = (1 + self._slope(exercise, pattern) * (max(reps, 1) - 1)) ** -BEND
        return self.maximum(exercise, pattern, side) * float(shrunk)

    def moved(self, exercise: str, kind: str, kg: float | None, band: str) -> float:
        """Return the mass that is moved: a load, body weight with it, or what a band leaves."""
        body = self.weight * BODY_SHARE.get(exercise, 1.0)
        if kind == "external":
            return kg or 0.0
        if kind == "band":
            pull = BAND_PULL.get(band, USUAL_BAND)
            return body - pull if exercise == "band_pull_up" else pull
        if kind in ("added", "assisted"):
            return body + (kg or 0.0)
        return body if kind == "bodyweight" else 0.0

    def _slope(self, exercise: str, pattern: str) -> float:
        at_ten = _facts(exercise, pattern)[2] + self._persons(exercise)[1]
        at_ten = min(MOST_AT_TEN, at_ten + self.strength.curve)
        return float((at_ten ** (-1 / BEND) - 1) / 9)

    def _persons(self, exercise: str) -> tuple[float, float]:
        """Return what is this person's own in an exercise: a factor, and a shift of the curve."""
        if exercise not in self._own:
            fixed = Random(f"{self.seed} {exercise}")
            self._own[exercise] = (exp(fixed.gauss(0, 0.04)), fixed.gauss(0, 0.01))
        return self._own[exercise]


def _facts(exercise: str, pattern: str) -> tuple[str, float, float]:
    return EXERCISES.get(exercise) or USUAL.get(pattern) or (ROW, 0.5, 0.77)
