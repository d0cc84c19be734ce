"""Changes to the plan of a running session: another exercise, one more set.

`swap` and `added_set` make the event, and ask rules and tables for what it carries. `with_swapped`
and `with_added_set` apply it, and ask for nothing but the event and the state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.exercises.usual_rest import own_rest, rest_reason
from backcoach.core.reason import Reason
from backcoach.core.session.events import ExerciseChosen, ExerciseSwapped, SetAdded
from backcoach.core.session.plan import (
    FALLBACK_REPS,
    ROUNDS_BY_TIME,
    Kind,
    Slot,
    Step,
    sides_of,
    step_id,
)

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise, Goal
    from backcoach.core.session.state import State

MOST_SETS = 30


def swap(
    state: State, slot: int, exercise: Exercise, at: int, offset: int
) -> ExerciseSwapped | None:
    """Return the event that gives the open sets of a slot to another exercise, without a load.

    What was done stays with the exercise that it was done with. A set of which only one side
    is done counts as open: the other exercise does all of it. None where nothing can be swapped.
    """
    plan = state.plan
    if not 0 <= slot < len(plan.slots) or plan.slots[slot].exercise.id == exercise.id:
        return None
    steps: dict[str, tuple[Step, ...]] = {}
    made: set[tuple[Kind, int]] = set()
    for step in plan.steps_of(slot):
        key = (step.kind, step.set)
        if not state.is_open(step):
            continue
        steps[step.id] = ()
        if key not in made and not step.is_follow_on:
            made.add(key)
            number = sum(kind == step.kind for kind, _ in made)
            steps[step.id] = _remade(step, exercise, len(plan.slots), number)
    if not steps:
        return None
    replacement = _slot_for(plan.slots[slot], exercise, plan.goal)
    return ExerciseSwapped(at=at, offset=offset, slot=slot, replacement=replacement, steps=steps)


def _slot_for(old: Slot, exercise: Exercise, goal: Goal) -> Slot:
    rest, why = own_rest(exercise, goal)
    if old.rest_written and (old.group or exercise.rest is None):
        rest, why = old.rest, rest_reason(old.rest, exercise, goal, Reason("rest_of_line"))
    return replace(
        old,
        exercise=exercise,
        rest=rest,
        rest_why=why,
        setup=exercise.setup_time,
        why="",
        note="",
        notes=(),
        last_note="",
        abilities={},
        is_guess=True,
    )


def _remade(model: Step, exercise: Exercise, slot: int, number: int) -> tuple[Step, ...]:
    """Return the set that a step belongs to for another exercise, with the sides that it has."""
    is_hold = exercise.is_hold
    return tuple(
        in_place_of(
            Step(
                id=step_id(slot, model.kind, number, side),
                slot=slot,
                kind=model.kind,
                side=side,
                set=number,
                reps=None if is_hold else model.reps or exercise.reps or FALLBACK_REPS,
                seconds=exercise.seconds if is_hold else None,
                tempo=None if is_hold else exercise.tempo,
                rir=model.rir if exercise.has_reserve else None,
            ),
            model,
        )
        for side in sides_of(exercise)
    )


def in_place_of(step: Step, model: Step) -> Step:
    """Return a set of another exercise with the place of an open one: its turn, and its clock.

    In a block with a clock it has the number of the round, so that the next one goes on with it.
    """
    number = model.set if model.is_timed else step.set
    return replace(
        step,
        id=step_id(step.slot, step.kind, number, step.side),
        set=number,
        round=model.round,
        scheme=model.scheme if model.is_timed or model.scheme == "circuit" else "",
    )


def with_swapped(state: State, event: ExerciseSwapped) -> State:
    """Return the state with the slot of a swap and its steps, each in its place.

    The cursor stays at its place; a set that was under way and is swapped is broken off.
    """
    plan = state.plan
    if state.is_over or not any(
        step.id in event.steps and state.is_open(step) for step in plan.steps
    ):
        return state
    number = len(plan.slots)  # as in the event, unless one before it could not be read
    steps: list[Step] = []
    cursor = state.cursor
    latest = cursor
    for step in plan.steps:
        made = event.steps.get(step.id)
        if made is None or not state.is_open(step):
            steps.append(step)
            continue
        steps += (replace(step, slot=number) for step in made)
        latest = made[0].id if made else latest
        if step.id == state.cursor:
            cursor = latest
    is_broken_off = state.phase == "working" and cursor != state.cursor
    return replace(
        state,
        plan=replace(plan, slots=(*plan.slots, event.replacement), steps=tuple(steps)),
        cursor=cursor,
        phase="ready" if is_broken_off else state.phase,
    )


def added_set(state: State, slot: int, at: int, offset: int) -> SetAdded | None:
    """Return the event that adds one work set behind the last one of a slot.

    In a superset it comes behind that round. None where no set can be added.
    """
    plan = state.plan
    work = plan.steps_of(slot, "work")
    own = [step for step in work if not step.is_follow_on]
    if not own or work[-1].set >= MOST_SETS or own[-1].scheme in ROUNDS_BY_TIME:
        return None
    number = 1 + max(step.set for step in work)
    added = tuple(
        replace(
            step,
            id=step_id(slot, "work", number, step.side),
            set=number,
            round=step.round and step.round + 1,
            rest=None,
        )
        for step in own
        if step.set == own[-1].set
    )
    group = plan.slots[slot].group
    mates = {number for number, other in enumerate(plan.slots) if group and other.group == group}
    after = [
        step.id
        for step in plan.steps
        if step.slot in {slot, *mates} and step.round <= added[0].round
    ][-1]
    return SetAdded(at=at, offset=offset, slot=slot, after=after, steps=added)


def with_added_set(state: State, event: SetAdded) -> State:
    """Return the state with the added steps.

    Where they come next after the set just done, the rest becomes the one before them.
    """
    plan, added = state.plan, event.steps
    if (
        state.is_over
        or not added
        or any(plan.step(step.id) or step.slot >= len(plan.slots) for step in added)
    ):
        return state
    places = (place for place, step in enumerate(plan.steps, 1) if step.id == event.after)
    place = next(places, len(plan.steps))
    steps = (*plan.steps[:place], *added, *plan.steps[place:])
    grown = replace(state, plan=replace(plan, steps=steps))
    if state.cursor is None:
        return replace(grown, cursor=added[0].id)
    rest = state.countdown
    after = plan.step(rest.after) if rest else None
    if rest is None or after is None or grown.next_open(after.id) != added[0]:
        return grown
    resting = grown.resting(after, added[0], rest.began_at)
    if resting.countdown is None:
        return resting
    is_heard = rest.rung and resting.countdown.left(state.clock(event.at)) <= 0
    return replace(resting, countdown=replace(resting.countdown, rung=is_heard))


def with_choice(state: State, event: ExerciseChosen) -> State:
    """Choose an exercise for good; to choose what it replaced takes the choice back."""
    chosen = dict(state.chosen)
    replaced = next(
        (old for old, new in chosen.items() if new == event.instead_of), event.instead_of
    )
    chosen.pop(replaced, None)
    if event.exercise != replaced:
        chosen[replaced] = event.exercise
    return state if chosen == state.chosen else replace(state, chosen=chosen)
