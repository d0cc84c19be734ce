"""Hard sets of each muscle in a week, and how the movements balance.

A set counts for the muscles that move the load, and half for those that help (R-VOL-01, Pelland
2024). Both sides of a set are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.exercises.model import Pattern
from backcoach.core.exercises.muscles import canonical, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.past.known_exercises import KnownExercises
    from backcoach.core.views.history.figures import WeekOfExercise

Band = Literal["few", "least", "good", "many"]

LEAST, GOOD, MANY = 5, 10, 20  # hard sets a week (R-VOL-02)
BAND_WORDS: dict[Band, str] = {
    "few": "few",
    "least": "enough to keep",
    "good": "in the range",
    "many": "much",
}
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
# Those of which a back session wants sets, in the order in which they are shown.
MUSCLES = (
    *("lats", "upper back", "rear shoulders", "back extensors"),
    *("elbow flexors", "glutes", "hamstrings"),
)


def muscle_of(name: str) -> str:
    """Return the muscle under which sets are counted, in plain words."""
    return _TOGETHER.get(canonical(name)) or plain_name(name)


def shares(exercise: Exercise) -> dict[str, float]:
    """Return how much of a set each muscle gets: 1, or a half where it helps."""
    helping = {muscle_of(name): HELPING for name in exercise.secondary}
    return {**helping, **{muscle_of(name): 1.0 for name in exercise.primary}}


def band(sets: float) -> Band:
    """Return what a number of hard sets a week comes to (R-VOL-02)."""
    if sets > MANY:
        return "many"
    if sets >= GOOD:
        return "good"
    return "least" if sets >= LEAST else "few"


class Volume(Struct, frozen=True):
    """What the weeks hold, by their numbers: sets of muscles and movements, grams lifted.

    `unknown` are sets of exercises that the program does not know.
    """

    muscles: dict[str, dict[int, float]]
    patterns: dict[Pattern, dict[int, float]]
    volume: dict[int, int]
    sets: dict[int, float]
    unknown: dict[str, float]

    def balance(self, weeks: Iterable[int]) -> Balance:
        """Return how the movements of some weeks balance."""
        numbers = set(weeks)
        sums = {
            pattern: sum(sets for week, sets in by_week.items() if week in numbers)
            for pattern, by_week in self.patterns.items()
        }
        return Balance(
            sums.get("hinge", 0.0), sums.get("vertical_pull", 0.0), sums.get("horizontal_pull", 0.0)
        )


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
            return "only one of them" if self.vertical or self.horizontal else "none"
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
            return "few hinges"
        return "in the range" if share <= HINGES[1] else "many hinges"


def volume(rows: Iterable[WeekOfExercise], known: KnownExercises) -> Volume:
    """Return what weeks of exercises come to."""
    summed = Volume({}, {}, {}, {}, {})
    for row in rows:
        _add(summed.sets, row.week, row.sets)
        _add(summed.volume, row.week, row.volume)
        pair = known.find(row.exercise, row.result)
        if pair is None:
            summed.unknown[row.exercise] = summed.unknown.get(row.exercise, 0) + row.sets
            continue
        exercise = pair[0]
        _add(summed.patterns.setdefault(exercise.pattern, {}), row.week, row.sets)
        for muscle, share in shares(exercise).items():
            _add(summed.muscles.setdefault(muscle, {}), row.week, share * row.sets)
    return summed


def _add(sums: dict[int, float] | dict[int, int], week: int, more: float) -> None:
    sums[week] = sums.get(week, 0) + more  # type: ignore[assignment]  # ints stay ints


def ordered(muscles: Mapping[str, object]) -> list[str]:
    """Return muscles in the order in which they are shown, those of the back first."""
    return [*MUSCLES, *sorted(name for name in muscles if name not in MUSCLES)]
