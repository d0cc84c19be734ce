"""How much energy a person has today, and what that changes in a plan.

The question may be passed, and what is not answered changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.notation import Load
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan import Plan

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear

LEAST_ENERGY, MOST_ENERGY = 1, 5
EASED_BY = {1: 10, 2: 5}  # energy: per cent that a load goes down; the same with one set less
LARGEST_EASING = 20  # per cent; a next size further down is too light to be of use


class Adjusted(Struct, frozen=True):
    """A plan, and what the energy of today changed in it."""

    plan: Plan
    notes: tuple[Reason, ...] = ()


def adjust(plan: Plan, energy: int | None, gear: Gear) -> Adjusted:
    """Return a plan adjusted to the energy of today, from 1 to 5, None for not answered.

    Fewer sets and lighter loads are an offer: for someone who declines it, keep the plan.
    """
    percent = EASED_BY.get(energy or MOST_ENERGY)
    if percent is None:
        return Adjusted(plan)
    fewer = _with_fewer_sets(plan)
    lighter, loads = _lightened(fewer, percent, gear)
    values: dict[str, Value] = {"energy": energy or MOST_ENERGY}
    if fewer == plan and not loads:
        return Adjusted(lighter)
    if not loads:
        return Adjusted(lighter, (Reason("energy_sets", values),))
    values["percent"] = percent
    kind = "energy_loads" if fewer == plan else "energy_sets_loads"
    return Adjusted(lighter, (Reason(kind, values), *loads))


def _with_fewer_sets(plan: Plan) -> Plan:
    """Return the plan without the last work set of each exercise that has several.

    Where something follows a set, that goes instead.
    """
    followed = {step.slot for step in plan.steps if step.is_follow_on}
    steps = tuple(
        step
        for step in plan.steps
        if step.kind != "work"
        or (
            not step.is_follow_on
            and (step.slot in followed or step.set == 1 or step.set < plan.sets_of(step))
        )
    )
    return structs.replace(plan, steps=steps)


def _lightened(plan: Plan, percent: int, gear: Gear) -> tuple[Plan, tuple[Reason, ...]]:
    """Return the plan with loads that much lighter, and what they are now."""
    changes: dict[tuple[str, Load | None, Load], None] = {}
    steps = []
    for step in plan.steps:
        exercise = plan.exercise(step)
        load = _lighter(exercise, step.load, percent, gear)
        steps.append(structs.replace(step, load=load))
        if step.kind == "work" and step.load is not None and load != step.load:
            changes[exercise.name, load, step.load] = None
    return structs.replace(plan, steps=tuple(steps)), tuple(
        _load_note(*change) for change in changes
    )


def _load_note(name: str, load: Load | None, before: Load) -> Reason:
    values: dict[str, Value] = {"exercise": name, "before": before}
    if load is None:
        return Reason("energy_body", values)
    return Reason("energy_load", {**values, "load": load})


def _lighter(exercise: Exercise, load: Load | None, percent: int, gear: Gear) -> Load | None:
    """Return the heaviest load that is at least so much lighter, the same one where none is.

    A reduction rounds down, but not by more than `LARGEST_EASING`. What is added to or taken
    off the body goes one size down.
    """
    if load is None or load.grams is None:
        return load
    if exercise.load in ("added", "assisted"):
        return gear.next_load(exercise, load, up=False)
    offer = gear.loadable(exercise)
    grams = offer.at_most(load.grams * (100 - percent) // 100) if offer else None
    if grams is None or grams * 100 < load.grams * (100 - LARGEST_EASING):
        return load
    return Load(grams, gear.unit)
