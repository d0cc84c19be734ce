"""Changes to the plan of a running session: another exercise, one more set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.exercises.usual_rest import own_rest, rest_reason
from backcoach.core.notation import Reps
from backcoach.core.session.plan import Kind, Slot, Step, sides_of, step_id

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise, Goal
    from backcoach.core.session.state import State

MOST_SETS = 30
FALLBACK_REPS = Reps(8, 8)


def with_swapped(state: State, slot: int, exercise: Exercise) -> State:
    """Give the open sets of a slot to another exercise, each in its place, without a load.

    What was done stays with the exercise that it was done with. A set of which only one side
    is done counts as open: the other exercise does all of it.
    """
    plan = state.plan
    if not 0 <= slot < len(plan.slots) or plan.slots[slot].exercise.id == exercise.id:
        return state
    made: dict[tuple[Kind, int], list[Step]] = {}
    steps: list[Step] = []
    cursor = state.cursor
    for step in plan.steps:
        if step.slot != slot or not state.is_open(step):
            steps.append(step)
            continue
        key = (step.kind, step.set)
        if key not in made:
            number = 1 + sum(kind == step.kind for kind, _ in made)
            made[key] = _remade(step, exercise, len(plan.slots), number)
            steps += made[key]
        if step.id == state.cursor:
            cursor = made[key][0].id
    if not made:
        return state
    slots = (*plan.slots, _slot_for(plan.slots[slot], exercise, plan.goal))
    is_broken_off = state.phase == "working" and cursor != state.cursor
    return replace(
        state,
        plan=replace(plan, slots=slots, steps=tuple(steps)),
        cursor=cursor,
        phase="ready" if is_broken_off else state.phase,
    )


def _slot_for(old: Slot, exercise: Exercise, goal: Goal) -> Slot:
    rest, why = own_rest(exercise, goal)
    if old.rest_written and (old.group or exercise.rest is None):
        rest, why = old.rest, rest_reason(old.rest, exercise, goal, "as this session says")
    return replace(
        old,
        exercise=exercise,
        rest=rest,
        rest_why=why,
        setup=exercise.setup_time,
        why="",
        note="",
        is_guess=True,
    )


def _remade(model: Step, exercise: Exercise, slot: int, number: int) -> list[Step]:
    """Return the set that a step belongs to for another exercise, with the sides that it has."""
    is_hold = exercise.is_hold
    return [
        Step(
            id=step_id(slot, model.kind, number, side),
            slot=slot,
            kind=model.kind,
            side=side,
            set=number,
            round=model.round,
            reps=None if is_hold else model.reps or exercise.reps or FALLBACK_REPS,
            seconds=exercise.seconds if is_hold else None,
            tempo=None if is_hold else exercise.tempo,
            rir=model.rir if exercise.has_reserve else None,
        )
        for side in sides_of(exercise)
    ]


def with_added_set(state: State, slot: int, at: int) -> State:
    """Add one work set behind the last one of a slot, in a superset behind that round.

    Where it comes next after the set just done, the rest becomes the one before it.
    """
    plan = state.plan
    work = plan.steps_of(slot, "work")
    if not work or work[-1].set >= MOST_SETS:
        return state
    last = work[-1]
    added = [
        replace(
            step,
            id=step_id(slot, "work", step.set + 1, step.side),
            set=step.set + 1,
            round=step.round and step.round + 1,
        )
        for step in work
        if step.set == last.set
    ]
    group = plan.slots[slot].group
    mates = {number for number, one in enumerate(plan.slots) if group and one.group == group}
    place = 1 + max(
        index
        for index, step in enumerate(plan.steps)
        if step.slot in {slot, *mates} and step.round <= added[0].round
    )
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
    is_heard = rest.rung and resting.countdown.left(state.clock(at)) <= 0
    return replace(resting, countdown=replace(resting.countdown, rung=is_heard))
