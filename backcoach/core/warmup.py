"""Which warm-up sets lead to the first work set (R-WU-01)."""

from __future__ import annotations

from msgspec import Struct

from backcoach.core.loads import SLACK, Barbell, Loadable, Stack

BARE = 0  # per cent: the implement with nothing on it

# (reps, per cent of the first work load)
LIGHT_RAMP = ((8, 50),)
MIDDLE_RAMP = ((8, 40), (5, 60), (3, 80))
HEAVY_RAMP = ((8, BARE), (5, 50), (3, 70), (2, 85), (1, 92))
MOST_REPS_OF_HEAVY = 5
MOST_REPS_OF_MIDDLE = 8


class WarmupSet(Struct, frozen=True, array_like=True):
    """Repetitions with a load in grams; `hang`: with the bar alone, as a Romanian deadlift."""

    reps: int
    grams: int
    hang: bool = False


def ramp(
    work: int, reps: int, offer: Loadable, *, warm: bool = False, floor_minimum: int = 0
) -> tuple[WarmupSet, ...]:
    """Return the sets that lead to `work` grams for `reps`, the lightest first; maybe none.

    Loads are rounded down to what `offer` can be; what it cannot be, and what another set
    already is, is left out. `warm`: earlier exercises have warmed the same muscles. Below
    `floor_minimum` grams a deadlift does not start from the floor (R-DL-01): such a step is
    done with the bare bar from the hang.
    """
    if warm:
        return ()
    sets: list[WarmupSet] = []
    for count, percent in _shares(reps, offer):
        grams = offer.totals[0] if percent == BARE else offer.at_most(work * percent // 100)
        if grams is None:
            continue
        hang = grams < floor_minimum - SLACK
        if hang:
            grams = offer.totals[0]
        lightest = sets[-1].grams if sets else 0
        if lightest < grams < work - SLACK:
            sets.append(WarmupSet(count, grams, hang))
    return tuple(sets)


def _shares(reps: int, offer: Loadable) -> tuple[tuple[int, int], ...]:
    if isinstance(offer, Stack) or reps > MOST_REPS_OF_MIDDLE:
        return LIGHT_RAMP
    if reps > MOST_REPS_OF_HEAVY:
        return MIDDLE_RAMP
    return HEAVY_RAMP if isinstance(offer, Barbell) else HEAVY_RAMP[1:]
