"""The loads that a person really has, learned from those that were lifted.

A bar may be lighter than configured, a stack may count in other steps. What was logged again and
again is what is there: the configured loads are moved onto it, or spaced as it is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads.implements import SLACK, Assistance, FixedSizes, Implement, Pins

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LIKELY = 40  # grams: rounded labels of the same plates
REACH = 40  # steps below and above what was lifted
RECENT = 30  # sets: somebody may train on another machine from now on


class LiftedLoads(Struct, Implement, frozen=True):
    """Loads in even steps through one that was lifted, in grams, the lightest first."""

    loads: tuple[int, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        return self.loads


class AddedWeight(Struct, Implement, frozen=True):
    """Weights that are hung on the body, which can be moved without any of them too."""

    weights: Implement

    @property
    def totals(self) -> tuple[int, ...]:
        return (0, *(grams for grams in self.weights.totals if grams > 0))


def learned(
    configured: Implement, lifted: Sequence[int], refused: Collection[int] = ()
) -> Implement:
    """Return what can be built, by the loads that were lifted and reported, the latest last.

    The configured implement stays while it has the latest of them. Weights that a person listed
    are joined by those that were lifted. Others are moved until they have them all; where no
    move does, the step is the gap between two of them that explains the most, and what was asked
    for but never lifted (`refused`) cannot be built. No load at all says nothing of what can be
    built.
    """
    if isinstance(configured, AddedWeight):
        return AddedWeight(learned(configured.weights, lifted, refused))
    lifted = [grams for grams in lifted if grams != 0]
    if not lifted or _has(configured.totals, lifted[-1]):
        return configured
    base = lifted[-1]
    odd = [grams for grams in lifted[-RECENT:] if not _has(configured.totals, grams)]
    if _is_listed(configured):
        return LiftedLoads(tuple(sorted({*configured.totals, *odd})))
    loads = _moved(configured.totals, base)
    if not all(_has(loads, grams) for grams in odd) and (step := _step(base, odd)):
        lowest = base - min(REACH, _steps_below(base, step)) * step
        top = max(configured.totals[-1], base)
        loads = tuple(range(lowest, max(top, base) + 1, step))
    missing = [grams for grams in refused if not _has(lifted, grams)]
    return LiftedLoads(tuple(grams for grams in loads if not _has(missing, grams)))


def _step(base: int, odd: Sequence[int]) -> int:
    """Return the gap between loads that the most of them lie on, counted from one of them.

    0 where they are all one load but for rounding.
    """
    gaps = [high - low for low, high in pairwise(sorted(set(odd))) if high - low > LIKELY]

    def explained(step: int) -> tuple[int, int]:
        off = [abs(grams - base) % step for grams in odd]
        return sum(min(rest, step - rest) <= LIKELY for rest in off), -step

    return max(gaps, key=explained, default=0)


def _is_listed(implement: Implement) -> bool:
    """Tell whether a person listed the weights one by one."""
    if isinstance(implement, Assistance):
        return isinstance(implement.machine, Pins)
    return isinstance(implement, Pins) or (
        isinstance(implement, FixedSizes) and implement.is_listed
    )


def _steps_below(base: int, step: int) -> int:
    """Return how many steps lie below a load; help may go further down than it went up."""
    return (base - 1) // step if base > 0 else REACH


def _moved(totals: tuple[int, ...], base: int) -> tuple[int, ...]:
    """Return the loads, all moved by the same mass so that one of them is `base`."""
    nearest = min(totals, key=lambda grams: abs(grams - base))
    shift = base - nearest
    return tuple(grams + shift for grams in totals if grams + shift != 0 or grams == 0)


def _has(totals: Sequence[int], grams: int) -> bool:
    return any(abs(total - grams) <= max(SLACK, LIKELY) for total in totals)
