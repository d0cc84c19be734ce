"""The easy minutes before the first set and the cool-down after the last, as steps of a plan.

About five minutes of easy movement come before the specific warm-up sets, two or three of it
after the last set. They have a clock and no target, say nothing of what somebody can do, and are
left out first where time is short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.exercises.model import Exercise
from backcoach.core.notation import Seconds
from backcoach.core.session.plan import Slot, Step, step_id

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Session
    from backcoach.core.session.plan import Kind, Plan

EASY = Exercise(
    id="easy_movement",
    name="Easy minutes",
    pattern="vertical_pull",
    primary=(),
    load="none",
    seconds=Seconds(300),
    setup_time=Seconds(0),
    setup=(
        "Walk, cycle, row or climb stairs",
        "Then circle the arms, roll the shoulders",
        "Last, a few hip hinges without a load",
    ),
    breathing="So easy that you could talk",
)
COOL_DOWN = Exercise(
    id="cool_down",
    name="Cool-down",
    pattern="vertical_pull",
    primary=(),
    load="none",
    seconds=Seconds(180),
    setup_time=Seconds(0),
    setup=("Walk about with ease", "Let the arms hang, shake them out"),
    breathing="Slow and even, until it is calm",
)


def with_easy_minutes(plan: Plan, session: Session) -> Plan:
    """Return a fresh plan with the easy minutes and the cool-down that its session asks for.

    Their slots come behind the others, which keep their numbers.
    """
    if session.easy:
        plan = _with(plan, EASY, "easy", session.easy)
    return _with(plan, COOL_DOWN, "cooldown", session.cool_down) if session.cool_down else plan


def _with(plan: Plan, exercise: Exercise, kind: Kind, seconds: int) -> Plan:
    number = len(plan.slots)
    name = step_id(number, kind, 1, "both")
    step = Step(id=name, slot=number, kind=kind, set=1, seconds=seconds)
    steps = (step, *plan.steps) if kind == "easy" else (*plan.steps, step)
    slots = (*plan.slots, Slot(exercise=exercise, rest=0, rest_why=""))
    return structs.replace(plan, slots=slots, steps=steps)


def without_kind(plan: Plan, kind: Kind) -> Plan:
    """Return the plan without the steps of a kind; their slots keep their numbers."""
    return structs.replace(plan, steps=tuple(step for step in plan.steps if step.kind != kind))
