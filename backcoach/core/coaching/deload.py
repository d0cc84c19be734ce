"""Easier weeks: the first two, the one after hard work, and the way back after a break.

Each is a suggestion with its reason; nothing keeps a person from lifting more. An easy
session is one whose sets were all planned to leave four in reserve, so that a session whose
file says so already never gets another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from backcoach.core.coaching.past import LOUD_PAIN, last_bouts, worst_pain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backcoach.core.coaching.past import Bout
    from backcoach.core.exercises.model import Level, Session
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

DAY = 24 * 60 * 60 * 1000  # ms

# R-DELOAD-01; Rogerson 2024 for what athletes do: volume and effort down, exercises the same.
EASY_RIR = 4
EASY_LESS = 10  # per cent
EASY_DAYS = 7
WORK_DAYS = 42
NOVICE_DAYS = 56
WORSE_EXERCISES = 2
WORSE_RESERVE = 1.0
BREAKS = ((28, 20), (14, 10))  # days off, per cent less
LONG_BREAK, SHORT_BREAK = (days for days, _ in BREAKS)
BACK_DAYS = 7
ON_RAMP_DAYS = 14

_COMPARED = 3  # bouts: two that are worse, and the one before them


def half(sets: int) -> int:
    """Return half the sets of an easier week, rounded up."""
    return (sets + 1) // 2


def is_easy(state: State) -> bool:
    """Tell whether a session was planned as an easy one."""
    asked = [step.rir for step in state.plan.steps if step.kind == "work" and step.reps]
    return bool(asked) and all(rir == EASY_RIR for rir in asked)


def asks_easy(session: Session) -> bool:
    """Tell whether a session itself leaves four in reserve throughout."""
    return all(wish.rir == EASY_RIR for wish in session.exercise)


def days_off(last: int, now: int) -> int:
    """Return the whole days between two instants in milliseconds."""
    return max(0, now - last) // DAY


def break_less(days: int) -> int:
    """Return by how many per cent to come back lighter after so many days off."""
    return next((percent for least, percent in BREAKS if days >= least), 0)


def fewer_sets(starts: Sequence[int], level: Level | None, now: int) -> str:
    """Return why half the sets are enough today, "" when all are to be done.

    `starts` are the instants of the past sessions. For the first two weeks of someone who
    said that they are a beginner, and for a week after four weeks off.
    """
    if level == "beginner" and days_off(starts[0] if starts else now, now) < ON_RAMP_DAYS:
        return "half the sets in the first two weeks"
    times = [*starts, now]
    for before, back in pairwise(times):
        if days_off(before, back) >= LONG_BREAK and days_off(back, now) < BACK_DAYS:
            return "half the sets in the first week back"
    return ""


def easy_week(past: Sequence[State], session: Session, person: Person, now: int) -> str:
    """Return why this session is to be an easy one (R-DELOAD-01), "" when it is not.

    `past` should reach back nine weeks or more, the latest last.
    """
    if not past or asks_easy(session) or days_off(past[-1].started_at, now) >= SHORT_BREAK:
        return ""
    if is_easy(past[-1]):
        begun = _block(past, is_easy)[0]
        going_on = days_off(begun.started_at, now) < EASY_DAYS
        return "The easy week goes on" if going_on else ""
    block = _unbroken(_block(past, lambda state: not is_easy(state)))
    if all(worst_pain(state) >= LOUD_PAIN for state in block[-2:]) and len(block) > 1:
        return "Pain in two sessions running"
    histories = _histories(block)
    if sum(map(_is_regress, histories)) >= WORSE_EXERCISES:
        return "Fewer reps two sessions running"
    if _is_effort_up(histories):
        return "Harder at the same loads two sessions running"
    is_novice = (person.level or session.level) == "beginner"
    too_new = is_novice and days_off(past[0].started_at, now) < NOVICE_DAYS
    if days_off(block[0].started_at, now) >= WORK_DAYS and not too_new:
        return "Six weeks of work"
    return ""


def _block(past: Sequence[State], belongs: Callable[[State], bool]) -> list[State]:
    """Return the sessions at the end of a history that belong together."""
    block: list[State] = []
    for state in reversed(past):
        if not belongs(state):
            break
        block.insert(0, state)
    return block


def _unbroken(block: list[State]) -> list[State]:
    """Return the sessions since the last break; a break is as good as an easy week."""
    first = 0
    for place, (before, after) in enumerate(pairwise(block), 1):
        if days_off(before.started_at, after.started_at) >= SHORT_BREAK:
            first = place
    return block[first:]


def _histories(block: Sequence[State]) -> list[tuple[Bout, ...]]:
    """Return the last three bouts of each exercise of the last session, if as heavy as each other.

    The load is the same in every set of all three, and so is the number of sets.
    """
    names = dict.fromkeys(slot.exercise.id for slot in block[-1].plan.slots)
    histories = (last_bouts(name, block, _COMPARED) for name in names)
    return [
        history
        for history in histories
        if len(history) == _COMPARED
        and len({result.load for bout in history for _, result in bout.done}) == 1
        and len({len(bout.done) for bout in history}) == 1
    ]


def _is_regress(history: Sequence[Bout]) -> bool:
    """Tell whether the reps fell twice, each time below what was planned."""
    first, second, third = map(_reps, history)
    return first > second > third and all(map(_is_below_plan, history[1:]))


def _is_below_plan(bout: Bout) -> bool:
    return any(step.reps and (result.reps or 0) < step.reps.lo for step, result in bout.done)


def _reps(bout: Bout) -> int:
    return sum(bout.reps(None))


def _is_effort_up(histories: Sequence[Sequence[Bout]]) -> bool:
    """Tell whether on average one rep less was left for no more reps, twice after the first."""
    left = [
        [_mean(bout.reserve) for bout in history]
        for history in histories
        if max(map(_reps, history[1:])) <= _reps(history[0])
    ]
    told = [[one for one in three if one is not None] for three in left if None not in three]
    if not told:
        return False
    before, *after = (sum(column) / len(told) for column in zip(*told, strict=True))
    return all(before - mean >= WORSE_RESERVE for mean in after)


def _mean(numbers: Sequence[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
