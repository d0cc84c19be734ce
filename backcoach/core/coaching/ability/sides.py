"""Left against right, from the abilities of both sides (R-UNI-01 to R-UNI-04).

The stronger side does what the weaker one does, and says by its reserve how much stronger it is.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from backcoach.core.coaching.ability.curve import PER_REP
from backcoach.core.coaching.ability.strength import FLAG_SESSIONS, balance
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.coaching.ability.abilities import Course
    from backcoach.core.session.plan import Side

# Per cent: reports are off by about a repetition, on either side (HACKETT17, HALPERIN22).
MARGIN = round(PER_REP * 100 * 2**0.5)
CERTAIN = 1.0  # repetitions of difference before a side goes first for it


def asymmetries(courses: Mapping[Side, Course]) -> tuple[float, ...]:
    """Return how far the weaker side was behind after each visit, in per cent (R-UNI-02).

    Positive when the right side is stronger.
    """
    left, right = courses.get("left"), courses.get("right")
    if left is None or right is None:
        return ()
    pairs = zip_longest(reversed(left.after), reversed(right.after))
    gaps = [a and b and (b.value - a.value) for a, b in pairs]
    return tuple(PER_REP * 100 * gap for gap in reversed(gaps) if isinstance(gap, float))


def weaker_side(courses: Mapping[Side, Course]) -> Side:
    """Return the side that goes first: the weaker one, the left where neither clearly is."""
    recent = asymmetries(courses)[-FLAG_SESSIONS:]
    if not recent or sum(recent) / len(recent) > -CERTAIN * PER_REP * 100:
        return "left"
    return "right"


def side_note(courses: Mapping[Side, Course]) -> Reason | None:
    """Return what there is to say about the sides by R-UNI-04, None for nothing."""
    history = asymmetries(courses)
    if not history or (verdict := balance(history)) == "even":
        return None
    side = "left" if history[-1] > 0 else "right"
    kind = "side_watch" if verdict == "watch" else "side_flag"
    values: dict[str, Value] = {"side": side, "percent": round(abs(history[-1]))}
    return Reason(kind, values | {"margin": MARGIN})
