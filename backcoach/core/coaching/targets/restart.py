"""The first weeks, and the way back after a break (R-RPE-03, R-DELOAD-01)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.ability.ability import DAY
from backcoach.core.notation import Reps
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.coaching.targets.known.line import Line
    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.exercises.model import Level

BREAK_DAYS = 14  # days off from which the first session back is said to be one
LONG_BREAK_DAYS = 28  # ... and half the sets are enough for a week
BACK_DAYS = 7
ON_RAMP_DAYS = 14


def half(sets: int) -> int:
    """Return half the sets, rounded up."""
    return (sets + 1) // 2


def days_off(last: int, now: int) -> int:
    """Return the whole days between two instants in milliseconds."""
    return max(0, now - last) // DAY


def imported_note(seen: Sequence[Visit], now: int) -> tuple[Reason, ...]:
    """Return what is to be said where the last visit is from another program."""
    if not seen or not seen[-1].program:
        return ()
    days = days_off(seen[-1].at, now)
    return (Reason("imported", {"program": seen[-1].program, "days": days}),)


def is_break(days: int) -> bool:
    """Tell whether so many days off are a break, after which one starts again lighter."""
    return days >= BREAK_DAYS


def fewer_sets(starts: Sequence[int], level: Level | None, now: int) -> Reason | None:
    """Return why half the sets are enough today, None when all are to be done.

    `starts` are the instants of the past sessions. For the first two weeks of a beginner, and
    for a week after four weeks off.
    """
    if level == "beginner" and days_off(starts[0] if starts else now, now) < ON_RAMP_DAYS:
        return Reason("half_first_weeks")
    for before, back in pairwise([*starts, now]):
        if days_off(before, back) >= LONG_BREAK_DAYS and days_off(back, now) < BACK_DAYS:
            return Reason("half_back")
    return None


def after_break(line: Line, target: Target, now: int) -> Target:
    """Say that the time off is why, where it made the target lower."""
    if not line.visits or line.written.load is not None or line.reps is None:
        return target
    days = days_off(line.visits[-1].at, now)
    if not is_break(days):
        return target
    reps = target.reps or Reps(line.reps.lo, line.reps.lo)
    if target.load is None or target.load.grams is None:
        why = Reason("after_break_reps", {"days": days, "reps": reps.lo})
    else:
        why = Reason("after_break", {"days": days, "load": target.load})
    return replace(target, why=why, honest=None)
