"""Hard sets of each muscle in a week, and how the movements balance.

A set counts for the muscles that move the load, and half for those that help (R-VOL-01, Pelland
2024). Both sides of a set are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.hard_sets import Balance, Band, shares
from backcoach.core.exercises.model import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.session.past.known_exercises import KnownExercises
    from backcoach.core.views.history.figures import WeekOfExercise

BAND_WORDS: dict[Band, str] = {
    "few": "few",
    "least": "enough to keep",
    "good": "in the range",
    "many": "many",
}
# Those of which a back session wants sets, in the order in which they are shown.
MUSCLES = (
    *("lats", "upper back", "rear shoulders", "back extensors"),
    *("elbow flexors", "glutes", "hamstrings"),
)


class Volume(Struct, frozen=True):
    """The figures of some weeks, by their numbers: sets of muscles and movements, grams lifted.

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


def volume(rows: Iterable[WeekOfExercise], known: KnownExercises) -> Volume:
    """Return the sums of weeks of exercises."""
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
