"""Makes the plan of today: from equipment, past sessions, time, energy and pain."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core import planning
from backcoach.core.coaching.ability.past_sets.reports import reports_note
from backcoach.core.coaching.health.breathing import with_breathing
from backcoach.core.coaching.health.health import health_of
from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.coaching.targets.known.easy_week import easy_week
from backcoach.core.coaching.targets.targets import targets_by
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.fit_person import chosen_in, fit_person
from backcoach.core.planning.fitting.health_changes import allowed, lightened
from backcoach.core.planning.fitting.pull_up_guard import guard_pull_ups
from backcoach.core.reason import Reason
from backcoach.core.session.events import HealthEvent
from backcoach.core.session.plan import Plan
from backcoach.core.settings.person import unknown_equipment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

WEIGHT_DAYS = 14  # for so long a body weight counts as it was given


class Today(Struct, frozen=True, kw_only=True):
    """What holds for this one session; None where nothing was said.

    `now` in ms UTC, `energy` from 1 to 5, `reports` are pains and red flags of all sessions,
    `notes` what a programme says of the session.
    """

    now: int
    minutes: int | None = None
    energy: int | None = None
    reports: tuple[HealthEvent, ...] = ()
    rests: bool = True
    easy_minutes: bool = True
    notes: tuple[Reason, ...] = ()


class Prepared(Struct, frozen=True):
    """The plan for today, which carries in its notes what was changed and why.

    With a `stop` there is no plan, and this is why.
    """

    plan: Plan | None
    stop: Reason | str = ""


def prepare(
    library: Library,
    session: Session,
    person: Person,
    past: Sequence[State],
    today: Today,
) -> Prepared:
    """Return the plan of a session of this library for a person today.

    `past` are finished sessions, the latest last. Nothing is changed without a note.
    """
    coaching = Coaching(library, past, person, today.now)
    fitting = fit_person(session, coaching)
    if fitting.session is None:
        return Prepared(None, fitting.notes[-1])
    notes: list[Reason | str] = [*today.notes, *unknown_equipment(library, person), *fitting.notes]
    health = health_of(today.reports, past, today.now)
    left = allowed(library, fitting.session, person, health)
    if left.session is None:
        return Prepared(None, left.stop or "")
    aims = targets_by(coaching, left.session)
    plan = expand(library, left.session, aims, gear=person.gear, rests=today.rests)
    plan, eased = lightened(plan, health, person.gear)
    notes += (*left.notes, *eased)
    if today.energy is not None:
        adjusted = planning.fitting.readiness.adjust(plan, today.energy, person.gear)
        plan = adjusted.plan
        notes += adjusted.notes
    guarded = guard_pull_ups(plan, past, person.level or session.level, today.now)
    plan = guarded.plan
    notes += guarded.notes
    if (days := old_weight_days(plan, person, today.now)) is not None:
        notes.append(Reason("body_weight_old", {"days": days}))
    if today.easy_minutes:
        plan = with_easy_minutes(plan, session)
    if today.minutes is not None:
        fitted = planning.fitting.fit_to_time.fit(plan, today.minutes)
        plan = fitted.plan
        notes += fitted.notes
    if today.energy is None and (offer := easy_week(coaching, left.session)) is not None:
        notes.append(offer)
    if ahead := len(past) - len(coaching.past):
        notes.append(Reason("sessions_ahead", {"count": ahead}))
    if (changed := reports_note(coaching.style, coaching.overstated, coaching.past)) is not None:
        notes.append(changed)
    firsts = {step.slot: step for step in reversed(plan.steps) if step.kind == "work"}
    slots = tuple(
        structs.replace(
            slot,
            exercise=with_breathing(slot.exercise, person, firsts.get(number)),
            last_note=last_note(slot.exercise.id, coaching.past),
        )
        for number, slot in enumerate(plan.slots)
    )
    plan = structs.replace(plan, slots=slots, notes=tuple(notes), chosen=chosen_in(past))
    return Prepared(
        structs.replace(plan, report_style=coaching.style, overstated=coaching.overstated)
    )


def last_note(exercise_id: str, past: Sequence[State]) -> str:
    """Return what was last noted of an exercise, if that was in the session in which it came last.

    What was noted before is seen in the history.
    """
    for state in reversed(past):
        slots = {n for n, slot in enumerate(state.plan.slots) if slot.exercise.id == exercise_id}
        done = [
            state.logged[step.id]
            for step in state.plan.steps
            if step.slot in slots and step.id in state.logged
        ]
        if done:
            return next((logged.note for logged in reversed(done) if logged.note), "")
    return ""


def old_weight_days(plan: Plan, person: Person, now: int) -> int | None:
    """Return how old a body weight is that a load depends on and that should be measured again.

    None where it is not to be asked; past sessions keep the old one.
    """
    if person.body_weight is None or person.weighed is None:
        return None
    day = datetime.fromtimestamp(now / 1000, timezone.utc).date()
    days = (day - person.weighed).days
    hangs_on_it = any(slot.exercise.load in ("added", "assisted") for slot in plan.slots)
    return days if hangs_on_it and days > WEIGHT_DAYS else None
