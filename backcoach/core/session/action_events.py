"""What the `session` actions of the table do: an action and the state give an event, or none.

Actions that correct a set or select one stand in `set_corrections`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.session import events as ev
from backcoach.core.session.plan_changes import added_set
from backcoach.core.session.timing.pacing import reps_led
from backcoach.core.session.undo import pain_undone, undoes_pause

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.leading import Instant, Leading
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State

REST_STEP = 15


def event_for(action: str, state: State, now: Instant, leading: Leading) -> ev.Event | None:
    """Return the event of an action of EVENTS, None where it has no use."""
    make = EVENTS.get(action)
    return make(state, now, leading) if make else None


def _next(state: State, now: Instant, leading: Leading) -> ev.Event | None:
    at, offset = now.at, now.offset
    step = state.step
    if state.is_over:
        return None
    if state.paused_at is not None:
        return ev.Resumed(at=at, offset=offset)
    if step is None:
        return ev.Finished(at=at, offset=offset)
    if state.phase != "working":
        lead = leading.lead(step)
        return ev.SetBegun(at=at, offset=offset, step=step.id, get_ready=lead)
    if state.elapsed(at) < 0:
        return ev.SetBegun(at=at, offset=offset, step=step.id)
    result = state.prefill(step)
    if step.is_hold:
        result = structs.replace(result, seconds=state.elapsed(at) // 1000)
    elif leading.paces(step):
        result = structs.replace(result, reps=reps_led(state, step, at))
    is_measured = step.is_set and (step.is_hold or leading.paces(step))
    if is_measured and not (result.seconds or result.reps):
        return ev.SetCancelled(at=at, offset=offset, step=step.id)
    is_shown = step.is_set and step.is_hold
    return ev.SetDone(at=at, offset=offset, step=step.id, result=result, reported=is_shown)


def _undo(state: State, now: Instant, _: Leading) -> ev.Event:
    """Return what takes back the last thing done; where that is the pause, what goes on."""
    if undoes_pause(state):
        return ev.Resumed(at=now.at, offset=now.offset)
    pain_at = pain_undone(state)
    return ev.Undone(at=now.at, offset=now.offset, alone=True, pain_at=pain_at)


def _skip(state: State, now: Instant, _: Leading) -> ev.Event | None:
    step = state.step
    if step is None:
        return None
    following = tuple(each.id for each in state.plan.follow_ons(step) if state.is_open(each))
    return ev.StepSkipped(at=now.at, offset=now.offset, step=step.id, following=following)


def _pause(state: State, now: Instant, _: Leading) -> ev.Event:
    kind = ev.Paused if state.paused_at is None else ev.Resumed
    return kind(at=now.at, offset=now.offset)


def _extend(seconds: int, _: State, now: Instant, __: Leading) -> ev.Event:
    return ev.RestExtended(at=now.at, offset=now.offset, seconds=seconds)


def _move(direction: int, state: State, now: Instant, _: Leading) -> ev.Event | None:
    step = neighbour_exercise(state, direction)
    return ev.CursorMoved(at=now.at, offset=now.offset, step=step.id) if step else None


def _add_set(state: State, now: Instant, _: Leading) -> ev.Event | None:
    slot = slot_in_hand(state)
    return None if slot is None else added_set(state, slot, now.at, now.offset)


def _accept(state: State, now: Instant, _: Leading) -> ev.Event | None:
    """Return the choice of the exercise that is offered instead of the one in hand."""
    slot = slot_in_hand(state)
    own = None if slot is None else state.plan.slots[slot]
    if own is None or not own.offer:
        return None
    return choice_of(own.exercise.id, own.offer, now)


def choice_of(instead_of: str, exercise: str, now: Instant) -> ev.ExerciseChosen:
    """Return the choice of an exercise for good; both are ids."""
    return ev.ExerciseChosen(at=now.at, offset=now.offset, instead_of=instead_of, exercise=exercise)


def _finish(state: State, now: Instant, _: Leading) -> ev.Event:
    kind = ev.Continued if state.phase == "finished" else ev.Finished
    return kind(at=now.at, offset=now.offset)


EVENTS: dict[str, Callable[[State, Instant, Leading], ev.Event | None]] = {
    "next": _next,
    "undo": _undo,
    "skip": _skip,
    "pause": _pause,
    "add_time": partial(_extend, REST_STEP),
    "cut_time": partial(_extend, -REST_STEP),
    "next_exercise": partial(_move, 1),
    "previous_exercise": partial(_move, -1),
    "add_set": _add_set,
    "accept": _accept,
    "finish": _finish,
}


def slot_in_hand(state: State) -> int | None:
    """Return the current slot: that of the set whose rest is running, else of the next step."""
    after = state.plan.step(state.countdown.after) if state.countdown else None
    step = (after if after and after.is_set else None) or state.step or state.last_done
    return step.slot if step else None


def first_open(state: State, slot: int) -> Step | None:
    """Return the first open step of a slot."""
    return next((step for step in state.plan.steps_of(slot) if state.is_open(step)), None)


def neighbour_exercise(state: State, direction: int) -> Step | None:
    """Return the first open step of the nearest exercise in a direction that has one."""
    slots = list(dict.fromkeys(step.slot for step in state.plan.steps))
    step = state.step
    if step is None:
        return None
    place = slots.index(step.slot)
    others = slots[place + 1 :] if direction > 0 else reversed(slots[:place])
    return next((first for slot in others if (first := first_open(state, slot))), None)
