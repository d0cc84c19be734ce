"""Records: the heaviest reported set of an exercise for each number of repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.session.past.known_exercises import KnownExercises
    from backcoach.core.views.history.figures import Best


def best_sets(rows: Iterable[Best], known: KnownExercises) -> list[Best]:
    """Return the records by exercise, as the program has it, side and repetitions.

    A set that another one beats, with more repetitions and as much load, is no record. Unknown
    exercises keep their name.
    """
    lines: dict[tuple[str, str], list[Best]] = {}
    for row in rows:
        pair = known.find(row.exercise, row.result)
        best = replace(row, exercise=pair[0].id, result=pair[1]) if pair else row
        lines.setdefault((best.exercise, best.side), []).append(best)
    return [best for _, line in sorted(lines.items()) for best in _unbeaten(line)]


def _unbeaten(line: list[Best]) -> list[Best]:
    """Return the records of one side, the fewest repetitions first."""
    unbeaten: list[Best] = []
    for best in sorted(line, key=_rank, reverse=True):
        if all(_grams(best) > _grams(other) for other in unbeaten):
            unbeaten.append(best)
    return unbeaten[::-1]


def _rank(best: Best) -> tuple[int, int, int]:
    result = best.result
    return result.seconds or 0, result.reps or 0, _grams(best)


def _grams(best: Best) -> int:
    return (best.result.load.grams if best.result.load else None) or 0
