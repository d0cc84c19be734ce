"""Sessions that are too long, and what was cut from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs
from support.builders import Line, exercise, line, one_armed, plan_of

from backcoach.core.reason import Reason, Value
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.session.plan import Plan


HINGE = exercise("kettlebell_deadlift", pattern="hinge")
PULLDOWN = exercise("lat_pulldown", pattern="vertical_pull")
ROW = exercise("cable_row")
DB_ROW = one_armed()
PULL_UP = exercise("pull_up", pattern="vertical_pull", load="bodyweight")

BALANCED = (
    line(HINGE, 3, reps=10, tempo="3-1-1-1", rest=90, setup=60),
    line(PULLDOWN, 2, reps=10, tempo="3-1-1-1", rest=90, setup=90),
    line(ROW, 2, reps=12, tempo="3-0-1-1", rest=90, setup=90),
    line(DB_ROW, 2, reps=10, tempo="3-0-1-1", rest=60, setup=90),
    line(PULL_UP, 2, reps=6, tempo="3-0-1-1", rest=120, setup=90),
)


def over(seconds: int, *lines: Line, **fields: Any) -> tuple[Plan, int]:
    """A plan, and whole minutes than which it takes exactly so many seconds more."""
    plan = plan_of(*lines, **fields)
    first, *others = plan.slots
    padding = (seconds - session_seconds(plan)) % 60
    padded = structs.replace(first, setup=first.setup + padding)
    plan = structs.replace(plan, slots=(padded, *others))
    return plan, (session_seconds(plan) - seconds) // 60


def rests(plan: Plan) -> list[int]:
    return [slot.rest for slot in plan.slots]


def sets(plan: Plan) -> list[int]:
    return [
        len({step.set for step in plan.steps_of(number, "work")})
        for number in range(len(plan.slots))
    ]


def rests_cut(movement: str, seconds: int, before: int) -> Reason:
    values: dict[str, Value] = {"movement": movement, "seconds": seconds, "before": before}
    return Reason("time_rests", values)


def sets_cut(name: str, left: int, before: int) -> Reason:
    return Reason("time_sets", {"exercise": name, "sets": left, "before": before})


def kinds(notes: Iterable[Reason]) -> set[str]:
    return {note.kind for note in notes}
