"""What the sets of an exercise ask for, in few words."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from backcoach.core.wording.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.plan import Scheme, Step


FOLLOW_ONS: dict[Scheme, str] = {"drop": "drop", "rest_pause": "pause"}


def targets_text(work: Sequence[Step]) -> str:
    """Return the targets of work sets: `3 × 10`, `12, 10, 8+`; two sides are one set."""
    by_set = {step.set: step.target for step in work if not step.is_follow_on}
    targets = list(by_set.values())
    text = ", ".join(targets)
    if len(set(targets)) == 1:
        text = f"{len(targets)} × {amount(targets[0], None, hold=True)}"
    return f"{text}{_follow_ons(work)}"


def _follow_ons(work: Sequence[Step]) -> str:
    """Return what follows the last set: ` + 2 drops`."""
    counts = Counter({step.set: step.scheme for step in work if step.is_follow_on}.values())
    return "".join(
        f" + {count} {FOLLOW_ONS[scheme]}{'' if count == 1 else 's'}"
        for scheme, count in counts.items()
    )


def sets_text(work: Sequence[Step]) -> str:
    """Return the targets of work sets with their loads: `3 × 10 × 40 kg`, `12 × 40, 10 × 45 kg`."""
    firsts = {step.set: step for step in reversed(work) if not step.is_follow_on}
    steps = [firsts[number] for number in sorted(firsts)]
    loads = {step.load for step in steps}
    if len(loads) == 1:
        load = next(iter(loads))
        text = targets_text(steps) + (f" × {load}" if load else "")
        return f"{text}{_follow_ons(work)}"
    runs = [
        (load, targets_text(list(run))) for load, run in groupby(steps, key=lambda step: step.load)
    ]
    text = ", ".join(f"{text} × {load}" if load else text for load, text in runs)
    return f"{text}{_follow_ons(work)}"
