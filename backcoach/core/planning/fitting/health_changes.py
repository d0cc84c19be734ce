"""A session as the health of a person allows it: exercises left out, replaced or made lighter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core import coaching
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.exercises.model import Session
from backcoach.core.notation import Reps
from backcoach.core.planning.fitting.suit_session import (
    RANKS,
    levels,
    missing,
    stand_in,
    with_lines,
)
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.coaching.health.health import Health
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.exercises.prescription import Prescription
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.plan import Plan, Step
    from backcoach.core.settings.person import Person

# What loads the back least (by id, the best first), where no hinge can be done.
EASY_ON_THE_BACK = ("chest_supported_row", "lat_pulldown")


class Allowed(Struct, frozen=True):
    """What is left of a session, and why it was changed; None where nothing is left."""

    session: Session | None
    notes: tuple[Reason, ...] = ()
    stop: Reason | None = None


def allowed(library: Library, session: Session, person: Person, health: Health) -> Allowed:
    """Return a session of this library without the exercises that a person's health leaves out.

    Where a hinge is left out, something that is easy on the back takes its place.
    """
    stop = health.rest if health.flag is None else instruction(health.flag)
    if stop is not None:
        return Allowed(None, stop=stop)
    exercises = {exercise.id: exercise for exercise in library.exercise}
    offers = _offers(library, session, person, health)
    lines: list[Prescription] = []
    notes: list[Reason] = []
    for written in session.exercise:
        exercise = exercises[written.exercise]
        allowance = health.of(exercise)
        if allowance.measure != "left_out" or allowance.reason is None:
            lines.append(written)
            continue
        reason = allowance.reason
        other = next(offers, None) if exercise.pattern == "hinge" else None
        if other is not None:
            lines.append(stand_in(written, other, session.goal))
            kind = reason.kind.replace("left_out", "instead")
            reason = Reason(kind, {**reason.values, "other": other.name})
        notes.append(reason)
    notes += [
        Reason("pain_recurs", {"place": place or "back", "days": days})
        for place, days in health.recurring
    ]
    left = with_lines(session, lines)
    if left is None:
        pain = health.pains[0] if health.pains else None
        values = dict(pain.values) if pain else dict(notes[0].values)
        return Allowed(None, stop=Reason("pain_nothing_left", values))
    return Allowed(left, tuple(notes))


def _offers(
    library: Library, session: Session, person: Person, health: Health
) -> Iterator[Exercise]:
    """Yield what can take the place of a hinge: at hand, not too hard, not in the session yet."""
    exercises = {exercise.id: exercise for exercise in library.exercise}
    level_of = levels(library)
    ceiling = RANKS[person.level or session.level]
    used = {written.exercise for written in session.exercise}
    verticals = (other.id for other in library.exercise if other.pattern == "vertical_pull")
    for name in dict.fromkeys((*EASY_ON_THE_BACK, *verticals)):
        other = exercises.get(name)
        if other is None or other.is_hold or name in used or missing(other, person):
            continue
        if RANKS[level_of.get(name, "beginner")] > ceiling:
            continue
        if health.of(other).measure != "left_out":
            yield other


def lightened(plan: Plan, health: Health, gear: Gear) -> tuple[Plan, tuple[Reason, ...]]:
    """Return a plan with the exercises eased that a person's health makes lighter, and why.

    Their own reasons and offers give way to that.
    """
    notes: list[Reason] = []
    steps: list[Step] = []
    for step in plan.steps:
        exercise = plan.exercise(step)
        allowance = health.of(exercise)
        eased = step
        if allowance.measure == "lighter" and step.is_set:
            eased_to = coaching.health.easing.within(
                exercise, step, _planned(step), allowance, gear
            )
            eased = _eased(step, eased_to)
            reason = allowance.reason
            if eased != step and reason is not None and reason not in notes:
                notes.append(reason)
        steps.append(eased)
    slots = tuple(
        structs.replace(slot, why=reason, notes=())
        if reason is not None and reason in notes
        else slot
        for slot in plan.slots
        for reason in (health.of(slot.exercise).reason,)
    )
    return structs.replace(plan, slots=slots, steps=tuple(steps)), tuple(notes)


def _planned(step: Step) -> Result:
    return Result(reps=step.reps.lo if step.reps else None, seconds=step.seconds, load=step.load)


def _eased(step: Step, result: Result) -> Step:
    """Return a step that asks for a result; it is not a set to try what is possible."""
    reps = step.reps
    if reps is not None and result.reps is not None and result.reps != reps.lo:
        reps = Reps(result.reps, result.reps)
    return structs.replace(
        step, load=result.load, reps=reps, seconds=result.seconds, is_honest=False
    )
