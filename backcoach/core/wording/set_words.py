"""What the sets of an exercise ask for, in few words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from backcoach.core.wording.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.plan import Step


def targets_text(work: Sequence[Step]) -> str:
    """Return the targets of work sets: `3 × 10`, `12, 10, 8+`; two sides are one set."""
    by_set = {step.set: step.target for step in work}
    targets = list(by_set.values())
    if len(set(targets)) == 1:
        return f"{len(targets)} × {amount(targets[0], None, hold=True)}"
    return ", ".join(targets)


def sets_text(work: Sequence[Step]) -> str:
    """Return the targets of work sets with their loads: `3 × 10 × 40 kg`, `12 × 40, 10 × 45 kg`."""
    firsts = {step.set: step for step in reversed(work)}
    steps = [firsts[number] for number in sorted(firsts)]
    loads = {step.load for step in steps}
    if len(loads) == 1:
        load = next(iter(loads))
        return targets_text(work) + (f" × {load}" if load else "")
    runs = [
        (load, targets_text(list(run))) for load, run in groupby(steps, key=lambda step: step.load)
    ]
    return ", ".join(f"{text} × {load}" if load else text for load, text in runs)
