"""What corrections of a set do: which set they change, and its numbers afterwards.

Each `session` action that is no event of EVENTS (`action_events`) is in CORRECTIONS or SELECTIONS.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.actions import RESERVES
from backcoach.core.session import events as ev
from backcoach.core.session.leading import Instant, Leading
from backcoach.core.session.timing.pacing import paced_reps

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.plan import Plan, Result, Step
    from backcoach.core.session.state import State

HOLD_STEP = 5
MOST_REPS = 200
MOST_SECONDS = 3600


def correctable(state: State, selected: str | None) -> Step | None:
    """Return the step that corrections change.

    That is the selected one; else, while resting, cooling down or finished, the set just done;
    else the set that is next or under way. None before the first set.
    """
    chosen = state.plan.step(selected) if selected else None
    if chosen and (state.is_open(chosen) or state.result(chosen)):
        return chosen
    step, last = state.step, state.last_done
    if state.phase in ("resting", "finished") or step is None:
        return last
    return step if step.is_set else last


def reported(state: State, selected: str | None) -> Step | None:
    """Return the set of which a person says how many repetitions were left, if it counts.

    That is the one that corrections change, or where that has not begun, the set just done.
    """
    step = correctable(state, selected)
    is_to_come = step is not None and state.phase == "ready" and state.is_open(step)
    return just_done(state) if is_to_come else step


def just_done(state: State) -> Step | None:
    """Return the step that was logged last, if it was done."""
    step = state.plan.step(next(reversed(state.logged), ""))
    return step if step is not None and state.result(step) is not None else None


def has_reps_left(state: State, step: Step) -> bool:
    """Return whether it can be said now how many repetitions were left: once a set has begun."""
    is_under_way = state.phase == "working" and step == state.step
    return counts_left(state.plan, step) and (is_under_way or state.result(step) is not None)


def counts_left(plan: Plan, step: Step) -> bool:
    """Return whether a set is one of which it counts how many repetitions were left.

    A hold, a drill and a warm-up are not done near failure (R-RPE-01).
    """
    return step.kind == "work" and not step.is_hold and plan.exercise(step).has_reserve


def select(state: State, selected: str | None, direction: int) -> str | None:
    """Return the done set before (−1) or after (1) the one that corrections change."""
    sets = {step.id for step in state.plan.steps if step.is_set}
    done = [name for name, logged in state.logged.items() if logged.result and name in sets]
    now = correctable(state, selected)
    if now is None or not done:
        return None
    place = done.index(now.id) if now.id in done else len(done)
    place = min(max(place + direction, 0), len(done))
    return done[place] if place < len(done) else None


def correction(
    action: str,
    state: State,
    selected: str | None,
    now: Instant,
    gear: Gear,
    *,
    leading: Leading = Leading(),  # noqa: B008  a frozen value
) -> ev.SetAmended | None:
    """Return the amended set of an action of CORRECTIONS, None where it has no use."""
    is_reserve = action in RESERVES
    step = reported(state, selected) if is_reserve else correctable(state, selected)
    if step is None or (is_reserve and not has_reps_left(state, step)):
        return None
    result = state.result(step) or _to_be_logged(state, step, leading)
    changed = CORRECTIONS[action](result, state.plan.exercise(step), gear)
    if changed == result:
        return None
    return ev.SetAmended(at=now.at, offset=now.offset, step=step.id, result=changed)


def _to_be_logged(state: State, step: Step, leading: Leading) -> Result:
    """Return what a set will be logged with; a paced one counts up to where the pacer stops."""
    result = state.prefill(step)
    target = paced_reps(state, step) if leading.paces(step) else None
    return result if target is None else structs.replace(result, reps=target)


def _count(direction: int, result: Result, _: Exercise, __: Gear) -> Result:
    """Return a result with a rep more or less, a hold with five seconds more or less."""
    if result.seconds is not None:
        seconds = min(max(result.seconds + direction * HOLD_STEP, 0), MOST_SECONDS)
        return structs.replace(result, seconds=seconds)
    reps = min(max((result.reps or 0) + direction, 0), MOST_REPS)
    return structs.replace(result, reps=reps)


def _load(result: Result, exercise: Exercise, gear: Gear, *, up: bool) -> Result:
    return structs.replace(result, load=gear.next_or_band(exercise, result.load, up=up))


def _reserve(rir: int, result: Result, _: Exercise, __: Gear) -> Result:
    """Return a result with these reps in reserve; the same number again takes it back."""
    return structs.replace(result, rir=None if result.rir == rir else rir)


CORRECTIONS: dict[str, Callable[[Result, Exercise, Gear], Result]] = {
    "reps_up": partial(_count, 1),
    "reps_down": partial(_count, -1),
    "load_up": partial(_load, up=True),
    "load_down": partial(_load, up=False),
    **{f"reserve_{rir}": partial(_reserve, rir) for rir in range(5)},
}

# To an earlier (−1) or a later (1) set.
SELECTIONS: dict[str, int] = {"earlier_set": -1, "later_set": 1}
