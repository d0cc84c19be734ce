"""The loads that a person really has, learned from those that were lifted.

A bar may be lighter than configured, a stack may count in other steps. What was logged again and
again is what is there: the configured loads are moved onto it, or spaced as it is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads.implements import SLACK, Implement

if TYPE_CHECKING:
    from collections.abc import Sequence

LIKELY = 40  # grams: rounded labels of the same plates
REACH = 40  # steps below and above what was lifted


class LiftedLoads(Struct, Implement, frozen=True):
    """Loads in even steps through one that was lifted, in grams, the lightest first."""

    loads: tuple[int, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        return self.loads


def learned(configured: Implement, lifted: Sequence[int]) -> Implement:
    """Return what can be built, by the loads that were lifted and reported, the latest last.

    The configured implement stays while it has the latest of them. Otherwise it is moved until
    it has them all; where no move does, the smallest gap between them is the step. No load at
    all says nothing of what can be built.
    """
    lifted = [grams for grams in lifted if grams != 0]
    if not lifted or _has(configured.totals, lifted[-1]):
        return configured
    base = lifted[-1]
    odd = sorted({grams for grams in lifted if not _has(configured.totals, grams)})
    moved = _moved(configured.totals, base)
    if all(_has(moved, grams) for grams in odd):
        return LiftedLoads(moved)
    gaps = [high - low for low, high in pairwise(odd) if high - low > LIKELY]
    step = min(gaps) if gaps else base
    lowest = base - min(REACH, _steps_below(base, step)) * step
    top = max(configured.totals[-1], base)
    return LiftedLoads(tuple(range(lowest, max(top, base) + 1, step)))


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
