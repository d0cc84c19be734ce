"""Cuts a plan to the time available: shorter rests first, then fewer sets, then fewer exercises.

Rests are cut in this order: those of rows and one-sided lifts, of the other pulls, of hinges.
Every cut has a note. Times are in seconds.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.reason import Reason, Value
from backcoach.core.session.duration import session_seconds
from backcoach.core.session.plan import Plan, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Exercise

REST_STEP = 15  # by how much a rest becomes shorter at a time
MINUTE = 60

ROWS, PULLS, HINGES = range(3)  # whose rests are cut first, next and last

Block = tuple[int, ...]  # the slots of a superset, or one slot alone


class Fitted(Struct, frozen=True):
    """The plan that fits, and what was changed to make it fit."""

    plan: Plan
    notes: tuple[Reason, ...]


def fit(plan: Plan, minutes: int) -> Fitted:
    """Return a new plan cut to `minutes`, changed no more than necessary.

    Rests stay at or above the minimum of R-REST-01, and every exercise that stays keeps a work
    set. Where even the smallest form is longer, it is returned with a note.
    """
    limit = minutes * MINUTE
    fitted = plan
    for fitted in _ever_smaller(plan, Reason("rest_to_fit", {"minutes": minutes})):
        if session_seconds(fitted) <= limit:
            break
    notes = [*_rest_notes(plan, fitted), *_set_notes(plan, fitted)]
    if (seconds := session_seconds(fitted)) > limit:
        notes.append(Reason("time_too_short", {"minutes": -(-seconds // MINUTE)}))
    return Fitted(fitted, tuple(notes))


def _ever_smaller(plan: Plan, why: Reason) -> Iterator[Plan]:
    """Yield the plan, then the plan after each further cut, down to a single set."""
    yield plan
    if plan.rests:
        for turn in (ROWS, PULLS, HINGES):
            shortest = {
                number: least
                for block in _blocks(plan)
                if _turn(plan, block) == turn
                for number, least in _shortest_rests(plan, block)
            }
            while any(plan.slots[number].rest > least for number, least in shortest.items()):
                plan = _with_rests_cut(plan, shortest, why)
                yield plan
    while longest := _longest_block(plan):
        plan = _without_last_set(plan, longest)
        yield plan
    while len(plan.slots) > 1:
        last = len(plan.slots) - 1
        steps = tuple(step for step in plan.steps if step.slot != last)
        plan = structs.replace(plan, slots=plan.slots[:last], steps=steps)
        yield plan


def _blocks(plan: Plan) -> list[Block]:
    numbers = range(len(plan.slots))
    return [
        tuple(block)
        for _, block in groupby(numbers, lambda number: plan.slots[number].group or number)
    ]


def _turn(plan: Plan, block: Block) -> int:
    """Return when the rests of a block are cut; a superset is cut with the last of its members."""
    return max(_turn_of(plan.slots[number].exercise) for number in block)


def _turn_of(exercise: Exercise) -> int:
    if exercise.pattern == "hinge":
        return HINGES
    is_row = exercise.pattern == "horizontal_pull"
    return ROWS if is_row or exercise.sides == "each" else PULLS


def _shortest_rests(plan: Plan, block: Block) -> Iterator[tuple[int, int]]:
    """Yield each slot of a block with its shortest rest, the same for a whole superset."""
    least = max(rest_range(plan.slots[number].exercise, plan.goal).lowest for number in block)
    for number in block:
        yield number, min(plan.slots[number].rest, least)


def _with_rests_cut(plan: Plan, shortest: dict[int, int], why: Reason) -> Plan:
    """Return the plan with these rests one step shorter; a swap keeps them like written ones."""

    def cut(number: int, slot: Slot) -> Slot:
        rest = max(shortest.get(number, slot.rest), slot.rest - REST_STEP)
        if rest >= slot.rest:
            return slot
        return structs.replace(slot, rest=rest, rest_why=why, rest_written=True)

    slots = tuple(cut(number, slot) for number, slot in enumerate(plan.slots))
    return structs.replace(plan, slots=slots)


def _longest_block(plan: Plan) -> Block | None:
    """Return the block with the most sets, the latest of several, a hinge only in the end."""
    counts = _set_counts(plan)
    several = [
        (_turn(plan, block) != HINGES, most, block)
        for block in _blocks(plan)
        if (most := max(counts[number] for number in block)) > 1
    ]
    return max(several)[-1] if several else None


def _without_last_set(plan: Plan, block: Block) -> Plan:
    """Return the plan without the last work set of a block, in a superset the last round."""
    counts = _set_counts(plan)
    last = max(counts[number] for number in block)
    steps = tuple(
        step
        for step in plan.steps
        if step.kind != "work" or step.slot not in block or step.set < last
    )
    return structs.replace(plan, steps=steps)


def _set_counts(plan: Plan) -> dict[int, int]:
    counts: dict[int, int] = {}
    for step in plan.steps:
        if step.kind == "work":
            counts[step.slot] = max(counts.get(step.slot, 0), step.set)
    return counts


def _rest_notes(plan: Plan, fitted: Plan) -> Iterator[Reason]:
    """Yield which rests are shorter, where there is still a rest between two sets."""
    counts = _set_counts(fitted)
    changes: dict[tuple[str, int, int], None] = {}
    for block in _blocks(fitted):
        number = block[-1]
        before, after = plan.slots[number].rest, fitted.slots[number].rest
        if after != before and counts[number] > 1:
            movement = _movement(plan.slots[number].exercise) if len(block) == 1 else "superset"
            changes[movement, after, before] = None
    for movement, after, before in changes:
        yield Reason("time_rests", {"movement": movement, "seconds": after, "before": before})


def _movement(exercise: Exercise) -> str:
    """Return the movement of an exercise, as notes name it: `row`, `one_side_row`."""
    if exercise.pattern == "hinge":
        return "hinge"
    name = "pulldown" if exercise.load == "external" else "pull_up"
    if exercise.pattern == "horizontal_pull":
        name = "row"
    return f"one_side_{name}" if exercise.sides == "each" else name


def _set_notes(plan: Plan, fitted: Plan) -> Iterator[Reason]:
    before, after = _set_counts(plan), _set_counts(fitted)
    for number, slot in enumerate(plan.slots):
        name, left = slot.exercise.name, after.get(number, 0)
        if not left:
            yield Reason("time_left_out", {"exercise": name})
        elif left < before[number]:
            values: dict[str, Value] = {"exercise": name, "sets": left, "before": before[number]}
            yield Reason("time_sets", values)
