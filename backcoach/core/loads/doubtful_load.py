"""Typed numbers that can hardly be meant: a load below the empty bar, or far from the known one.

What types loads asks here, so that a load is refused or doubted wherever it is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.loads.barbell import Barbell
from backcoach.core.loads.implements import SLACK
from backcoach.core.notation import Load

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.loads.implements import Implement

FAR = 5  # times more or less than known: a digit too many or too few
FAR_ABOVE_ALL = 2  # times the heaviest load at hand, where none is known
HEAVIEST = 500_000  # grams, even where discs without limit could build more
MANY_REPS = 30  # fewer are never asked about
MOST_REPS = 100  # ... and this many are not where as many as can be done were asked for


def refuse_lighter_than_bar(load: Load | None, exercise: Exercise, gear: Gear) -> None:
    """Raise ValueError with a sentence where a load is less than the empty bar."""
    implement = gear.loadable(exercise)
    if not isinstance(implement, Barbell) or load is None or load.grams is None:
        return
    bar = implement.totals[0]
    if load.grams < bar - SLACK:
        least = Load(bar, gear.unit)
        raise ValueError(f"The empty bar is {least}. A lighter one: set bar in config.toml.")


def is_doubtful(load: Load | None, known: Load | None, exercise: Exercise, gear: Gear) -> bool:
    """Return whether a load is so far from the one that is known that it can hardly be meant."""
    grams = abs(load.grams or 0) if load else 0
    usual = abs(known.grams or 0) if known else 0
    if not grams or grams == usual:
        return False
    if usual:
        return grams >= FAR * usual or usual >= FAR * grams
    implement = gear.loadable(exercise)
    return implement is not None and grams > heaviest_likely(implement)


def heaviest_likely(implement: Implement) -> int:
    """Return the load in grams above which a typed one can hardly be meant."""
    return min(HEAVIEST, FAR_ABOVE_ALL * max(map(abs, implement.totals)))


def are_doubtful_reps(reps: int, planned: int = 0, *, is_open: bool = False) -> bool:
    """Return whether so many repetitions can hardly be meant.

    A set that `is_open` asks for as many as can be done.
    """
    return reps > (MOST_REPS if is_open else MANY_REPS) and reps >= FAR * max(1, planned)
