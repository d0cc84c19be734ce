"""The range of repetitions in which a load stays what it is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.past import running
from backcoach.core.notation import Reps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.past import Bout
    from backcoach.core.loads.load_steps import LoadSteps

OVER = 2  # reps: R-PROG-02, ACSM 2009; R-PROG-03
WIDER = 3  # R-PROG-04, reps before a step of more than 10 %, and forgiven after it
SHORT = 2  # reps: all sets together for a miss, one set alone to be well short


class Window(Struct, frozen=True):
    """The range of a double progression (R-PROG-01): reps from `floor` to `top`.

    A single number is a range of two more, since a load is raised when it can be done with
    one or two reps over the target (R-PROG-02). After a step of more than 10 % three fewer
    count as enough until the range was reached once.
    """

    written: Reps
    floor: int
    top: int

    @classmethod
    def of(cls, written: Reps, *, is_big_step: bool = False) -> Window:
        floor = max(1, written.lo - WIDER) if is_big_step else written.lo
        return cls(written, floor, max(written.hi, written.lo + OVER))

    @classmethod
    def after(cls, bouts: Sequence[Bout], written: Reps, scale: LoadSteps | None) -> Window:
        """Return the window by which the last bout is judged."""
        base = bouts[-1].base(written.lo)
        if scale is None or base is None or not scale.is_big_step_to(base):
            return cls.of(written)
        alike = running(bouts, base, written.lo)
        reached = any(min(bout.reps(base)) >= written.lo for bout in alike)
        return cls.of(written, is_big_step=not reached)

    def aim(self, reps: int) -> Reps:
        """Return `reps` as the least to aim for, and what is written as the most."""
        return Reps(reps, max(reps, self.written.hi))

    @property
    def start(self) -> Reps:
        """What to aim for with a load that is new."""
        return self.aim(self.floor)

    def is_near(self, bout: Bout) -> bool:
        """Tell whether a bout was planned in about this range, so that its load says something."""
        planned = [step.reps for step, _ in bout.sets if step.reps]
        return any(
            reps.lo <= self.top + WIDER and reps.hi >= self.written.lo - WIDER for reps in planned
        )

    def is_missed(self, bout: Bout, base: int | None) -> bool:
        """Tell whether the sets together were two reps or more below the range."""
        return sum(max(0, self.floor - reps) for reps in bout.reps(base)) >= SHORT

    def is_collapse(self, bout: Bout) -> bool:
        """Tell whether two sets in a row were well short, on one side."""
        for results in bout.by_side.values():
            short = [(one.reps or 0) <= self.floor - SHORT for one in results]
            if any(one and two for one, two in pairwise(short)):
                return True
        return False
