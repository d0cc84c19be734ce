"""What the sets of an exercise ask for, in few words."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from backcoach.core.notation import clock_text
from backcoach.core.wording.phrases import SCHEME_NAMES, amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.plan import BlockClock, Plan, Scheme, Step


MOST_COLUMNS = 11  # of targets where there is little room
FOLLOW_ONS: dict[Scheme, str] = {"drop": "drop", "rest_pause": "pause"}


def targets_text(work: Sequence[Step], clock: BlockClock | None = None) -> str:
    """Return the targets of work sets: `3 × 10`, `12, 10, 8+`; two sides are one set.

    With the clock of a block: `10 × 5 every 60 s`, `5, AMRAP 8 min`.
    """
    if clock is not None and clock.kind != "emom":
        return f"{work[0].target}, {SCHEME_NAMES[clock.kind]} {length_text(clock.seconds)}"
    text = _targets(work)
    return text if clock is None else f"{text} every {rest_length(clock.seconds)}"


def fewest_text(work: Sequence[Step], clock: BlockClock | None) -> str:
    """Return the targets where there is little room: `10 × 5`, `AMRAP 5`, `2 × 8`."""
    if clock is not None and clock.kind != "emom":
        return f"{SCHEME_NAMES[clock.kind]} {work[0].target}"
    sets = [step for step in work if not step.is_follow_on]
    targets = {step.target for step in sets}
    text = _targets(sets)
    return text if len(text) <= MOST_COLUMNS or len(targets) == 1 else f"{len(sets)} sets"


def _targets(work: Sequence[Step]) -> str:
    by_set = {step.set: step.target for step in work if not step.is_follow_on}
    targets = list(by_set.values())
    text = ", ".join(targets)
    if len(set(targets)) == 1:
        text = f"{len(targets)} × {amount(targets[0], None, hold=True)}"
    ramp = " ramp" if any(step.scheme == "ramp" for step in work) else ""
    return f"{text}{ramp}{_follow_ons(work)}"


def _follow_ons(work: Sequence[Step]) -> str:
    """Return what follows the last set: ` + 2 drops`."""
    schemes = {step.set: step.scheme for step in work if step.is_follow_on}
    counts = Counter(schemes.values()) if schemes else {}
    return "".join(
        f" + {count} {FOLLOW_ONS[scheme]}{'' if count == 1 else 's'}"
        for scheme, count in counts.items()
    )


def block_text(plan: Plan, step: Step) -> str:
    """Return what the clock of the block of a set asks for: `A set every 60 s`, "" without one."""
    clock = plan.clock(step)
    if clock is None:
        return ""
    if clock.kind == "emom":
        return f"A set every {rest_length(clock.seconds)}"
    rest = plan.slots[step.slot].rest
    between = f", {rest_length(rest)} rest after each" if rest else ""
    return f"As many rounds as you can in {length_text(clock.seconds)}{between}"


def block_sentences(plan: Plan, step: Step) -> str:
    """Return the same in sentences; the first one is enough where there is little room."""
    clock = plan.clock(step)
    if clock is None or clock.kind == "emom":
        return block_text(plan, step)
    rest = plan.slots[step.slot].rest
    between = f". {rest_length(rest)} rest after each" if rest else ""
    name = SCHEME_NAMES[clock.kind]
    return f"{name} {length_text(clock.seconds)}. As many rounds as you can{between}"


def length_text(seconds: int) -> str:
    """Return a length of time: `8 min`, `45 s`, `1:30`."""
    minutes, rest = divmod(seconds, 60)
    if not rest and minutes:
        return f"{minutes} min"
    return clock_text(seconds) if minutes else f"{seconds} s"


def rest_length(seconds: int) -> str:
    """Return the length of a planned rest: `90 s` up to two minutes, then `2:30`."""
    return f"{seconds} s" if seconds <= 120 else clock_text(seconds)  # noqa: PLR2004  two minutes


def sets_text(work: Sequence[Step], clock: BlockClock | None = None) -> str:
    """Return the targets of work sets with their loads: `3 × 10 × 40 kg`, `12 × 40, 10 × 45 kg`."""
    if clock is not None:
        load = work[0].load
        return f"{targets_text(work, clock)}{f' × {load}' if load else ''}"
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
