"""The plan of today for a person, from a shipped session or from lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import support.shipped
from msgspec import structs
from support.builders import exercise, line
from support.pasts import DAY, PERSON

from backcoach.core.exercises.model import Goal, Library, Session
from backcoach.core.notation import Seconds
from backcoach.core.planning.todays_plan import Prepared, Today, prepare
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.plan import Plan, Slot
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


SHIPPED = support.shipped.shipped()
ROW = line(exercise("row", implement="stack", equipment=("cable machine",)), 3, reps="8-10", rir=2)

HINGE = line(
    exercise("deadlift", pattern="hinge", implement="barbell", floor=True, start="100 kg"),
    2,
    reps=5,
    warmup=["ramp"],
)


def at_home(*things: str, **fields: Any) -> Person:
    return structs.replace(PERSON, equipment=frozenset(things), **fields)


def ready(
    *lines: Any,
    person: Person = PERSON,
    past: Sequence[State] = (),
    goal: Goal = "hypertrophy",
    **today: Any,
) -> Prepared:
    session = Session(
        id="test",
        name="Test",
        goal=goal,
        easy=Seconds(300),
        cool_down=Seconds(180),
        exercise=tuple(prescription for _, prescription in lines),
    )
    library = Library(exercise=tuple(own for own, _ in lines), session=(session,))
    now = past[-1].started_at + 3 * DAY if past else 0
    return prepare(library, session, person, past, Today(now=now, **today))


def planned(prepared: Prepared) -> Plan:
    assert prepared.plan is not None
    assert prepared.stop == ""
    return prepared.plan


def shipped(name: str, person: Person = PERSON, **today: Any) -> Prepared:
    session = SHIPPED.find_session(name)
    assert session is not None
    return prepare(SHIPPED, session, person, (), Today(now=0, **today))


def texts(plan: Plan) -> list[str]:
    return [reason_text(note) for note in plan.notes]


def names(plan: Plan) -> list[str]:
    return [slot.exercise.id for slot in lifts(plan)]


def lifts(plan: Plan) -> list[Slot]:
    """The slots that have sets."""
    return [plan.slots[number] for number in sorted({s.slot for s in plan.steps if s.is_set})]
