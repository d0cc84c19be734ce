"""Ever smaller forms of a session, for when there is less time than it needs.

The order of a time-boxed session: no cool-down, no easy minutes; rests down to their minimum,
those of hinges last; warm-up sets down to one for the hinge; what follows a set at once;
neighbours done in turns; two sets of each exercise; three exercises, then two; and only then
single sets, and a single exercise. Seconds throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.planning.easy_minutes import without_kind
from backcoach.core.planning.fitting.pairs import Block, blocks, in_pairs, kept_slots
from backcoach.core.session.plan import CIRCUIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.reason import Reason
    from backcoach.core.session.plan import Kind, Plan, Slot, Step

REST_STEP = 15  # by how much a rest becomes shorter at a time
ALL_EASY: tuple[Kind, ...] = ("cooldown", "easy")  # in the order in which they are left out
FEW_SETS = 2  # of each exercise, before exercises are left out
FEW_EXERCISES = 2  # before single sets are all there is

ROWS, PULLS, HINGES = range(3)  # whose rests are cut first, next and last


def smaller_plans(plan: Plan, why: Reason) -> Iterator[Plan]:
    """Yield the plan, then what is left of it after one more cut, down to a single set.

    Slots keep their numbers; one that is left out has no steps. `why` is the reason of rests
    that are shorter.
    """
    yield plan
    for kind in ALL_EASY:
        plan = without_kind(plan, kind)
        yield plan
    if plan.rests:
        for turn in (ROWS, PULLS, HINGES):
            shortest = {
                number: least
                for block in blocks(plan)
                if _turn(plan, block) == turn
                for number, least in _shortest_rests(plan, block)
            }
            while any(plan.slots[number].rest > least for number, least in shortest.items()):
                plan = _with_rests_cut(plan, shortest, why)
                yield plan
    for fewer in _with_fewer_warmups(plan):
        plan = fewer
        yield plan
    plan = without_follow_ons(plan)
    yield in_pairs(plan)
    for fewest_sets, fewest in ((FEW_SETS, FEW_EXERCISES), (1, 1)):
        while longest := _longest_block(plan, fewest_sets):
            plan = _without_last_set(plan, longest)
            yield in_pairs(plan)
        if fewest == 1:
            plan = structs.replace(
                plan, steps=tuple(step for step in plan.steps if step.kind == "work")
            )
            yield in_pairs(plan)
        while len(slots := kept_slots(plan)) > fewest:
            plan = without_slot(plan, _least_needed(plan, slots))
            yield in_pairs(plan)


def set_counts(plan: Plan) -> dict[int, int]:
    """Return the number of work sets of each slot that has any."""
    counts: dict[int, int] = {}
    for step in plan.steps:
        if step.kind == "work" and not step.is_follow_on:
            counts[step.slot] = max(counts.get(step.slot, 0), step.set)
    return counts


def without_follow_ons(plan: Plan) -> Plan:
    """Return the plan without drop and rest-pause sets."""
    return _without(plan, [step for step in plan.steps if step.is_follow_on])


def _turn(plan: Plan, block: Block) -> int:
    """Return when the rests of a block are cut; a superset waits for its hinge."""
    return max(_turn_of(plan.slots[number].exercise) for number in block)


def _turn_of(exercise: Exercise) -> int:
    if exercise.pattern == "hinge":
        return HINGES
    is_row = exercise.pattern == "horizontal_pull"
    return ROWS if is_row or exercise.sides == "each" else PULLS


def _shortest_rests(plan: Plan, block: Block) -> Iterator[tuple[int, int]]:
    """Yield each slot of a block with its shortest rest: one rest serves a whole superset."""
    least = max(rest_range(plan.slots[number].exercise, plan.goal).lowest for number in block)
    for number in block:
        yield number, min(plan.slots[number].rest, least)


def _with_rests_cut(plan: Plan, shortest: dict[int, int], why: Reason) -> Plan:
    """Return the plan with one step less of these rests; a swap will keep them, as if written."""

    def cut(number: int, slot: Slot) -> Slot:
        rest = max(shortest.get(number, slot.rest), slot.rest - REST_STEP)
        if rest >= slot.rest:
            return slot
        return structs.replace(slot, rest=rest, rest_why=why, rest_written=True)

    slots = tuple(cut(number, slot) for number, slot in enumerate(plan.slots))
    return structs.replace(plan, slots=slots)


def _with_fewer_warmups(plan: Plan) -> Iterator[Plan]:
    """Yield the plan with fewer warm-up sets: the heaviest of each, then that of hinges alone."""
    for number in reversed(kept_slots(plan)):
        warmups = plan.steps_of(number, "warmup")
        if warmups and warmups[-1].set > 1:
            plan = _without(plan, [step for step in warmups if step.set < warmups[-1].set])
            yield plan
    for number in reversed(kept_slots(plan)):
        warmups = plan.steps_of(number, "warmup")
        if warmups and plan.slots[number].exercise.pattern != "hinge":
            plan = _without(plan, warmups)
            yield plan


def _longest_block(plan: Plan, fewest: int) -> Block | None:
    """Return the block with the most sets, the latest of several, a hinge only in the end.

    None where no block has more than `fewest`.
    """
    counts = set_counts(plan)
    several = [
        (_turn(plan, block) != HINGES, most, block)
        for block in blocks(plan)
        if (most := max(counts[number] for number in block)) > fewest
    ]
    return max(several)[-1] if several else None


def _without_last_set(plan: Plan, block: Block) -> Plan:
    """Return the plan without the last work set of a block, in a superset the last round.

    If that was an honest set, the set before it becomes one.
    """
    counts = set_counts(plan)
    last = max(counts[number] for number in block)
    gone = [
        step
        for step in plan.steps
        if step.kind == "work" and step.slot in block and step.set == last
    ]
    honest = {(step.slot, step.side): step.rir for step in gone if step.is_honest}
    steps = tuple(
        structs.replace(step, is_honest=True, rir=honest[step.slot, step.side])
        if step.kind == "work" and step.set == last - 1 and (step.slot, step.side) in honest
        else step
        for step in plan.steps
    )
    return _without(structs.replace(plan, steps=steps), gone)


def _least_needed(plan: Plan, kept: Sequence[int]) -> int:
    """Return the last slot whose movement another one has too, else the last of all."""
    patterns = [plan.slots[number].exercise.pattern for number in kept]
    again = [number for place, number in enumerate(kept) if patterns[place] in patterns[:place]]
    return (again or list(kept))[-1]


def without_slot(plan: Plan, slot: int) -> Plan:
    """Return the plan without the steps of a slot; a superset of one is none."""
    plan = _without(plan, plan.steps_of(slot))
    group = plan.slots[slot].group
    mates = [number for number in kept_slots(plan) if group and plan.slots[number].group == group]
    if len(mates) == CIRCUIT - 1:
        return structs.replace(
            plan,
            steps=tuple(
                structs.replace(step, scheme="")
                if step.slot in mates and step.scheme == "circuit"
                else step
                for step in plan.steps
            ),
        )
    if len(mates) != 1:
        return plan
    return structs.replace(
        plan,
        slots=tuple(
            structs.replace(own, group="") if number in mates else own
            for number, own in enumerate(plan.slots)
        ),
        steps=tuple(
            structs.replace(step, round=0) if step.slot in mates else step for step in plan.steps
        ),
    )


def _without(plan: Plan, steps: Sequence[Step]) -> Plan:
    gone = {step.id for step in steps}
    return structs.replace(plan, steps=tuple(step for step in plan.steps if step.id not in gone))
