"""Exercises of a plan that are done in turns: which are, and which can be."""

from __future__ import annotations

from itertools import groupby
from string import ascii_lowercase
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.session.plan import step_id

if TYPE_CHECKING:
    from backcoach.core.session.plan import Plan

Block = tuple[int, ...]  # the slots of a superset, or one slot alone


def blocks(plan: Plan) -> list[Block]:
    """Return the slots that have steps, those of a superset together."""
    return [
        tuple(block)
        for _, block in groupby(kept_slots(plan), lambda number: plan.slots[number].group or number)
    ]


def kept_slots(plan: Plan) -> tuple[int, ...]:
    """Return the numbers of the slots that have steps."""
    return tuple(sorted({step.slot for step in plan.steps}))


def renumbered(plan: Plan) -> Plan:
    """Return the plan without the slots that have no steps."""
    numbers = kept_slots(plan)
    if len(numbers) == len(plan.slots):
        return plan
    number = {old: new for new, old in enumerate(numbers)}
    return structs.replace(
        plan,
        slots=tuple(plan.slots[old] for old in numbers),
        steps=tuple(
            structs.replace(
                step,
                slot=number[step.slot],
                id=step_id(number[step.slot], step.kind, step.set, step.side),
            )
            for step in plan.steps
        ),
    )


def in_pairs(plan: Plan) -> Plan:
    """Return the plan with neighbours of different movements done in turns, hinges on their own.

    After a round comes the longer rest of the two.
    """
    if not plan.rests:
        return plan
    alone = [block[0] for block in blocks(plan) if len(block) == 1]
    used = {slot.group for slot in plan.slots}
    letters = (letter for letter in ascii_lowercase if letter not in used)
    before: int | None = None
    for number in alone:
        if before is not None and _suit(plan, before, number):
            plan = _paired(plan, before, number, next(letters))
            before = None
        else:
            before = number
    return plan


def _suit(plan: Plan, first: int, second: int) -> bool:
    """Tell whether two slots can be done in turns: side by side, two kinds of pull."""
    if set(kept_slots(plan)) & set(range(first + 1, second)):
        return False
    if any(plan.slots[number].clock for number in (first, second)):
        return False
    patterns = {plan.slots[number].exercise.pattern for number in (first, second)}
    rests = [plan.slots[number].rest for number in (first, second)]
    return patterns == {"vertical_pull", "horizontal_pull"} and all(rests)


def _paired(plan: Plan, first: int, second: int, letter: str) -> Plan:
    pair = (first, second)
    rest = max(plan.slots[number].rest for number in pair)
    longer = next(plan.slots[number] for number in pair if plan.slots[number].rest == rest)
    slots = tuple(
        structs.replace(own, group=letter, rest=rest, rest_why=longer.rest_why, rest_written=True)
        if number in pair
        else own
        for number, own in enumerate(plan.slots)
    )
    members = [step for step in plan.steps if step.slot in pair]
    warmups = [step for step in members if step.kind == "warmup"]
    work = [structs.replace(step, round=step.set) for step in members if step.kind == "work"]
    in_turn = [*warmups, *sorted(work, key=lambda step: (step.round, pair.index(step.slot)))]
    place = plan.steps.index(members[0])
    others = [step for step in plan.steps if step.slot not in pair]
    steps = (*others[:place], *in_turn, *others[place:])
    return structs.replace(plan, slots=slots, steps=steps)
