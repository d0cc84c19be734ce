"""Before a session: what is at hand, what was done, how much time there is, how one feels."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core import planning
from backcoach.core.coaching.evidence import report_style
from backcoach.core.coaching.targets import targets
from backcoach.core.planning.expand import expand
from backcoach.core.planning.suit_session import adapt_session
from backcoach.core.session.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.planning.readiness import Readiness  # noqa: TC004  nothing reads the hints of this
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

WEIGHT_DAYS = 14  # so long a body weight is taken as it was told


class Today(Struct, frozen=True, kw_only=True):
    """What holds for this one session; None where nothing was said."""

    now: int
    minutes: int | None = None
    readiness: Readiness | None = None
    rests: bool = True


class Prepared(Struct, frozen=True):
    """The plan for today, which carries in its notes what was changed and why.

    With a `stop` there is no plan, and this text says why.
    """

    plan: Plan | None
    stop: str = ""


def prepare(
    library: Library,
    session: Session,
    person: Person,
    past: Sequence[State],
    circumstances: Today,
) -> Prepared:
    """Return the plan of a session of this library for a person today.

    `past` are finished sessions, the latest last. Nothing is changed without a note.
    """
    goal = person.goal or session.goal
    fitting = adapt_session(library, structs.replace(session, goal=goal), person)
    if fitting.session is None:
        return Prepared(None, " ".join(fitting.notes))
    notes = list(fitting.notes)

    def plan_of(one: Session) -> Plan:
        aims = targets(library, one, past, person, circumstances.now)
        return expand(library, one, aims, gear=person.gear, rests=circumstances.rests)

    if circumstances.readiness is None:
        plan = plan_of(fitting.session)
    else:
        adjusted = planning.readiness.adjust(
            library, fitting.session, circumstances.readiness, person, plan_of
        )
        if adjusted.plan is None:
            return Prepared(None, adjusted.stop or "")
        plan = adjusted.plan
        notes += adjusted.notes
    notes += _weight_note(plan, person, circumstances.now)
    if circumstances.minutes is not None:
        fitted = planning.fit_to_time.fit(plan, circumstances.minutes)
        plan = fitted.plan
        notes += fitted.notes
    style = report_style([state for state in past if state.started_at <= circumstances.now])
    return Prepared(structs.replace(plan, notes=tuple(notes), report_style=style))


def _weight_note(plan: Plan, person: Person, now: int) -> tuple[str, ...]:
    """Ask for a new body weight where a load hangs on it; past sessions keep the old one."""
    if person.body_weight is None or person.weighed is None:
        return ()
    today = datetime.fromtimestamp(now / 1000, timezone.utc).date()
    days = (today - person.weighed).days
    hangs_on_it = any(slot.exercise.load in ("added", "assisted") for slot in plan.slots)
    if not hangs_on_it or days <= WEIGHT_DAYS:
        return ()
    return (f"Body weight is {days} days old: backcoach config --edit takes a new one.",)
