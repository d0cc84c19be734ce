"""What a set says about strength: estimated maximum, effort, volume, left against right.

Masses are integer grams. Every figure is None where its rule says that there is none.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from backcoach.core.exercises.model import Level, LoadKind
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Result

Formula = Literal["epley", "brzycki", "lombardi", "wathan", "mayhew"]
Balance = Literal["even", "watch", "flag"]

# One maximum as a multiple of the load lifted `r` times to failure, r >= 2.
FORMULAS: dict[Formula, Callable[[int], float]] = {
    "epley": lambda r: 1 + r / 30,
    "brzycki": lambda r: 36 / (37 - r),
    "lombardi": lambda r: r**0.10,
    "wathan": lambda r: 100 / (48.8 + 53.8 * exp(-0.075 * r)),
    "mayhew": lambda r: 100 / (52.2 + 41.9 * exp(-0.055 * r)),
}
SOUND_REPS = 10  # R-E1RM-01: Reynolds 2006; Whisenant 2003
ROUGH_REPS = 12
E1RM_MARGIN = 0.05  # R-E1RM-02, how far an estimate may be off
COUNTED_RIR = 3  # R-RPE-01: "4 or more" says too little

# Share of one maximum in per cent, in steps of half a repetition: practice chart of
# Reactive Training Systems, reps 1-10 at RPE 6.5-10.
RPE_CHART = (
    *(100.0, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1),
    *(79.9, 78.6, 77.4, 76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68.0, 66.7, 65.3, 64.0),
)
CHART_REPS = 10
LOWEST_CHART_RPE = 6.5
FULL_EFFORT = 10

CHANGE_PER_RPE = 0.04  # R-RPE-02, where the chart ends
CHANGE_CAPS: dict[Level, float] = {"beginner": 0.05, "intermediate": 0.10, "advanced": 0.10}

WATCH_ASYMMETRY = 10.0  # R-UNI-04: Parkinson 2021
FLAG_ASYMMETRY = 15.0
FLAG_SESSIONS = 3


def e1rm(
    grams: int | None, reps: int, rir: int | None = None, formula: Formula = "epley"
) -> int | None:
    """Return the estimated one-repetition maximum of a set (R-E1RM-01, R-E1RM-02).

    Reps in reserve count as done; reserve that was not told counts as none. None for a band
    or no load, beyond 12 reps in all, and for "4 or more" in reserve.
    """
    reserve = rir or 0
    total = reps + reserve
    if grams is None or grams <= 0 or reps < 1:
        return None
    if not 0 <= reserve <= COUNTED_RIR or total > ROUGH_REPS:
        return None
    return grams if total == 1 else round(grams * FORMULAS[formula](total))


def sound_e1rm(kind: LoadKind | None, result: Result) -> int | None:
    """Return the estimate of a past set where it is sound (R-E1RM-01).

    A pull-up has none: its body weight then is not known; nor has a load of unknown meaning.
    """
    reps = result.reps or 0
    if kind is None or is_rough(reps, result.rir):
        return None
    return e1rm(moved_mass(kind, result.load, None), reps, result.rir)


def is_rough(reps: int, rir: int | None = None) -> bool:
    """Tell whether an estimate from so many reps is only a rough one (R-E1RM-01)."""
    return reps + (rir or 0) > SOUND_REPS


def rpe_of(rir: int) -> int:
    """Return the rating of effort that leaves `rir` reps in reserve: Zourdos 2016."""
    return FULL_EFFORT - rir


def chart_percent(reps: int, rpe: float) -> float | None:
    """Return the share of one maximum, in per cent, that `reps` at `rpe` stand for.

    Effort is in half steps; None outside 1-10 reps and RPE 6.5-10.
    """
    if not (1 <= reps <= CHART_REPS and LOWEST_CHART_RPE <= rpe <= FULL_EFFORT):
        return None
    index = 2 * (reps - 1) + 2 * (FULL_EFFORT - rpe)
    return RPE_CHART[int(index)] if index == int(index) else None


def e1rm_by_chart(grams: int | None, reps: int, rpe: float) -> int | None:
    """Return the estimated one-repetition maximum by the chart, None outside of it."""
    percent = chart_percent(reps, rpe)
    if grams is None or grams <= 0 or percent is None:
        return None
    return round(grams * 100 / percent)


def adjusted_load(
    grams: int | None, reps: int, rir: int, target_rir: int, level: Level
) -> int | None:
    """Return the load that should meet the target effort at the same reps (R-RPE-02).

    By the ratio of the chart; where it ends, 4 % for each repetition of reserve; at most
    5 % either way for a beginner, else 10 %. `grams` is the whole moved mass; the result is
    not rounded to what can be built.
    """
    if grams is None or grams <= 0:
        return None
    actual, target = (chart_percent(reps, rpe_of(reserve)) for reserve in (rir, target_rir))
    if actual is None or target is None:
        change = CHANGE_PER_RPE * (rir - target_rir)
    else:
        change = target / actual - 1
    cap = CHANGE_CAPS[level]
    return round(grams * (1 + min(cap, max(-cap, change))))


def moved_mass(kind: LoadKind, load: Load | None, body: int | None) -> int | None:
    """Return the mass that a repetition moves: L = body ± load for pull-ups (Johnson 2009).

    The load is negative for assistance and None for body weight alone. None with a band and
    where body weight is needed but not known.
    """
    grams = 0 if load is None else load.grams
    if kind in ("band", "none") or grams is None:
        return None
    if kind != "external":
        if body is None:
            return None
        grams += body
    return grams if grams > 0 else None


def e1rm_ext(body: int, load: Load | None, reps: int, rir: int | None = None) -> int | None:
    """Return the load beyond body weight of a pull-up's estimated maximum, by Epley.

    Positive is weight on a belt, negative is the help that one repetition needs.
    """
    whole = e1rm(moved_mass("bodyweight", load, body), reps, rir)
    return None if whole is None else whole - body


def volume_load(sets: Iterable[tuple[int | None, int]]) -> int | None:
    """Return the sum of moved mass x reps over work sets, each side counted.

    `sets` holds (moved mass, reps); what has no mass is left out, and None is returned when
    nothing has. Only comparable within one exercise.
    """
    parts = [grams * reps for grams, reps in sets if grams is not None]
    return sum(parts) if parts else None


def asymmetry(left: int | None, right: int | None) -> float | None:
    """Return how far the weaker side is behind the stronger, in per cent (R-UNI-02).

    The sides are given as estimated maxima, never as reps or loads (R-UNI-03). Positive when
    the right side is stronger, negative when the left is.
    """
    if left is None or right is None or min(left, right) <= 0:
        return None
    return (right - left) / max(left, right) * 100


def balance(history: Sequence[float]) -> Balance:
    """Judge the asymmetries of an exercise, one for each tested session, the latest last.

    R-UNI-04: from 10 % on it is watched; it is flagged only beyond 15 % with the same side
    behind in each of the last three sessions.
    """
    if not history or abs(history[-1]) < WATCH_ASYMMETRY:
        return "even"
    recent = history[-FLAG_SESSIONS:]
    if len(recent) == FLAG_SESSIONS and (
        min(recent) > FLAG_ASYMMETRY or max(recent) < -FLAG_ASYMMETRY
    ):
        return "flag"
    return "watch"
