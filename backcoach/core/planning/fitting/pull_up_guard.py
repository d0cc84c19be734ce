"""Few pull-ups in the first week of them, or back after a break (R-PU-01).

Unaccustomed pull-ups in high numbers, above all slow lowering, have led to rhabdomyolysis
(Clarkson 1993): at most 20 repetitions, or 15 that are lowered alone, in the first seven days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.coaching.ability.ability import DAY
from backcoach.core.coaching.ability.past_sets.visits import visits
from backcoach.core.notation import Reps
from backcoach.core.planning.fitting.pull_ups import HELPED, LOWERED, STRICT
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.exercises.model import Level
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State

PULL_UPS = (*STRICT, *HELPED, LOWERED, "weighted_pull_up")
WEEK = 7 * DAY
BREAK = 28 * DAY
MOST = 20
MOST_LOWERED = 15


class Guarded(Struct, frozen=True):
    """A plan with no more pull-ups than the first week allows, and what was said of it."""

    plan: Plan
    notes: tuple[Reason, ...] = ()


def guard_pull_ups(plan: Plan, past: Sequence[State], level: Level | None, now: int) -> Guarded:
    """Return the plan with fewer pull-ups for somebody new to them or back after four weeks.

    New are beginners without any in the log, and everybody before their first slow lowering.
    """
    notes: list[Reason] = []
    for family, most in (((LOWERED,), MOST_LOWERED), (PULL_UPS, MOST)):
        if not _steps(plan, family):
            continue
        is_new_to_all = level == "beginner" or family == (LOWERED,)
        done = _done_this_week(family, past, now, is_new=is_new_to_all)
        if done is None:
            continue
        fewer = _at_most(plan, family, max(0, most - done))
        if fewer != plan or family == (LOWERED,):
            notes.append(Reason("pull_ups_new", {"most": most}))
        plan = fewer
    if notes:
        notes.append(Reason("dark_urine"))
    return Guarded(plan, tuple(notes))


def _done_this_week(
    family: Iterable[str], past: Sequence[State], now: int, *, is_new: bool
) -> int | None:
    """Return the repetitions of the last seven days, None for somebody who is used to them."""
    names = frozenset(family)
    trained = [
        state
        for state in past
        if not names.isdisjoint(slot.exercise.id for slot in state.plan.slots)
    ]
    seen = sorted(
        (visit for name in family for visit in visits(name, trained)), key=lambda visit: visit.at
    )
    before = [visit for visit in seen if visit.at <= now - WEEK]
    recent = [visit for visit in seen if visit.at > now - WEEK]
    first = recent[0].at if recent else now
    if before and first - before[-1].at <= BREAK:
        return None
    if not before and not is_new:
        return None
    return sum(done.result.reps or 0 for visit in recent for done in visit.sets)


def _steps(plan: Plan, family: Iterable[str]) -> list[Step]:
    return [
        step
        for step in plan.steps
        if step.kind == "work" and step.reps is not None and plan.exercise(step).id in family
    ]


def _at_most(plan: Plan, family: Iterable[str], most: int) -> Plan:
    """Return the plan with so many repetitions of these: fewer sets, then fewer in each set."""
    steps = _steps(plan, family)
    while steps and _total(steps) > most:
        later = [step for step in steps if step.set > 1]
        if not later:
            break
        last = max(later, key=lambda step: (step.set, step.slot))
        plan = structs.replace(plan, steps=tuple(s for s in plan.steps if s.id != last.id))
        steps = _steps(plan, family)
    if not steps or _total(steps) <= most:
        return plan
    each = max(1, most // len(steps))
    ids = {step.id for step in steps if step.reps and step.reps.lo > each}
    return structs.replace(
        plan,
        steps=tuple(
            structs.replace(step, reps=Reps(each, each)) if step.id in ids else step
            for step in plan.steps
        ),
    )


def _total(steps: Iterable[Step]) -> int:
    return sum(step.reps.lo for step in steps if step.reps is not None)
