"""How a set went against what was meant, by what was reported of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.strength import COUNTED_RIR
from backcoach.core.session.plan import SECONDS_PER_REP

if TYPE_CHECKING:
    from backcoach.core.session.plan import Result, Step

MISSED = 2  # reps short of the range, from which on a set counts as missed
BEATEN = 2  # reps over the range, from which on the load may be too light
LIGHT_RIR = 3  # ... with as many left


class SetVerdict(Struct, frozen=True):
    """One set against its target; the time of a hold counts as the reps that it would last.

    `under` and `over` are reps below and above the range. `missed` are those below it that
    were not there: what was left on purpose is not missed. `spare` is the reserve beyond the
    meant one, negative for a harder set, None where either is not known. `is_all_out`: nothing
    was left, and that was not meant.
    """

    under: int
    over: int
    missed: int
    spare: int | None
    is_all_out: bool
    is_light: bool
    is_easy: bool

    @property
    def is_short(self) -> bool:
        return self.missed >= MISSED

    @property
    def is_failed(self) -> bool:
        """Whether the load is taken down whatever the reserve was meant to be."""
        return self.is_short or self.is_all_out

    @property
    def is_hard(self) -> bool:
        return self.is_failed or (self.spare is not None and self.spare < 0)


def compare_with_target(step: Step, result: Result) -> SetVerdict:
    """Return how the result of a step compares with its target.

    Reserve that nobody told decides nothing.
    """
    under, over = _distance(step, result)
    rir = result.rir
    on_purpose = _left_on_purpose(rir, step.rir or 0, under)
    spare = None if rir is None or step.rir is None else rir - step.rir
    is_light = over >= BEATEN and rir is not None and rir >= LIGHT_RIR
    has_spare = not step.is_hold and under == 0 and spare is not None and spare > 0
    return SetVerdict(
        under=under,
        over=over,
        missed=max(0, under - on_purpose),
        spare=spare,
        is_all_out=rir == 0 and step.rir != 0,
        is_light=is_light,
        is_easy=is_light or has_spare,
    )


def _left_on_purpose(rir: int | None, meant: int, under: int) -> int:
    """Return how many of the reps that are missing were there; "4 or more" may be all of them."""
    if rir is None:
        return 0
    return under if rir > COUNTED_RIR else max(0, rir - meant)


def _distance(step: Step, result: Result) -> tuple[int, int]:
    """Return how many reps a result is below and above the range."""
    if step.seconds is not None and result.seconds is not None:
        return max(0, step.seconds - result.seconds) // SECONDS_PER_REP, 0
    if step.reps is None or result.reps is None:
        return 0, 0
    return max(0, step.reps.lo - result.reps), max(0, result.reps - step.reps.hi)
