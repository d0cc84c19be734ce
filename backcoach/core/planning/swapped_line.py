"""Another exercise in the place of one in a running session, with its own target.

The line is planned like any other: from the person's own past with the other exercise, with its
load, its reason and its warm-up sets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs

from backcoach.core.coaching.health.health import health_of
from backcoach.core.coaching.targets.targets import targets
from backcoach.core.exercises.model import Library, Session
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.notation import Seconds
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.health_changes import lightened
from backcoach.core.planning.fitting.suit_session import RAMP, stand_in
from backcoach.core.session.plan import step_id
from backcoach.core.session.plan_changes import in_place_of
from backcoach.core.set_notation import SetGoal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.events import ExerciseSwapped, HealthEvent
    from backcoach.core.session.plan import Plan, Step
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


PlanLine: TypeAlias = "Callable[[State, int, Exercise], Plan | None]"


def line_planner(
    library: Library,
    person: Person,
    past: Sequence[State],
    now: Callable[[], int],
    *,
    reports: Sequence[HealthEvent] = (),
) -> PlanLine:
    """Return a function that plans the open sets of a slot for another exercise.

    It returns a plan with nothing but these, None where no work set is open. `past` are finished
    sessions, the latest last; `now` returns ms UTC; `reports` are pains and red flags, which make
    this exercise lighter as well.
    """

    def plan_line(state: State, slot: int, exercise: Exercise) -> Plan | None:
        line = _open_line(state, slot)
        if line is None:
            return None
        plan = state.plan
        session = Session(
            id=plan.session,
            name=plan.name,
            level=plan.level,
            goal=plan.goal,
            exercise=(stand_in(line, exercise, plan.goal),),
        )
        others = tuple(other for other in library.exercise if other.id != exercise.id)
        known = Library(exercise=(exercise, *others), session=library.session)
        aims = targets(known, session, past, person, now())
        planned = expand(known, session, aims, gear=person.gear)
        health = health_of((*reports, *state.pains), past, now())
        return lightened(planned, health, person.gear)[0]

    return plan_line


def _open_line(state: State, slot: int) -> Prescription | None:
    """Return a line of a session for the open sets of a slot, None where there are none.

    What follows a set is left to the exercise that it was meant for.
    """
    work = [
        step
        for step in state.plan.steps_of(slot, "work")
        if state.is_open(step) and not step.is_follow_on
    ]
    if not work:
        return None
    warmups = state.plan.steps_of(slot, "warmup")
    by_set = {step.set: step for step in work}
    targets = {step.target for step in work}
    return Prescription(
        exercise=state.plan.slots[slot].exercise.id,
        sets=len(by_set),
        reps=work[0].reps if len(targets) == 1 else _goals(by_set.values()),
        seconds=None if work[0].seconds is None else Seconds(work[0].seconds),
        rir=work[0].rir,
        warmup=RAMP if any(state.is_open(step) for step in warmups) else (),
    )


def _goals(sets: Iterable[Step]) -> tuple[SetGoal, ...]:
    """Return what each of these sets asks for, without a load."""
    return tuple(
        SetGoal(reps=step.reps, least=step.is_honest, rir=step.rir)
        for step in sets
        if step.reps is not None
    )


def with_line(event: ExerciseSwapped, line: Plan, state: State) -> ExerciseSwapped:
    """Return a swap whose sets have the loads, reps and reasons of a planned line."""
    number = len(state.plan.slots)
    own = line.slots[0]
    replacement = structs.replace(
        event.replacement,
        why=own.why,
        notes=own.notes,
        offer=own.offer,
        abilities=own.abilities,
        is_guess=own.is_guess,
    )
    planned = [
        structs.replace(step, slot=number, id=step_id(number, step.kind, step.set, step.side))
        for step in line.steps
    ]
    warmups = tuple(step for step in planned if step.kind == "warmup")
    before = [state.plan.step(step_id) for step_id, made in event.steps.items() if made]
    sets = [step for step in before if step is not None and step.kind == "work"]
    steps: dict[str, tuple[Step, ...]] = dict.fromkeys(event.steps, ())
    for place, old in enumerate(sets, 1):
        steps[old.id] = tuple(
            in_place_of(step, old) for step in planned if step.kind == "work" and step.set == place
        )
    warmed = [step for step in before if step is not None and step.kind == "warmup"]
    if warmed and not warmups:
        # The cursor may stand on a warm-up set: the first work set comes in its place.
        steps[warmed[0].id], steps[sets[0].id] = steps[sets[0].id], ()
    elif warmed:
        steps[warmed[0].id] = warmups
    return structs.replace(event, replacement=replacement, steps=steps)
