"""Which warm-up sets lead to the first work set, as written or by R-WU-01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads.barbell import Barbell
from backcoach.core.loads.implements import SLACK, Implement, Pins, Stack
from backcoach.core.loads.lighter_load import lighter_load
from backcoach.core.notation import Load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.notation import Reps, Warmup

BARE = 0  # per cent: the implement with nothing on it

# (reps, per cent of the first work load)
LIGHT_RAMP = ((8, 50),)
MIDDLE_RAMP = ((8, 40), (5, 60), (3, 80))
HEAVY_RAMP = ((8, BARE), (5, 50), (3, 70), (2, 85), (1, 92))
MOST_REPS_OF_HEAVY = 5
MOST_REPS_OF_MIDDLE = 8

# A set takes two minutes with its rest, and shows nothing that one closer to it does not: between
# two sets and up to the work load lies a seventh of that, or 10 kg where that is less.
LEAST_GAP = 7
MOST_OF_GAP = 10_000  # grams

NEAR_LIGHTEST = 125  # per cent of the lightest load up to which a work load needs no warm-up


class WarmupSet(Struct, frozen=True, array_like=True):
    """Repetitions with a load in grams; `hang`: with the bar alone, as a Romanian deadlift."""

    reps: int
    grams: int
    hang: bool = False


def ramp(
    work: int, reps: int, offer: Implement, *, warm: bool = False, floor_minimum: int = 0
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


def _shares(reps: int, offer: Implement) -> tuple[tuple[int, int], ...]:
    if isinstance(offer, Stack | Pins) or reps > MOST_REPS_OF_MIDDLE:
        return LIGHT_RAMP
    if reps > MOST_REPS_OF_HEAVY:
        return MIDDLE_RAMP
    return HEAVY_RAMP if isinstance(offer, Barbell) else HEAVY_RAMP[1:]


class Warming(Struct, frozen=True):
    """What a warm-up can be made of: the implement, its floor minimum, and warm muscles."""

    offer: Implement | None = None
    floor_minimum: int = 0
    warm: bool = False


class Warm(Struct, frozen=True):
    """One warm-up set of a plan; `hang`: the bar alone, from the hang (R-DL-01)."""

    reps: int
    load: Load | None = None
    hang: bool = False


def warmups(
    written: tuple[Warmup, ...], work: Load | None, reps: Reps | None, warming: Warming
) -> Iterator[Warm]:
    """Yield the warm-up sets that are written, and the ramp where "ramp" stands (R-WU-01).

    Each is heavier than the one before and lighter than the work load, and only the first of
    those that do not reach the floor stays. Shares keep `least_gap` to the set before and to the
    work load; they are left out where the work load is near the lightest there is.
    """
    before: Warm | None = None
    for warm, is_share in _as_written(written, work, reps, warming):
        if before is not None and not _leads_on(before, warm):
            continue
        if is_share and not _is_apart(before, warm, work):
            continue
        yield warm
        before = warm


def least_gap(work: int) -> int:
    """Return how many grams lie at least between two warm-up sets, and up to the work load."""
    return min(work // LEAST_GAP, MOST_OF_GAP)


def _as_written(
    written: tuple[Warmup, ...], work: Load | None, reps: Reps | None, warming: Warming
) -> Iterator[tuple[Warm, bool]]:
    """Yield the sets, each with whether its load is a share of the work load."""
    is_light = _is_near_lightest(work, warming.offer)
    for warmup in written:
        if warmup.is_ramp:
            yield from () if is_light else ((warm, True) for warm in _ramp(work, reps, warming))
        elif warmup.load is not None:
            grams = warmup.load.grams
            hang = grams is not None and grams < warming.floor_minimum - SLACK
            if not _is_too_heavy(warmup.load, work):
                yield Warm(warmup.reps, warmup.load, hang), False
        elif warmup.percent is None:
            yield Warm(warmup.reps), False
        elif not is_light:
            yield _share(warmup.reps, work, warmup.percent, warming), True


def _leads_on(before: Warm, warm: Warm) -> bool:
    """Tell whether a warm-up set brings one nearer to the work load than the one before."""
    if warm.hang:
        return False
    loads = [each.load.grams if each.load else None for each in (before, warm)]
    if loads[0] is None or loads[1] is None:
        return warm != before
    return loads[1] > loads[0]


def _is_apart(before: Warm | None, warm: Warm, work: Load | None) -> bool:
    """Tell whether a share lies far enough from the set before it and from the work load."""
    if warm.load is None or warm.load.grams is None or work is None or work.grams is None:
        return True
    gap = least_gap(work.grams) - SLACK
    below = before.load.grams if before is not None and before.load is not None else None
    if below is not None and warm.load.grams - below < gap:
        return False
    return work.grams - warm.load.grams >= gap


def _is_too_heavy(load: Load, work: Load | None) -> bool:
    if load.grams is None or work is None or work.grams is None:
        return False
    return load.grams >= work.grams - SLACK


def _ramp(work: Load | None, reps: Reps | None, warming: Warming) -> Iterator[Warm]:
    if work is None or work.grams is None or warming.offer is None or reps is None:
        return
    for warmup in ramp(
        work.grams,
        reps.hi,
        warming.offer,
        warm=warming.warm,
        floor_minimum=warming.floor_minimum,
    ):
        yield Warm(warmup.reps, Load(warmup.grams, work.unit), warmup.hang)


def _is_near_lightest(work: Load | None, offer: Implement | None) -> bool:
    """Tell whether the work load is hardly above the lightest there is, as with a single bell."""
    if offer is None or work is None or work.grams is None or work.grams <= 0:
        return False
    return work.grams * 100 <= offer.totals[0] * NEAR_LIGHTEST


def _share(reps: int, work: Load | None, percent: int, warming: Warming) -> Warm:
    """Return a set with a share of the work load, such as the implement can be."""
    load = lighter_load(work, percent, warming.offer)
    if load is None or warming.offer is None or load.grams is None:
        return Warm(reps, load)
    hang = load.grams < warming.floor_minimum - SLACK
    return Warm(reps, Load(warming.offer.totals[0], load.unit) if hang else load, hang)
