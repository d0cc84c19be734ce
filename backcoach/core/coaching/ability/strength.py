"""What a set says about strength: the estimated maximum, and left against right.

Masses are integer grams. Every figure is None where its rule says that there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from backcoach.core.coaching.ability.curve import factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import LoadKind
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Result

Balance = Literal["even", "watch", "flag"]

SOUND_REPS = 10  # R-E1RM-01: Reynolds 2006; Whisenant 2003
ROUGH_REPS = 12
E1RM_MARGIN = 0.05  # R-E1RM-02, how far an estimate may be off
COUNTED_RIR = 3  # R-RPE-01: "4 or more" says too little

WATCH_ASYMMETRY = 10.0  # R-UNI-04: Parkinson 2021
FLAG_ASYMMETRY = 15.0
FLAG_SESSIONS = 3


def e1rm(grams: int | None, reps: int, rir: int | None = None) -> int | None:
    """Return the estimated one-repetition maximum of a set by Epley (R-E1RM-01, R-E1RM-02).

    Reps in reserve count as done; reserve that was not told counts as none. None for a band
    or no load, beyond 12 reps in all, and for "4 or more" in reserve.
    """
    reserve = rir or 0
    total = reps + reserve
    if grams is None or grams <= 0 or reps < 1:
        return None
    if not 0 <= reserve <= COUNTED_RIR or total > ROUGH_REPS:
        return None
    return round(grams * factor(total))


def e1rm_margin(estimate: int) -> int:
    """Return by how many grams an estimate may be off either way (R-E1RM-02)."""
    return round(estimate * E1RM_MARGIN)


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
