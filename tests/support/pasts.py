"""Builders of past sessions, and of the targets that follow from them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import structs

from backcoach.core.coaching.targets.target import Target
from backcoach.core.coaching.targets.targets import targets
from backcoach.core.exercises.model import Exercise, Library, Session
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.implements import Stack
from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import Person
from support.builders import Line, exercise, line, plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State

DAY = 24 * 60 * 60 * 1000
GEAR_KG = DEFAULT["kg"]
PERSON = Person(gear=GEAR_KG, level="intermediate", body_weight=80_000)
FINE = structs.replace(GEAR_KG, stack=Stack(Decimal(5), Decimal("2.5"), Decimal(100)))
PERSON_FINE = structs.replace(PERSON, gear=FINE)

row = exercise("row", implement="stack")
ROW = line(row, 3, reps="8-10", rir=2)
FIXED = line(row, 3, reps=8, rir=2)
bell = exercise("bell", implement="kettlebell", pattern="hinge")
BELL = line(bell, 3, reps="8-12", rir=2)
assisted = exercise("assisted", implement="stack", load="assisted", start="-45 %")
ASSISTED = line(assisted, 2, reps="5-8", rir=2)
added = exercise("added", load="added", start="2.5 kg")
ADDED = line(added, 3, reps="3-6", rir=2)
chin = exercise("chin", load="bodyweight", reps="5-8")
CHIN = line(chin, 3, rir=2)


def trained(
    plan: Plan,
    results: Sequence[Result | None],
    day: float = 0,
    pain: int = 0,
    reported: bool = True,
) -> State:
    """Return a finished session: each work step in order with its result, None for a skipped one.

    The results are reported unless `reported` is False.

    Warm-up sets are done as planned.
    """
    at = round(day * DAY)
    state = begin(ev.SessionStarted(at=at, id=f"day {day}", plan=plan))
    left = list(results)
    if pain:
        state, _ = advance(state, ev.PainReported(at=at, level=pain))
    while (step := state.step) is not None and not state.is_over:
        result = state.prefill(step) if step.kind == "warmup" else left.pop(0)
        if result is None:
            state, _ = advance(state, ev.StepSkipped(at=at, step=step.id))
            continue
        state, _ = advance(state, ev.SetBegun(at=at, step=step.id))
        state, _ = advance(state, ev.SetDone(at=at, step=step.id, result=result))
        if reported and step.kind == "work":
            state, _ = advance(state, ev.SetAmended(at=at, step=step.id, result=result))
    assert state.phase == "finished"
    assert not left
    return state


def visit(
    what: Line,
    *reps: int | None,
    load: str | None = "40 kg",
    planned: str | None = None,
    rir: int | None = None,
    is_guess: bool = False,
    **fields: Any,
) -> State:
    """Return a session of one exercise with these reps, all with one load; None is skipped.

    `planned` is the load that was meant, the same unless it is given; `rir` what was left.
    """
    meant = Load.parse(planned or load) if planned or load else None
    target = Target(load=meant, is_guess=is_guess)
    plan = plan_of(what, targets={what[0].id: target})
    done = Load.parse(load) if load else None
    results = [None if count is None else Result(reps=count, load=done, rir=rir) for count in reps]
    return trained(plan, results, **fields)


def visits(
    what: Line, *counts: Sequence[int | None], every: float = 3, **fields: Any
) -> list[State]:
    """Return one session after the other, with these reps."""
    return [visit(what, *reps, day=every * place, **fields) for place, reps in enumerate(counts)]


def next_time(
    what: Line,
    past: Sequence[State] = (),
    *others: Exercise,
    person: Person = PERSON,
    days: float = 3,
    **fields: Any,
) -> Target:
    """Return the target of an exercise `days` after the last session; `others` are its ladder."""
    session = Session(id="test", name="Test", exercise=(what[1],), **fields)
    library = Library(exercise=(what[0], *others), session=(session,))
    now = (past[-1].started_at if past else 0) + round(days * DAY)
    return targets(library, session, past, person, now)[what[0].id]
