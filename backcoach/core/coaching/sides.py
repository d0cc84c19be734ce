"""Left against right over sessions, from estimated maxima and never from reps (R-UNI-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.strength import FLAG_ASYMMETRY, FLAG_SESSIONS, asymmetry, balance, e1rm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.coaching.past import Bout
    from backcoach.core.session.plan import Result, Side


def asymmetries(bouts: Sequence[Bout]) -> tuple[float, ...]:
    """Return how far the weaker side was behind in each tested bout, in per cent (R-UNI-02).

    Positive when the right side is stronger. A bout is tested when both sides have an
    estimated maximum.
    """
    found = []
    for bout in bouts:
        sides = bout.by_side
        behind = asymmetry(_best(sides.get("left", ())), _best(sides.get("right", ())))
        if behind is not None:
            found.append(behind)
    return tuple(found)


def _best(results: Sequence[Result]) -> int | None:
    tops = [
        e1rm(result.load.grams, result.reps or 0, result.rir) for result in results if result.load
    ]
    return max((top for top in tops if top is not None), default=None)


def weaker(bouts: Sequence[Bout]) -> Side | None:
    """Return the side that was weaker in the last three bouts, None when neither was.

    For the order of the sides alone the reps and the reserve will do where the maximum of a
    side that only matches the other is not seen.
    """
    lean = sum(asymmetries(bouts)[-FLAG_SESSIONS:])
    if lean == 0:
        lean = sum(_lean(bout.by_side) for bout in bouts[-FLAG_SESSIONS:])
    if lean == 0:
        return None
    return "left" if lean > 0 else "right"


def _lean(sides: Mapping[Side, Sequence[Result]]) -> int:
    """Return by how many reps, done and left, the right side was ahead with the same loads."""
    pairs = zip(sides.get("left", ()), sides.get("right", ()), strict=False)
    return sum(_able(right) - _able(left) for left, right in pairs if left.load == right.load)


def _able(result: Result) -> int:
    return (result.reps or result.seconds or 0) + (result.rir or 0)


def verdict(history: Sequence[float]) -> str:
    """Return what there is to say about the sides by R-UNI-04, "" for nothing."""
    judged = balance(history)
    if judged == "even":
        return ""
    side = "left" if history[-1] > 0 else "right"
    behind = f"{abs(history[-1]):.0f} %"
    if judged == "watch":
        return f"The {side} side was about {behind} behind when both were last compared."
    much = f"more than {FLAG_ASYMMETRY:.0f} %"
    return (
        f"The {side} side was {much} behind the last {FLAG_SESSIONS} times both were compared, "
        f"now about {behind}: it goes first, and the other matches it."
    )
