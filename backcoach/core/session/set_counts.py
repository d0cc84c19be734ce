"""How many work sets were done, and of how many.

Both sides of a set are one (R-UNI-01, R-VOL-01), and drops and rest-pauses belong to the set before
them, which is done with its first part.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.core.session.plan import Side
    from backcoach.core.session.state import State


def progress(state: State) -> tuple[int, int]:
    """Return how many work sets of a session are done and how many there are.

    In an import an exercise may have sets of one side beside sets without: these are others.
    """
    sets: dict[tuple[int, int, bool], list[bool]] = {}
    for step in state.plan.steps:
        if step.kind == "work" and not step.is_follow_on:
            place = step.slot, step.set, step.side == "both"
            sets.setdefault(place, []).append(state.result(step) is not None)
    return sum(all(done) for done in sets.values()), len(sets)


def sets_recorded(sets: Iterable[SetRecord | RecordedSet]) -> int:
    """Return how many work sets these stand for, those that were skipped included."""
    whole, sides = _counted(sets)
    return whole + sum(max(left, right) for left, right in sides)


def sets_done(session: SessionRecord) -> int:
    """Return how many work sets of a session were done."""
    return work_done(session.sets, is_led=session.origin is None)


def work_done(sets: Iterable[SetRecord | RecordedSet], *, is_led: bool) -> int:
    """Return how many work sets were done; of one with two sides both have to be.

    In a session that was not led an exercise may have one side alone.
    """
    whole, sides = _counted(done for done in sets if not done.skipped)
    for left, right in sides:
        is_one_sided = not is_led and not min(left, right)
        whole += max(left, right) if is_one_sided else min(left, right)
    return whole


def _counted(sets: Iterable[SetRecord | RecordedSet]) -> tuple[int, list[tuple[int, int]]]:
    """Return how many work sets have no sides, and for each exercise those of left and right."""
    whole = 0
    exercises: dict[str, Counter[Side]] = {}
    for done in sets:
        if done.kind != "work" or done.is_follow_on:
            continue
        if done.side == "both":
            whole += 1
        else:
            exercises.setdefault(done.exercise, Counter())[done.side] += 1
    return whole, [(sides["left"], sides["right"]) for sides in exercises.values()]
