"""People who train by the coach's plans in the core alone, for as long as a test wants.

Each has a true maximum for an exercise, in grams of moved mass, or a number of repetitions to
failure where the load has no number. They do what is asked as far as they can and report what
was left; `make seasons` is the same through the program itself, with noise.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.coaching.ability.curve import reps_to_failure
from backcoach.core.coaching.between_sets.after_set import advise_after_set
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.settings.person import Person
from support.pasts import DAY

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State

START = 1_767_600_000_000
BODY = 75_000
TIRING = 0.02  # of the maximum, from each set to the next
MOST_LEFT = 4


class Lifter(Struct, frozen=True):
    """Somebody with true maxima by exercise; `reports` turns what was left into a report."""

    person: Person
    maxima: dict[str, int]
    reports: bool = True


def train(
    library: Library, session: Session, lifter: Lifter, visits: int, every: float = 3.5
) -> list[State]:
    """Return the finished sessions of so many visits, one every so many days."""
    past: list[State] = []
    for number in range(visits):
        past.append(visit(library, session, lifter, past, START + round(number * every * DAY)))
    return past


def visit(library: Library, session: Session, lifter: Lifter, past: list[State], at: int) -> State:
    """Return the finished session of one visit."""
    plan = prepare(library, session, lifter.person, past, Today(now=at)).plan
    assert plan is not None
    state = begin(ev.SessionStarted(at=at, id=str(at), plan=plan))
    while (step := state.step) is not None and not state.is_over:
        state, _ = advance(state, ev.SetBegun(at=at, step=step.id))
        result = state.prefill(step)
        state, _ = advance(state, ev.SetDone(at=at, step=step.id, result=result))
        if step.kind == "work" and lifter.reports:
            reported = _lifted(state, step, lifter, result)
            state, _ = advance(state, ev.SetAmended(at=at, step=step.id, result=reported))
        advice = advise_after_set(state, lifter.person, at, 0)
        if advice is not None:
            state, _ = advance(state, advice)
    return state


def _lifted(state: State, step: Step, lifter: Lifter, result: Result) -> Result:
    """Return what was really done of what was asked, with the reserve as it was felt."""
    if result.reps is None:
        return result
    exercise = state.plan.exercise(step)
    able = lifter.maxima.get(exercise.id, 12)
    if exercise.load in ("external", "added", "assisted"):
        body = 0 if exercise.load == "external" else lifter.person.body_weight or BODY
        moved = body + ((result.load.grams or 0) if result.load else 0)
        today = able * (1 - TIRING * (step.set - 1))
        able = max(0, floor(reps_to_failure(today / max(moved, 1))))
    reps = min(result.reps, able)
    return replace(result, reps=reps, rir=min(MOST_LEFT, able - reps))
