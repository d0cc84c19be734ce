"""What the next session asks for and why, and the records of the session before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability.estimate import Estimate, estimate_of
from backcoach.core.coaching.health.health import Allowance, Health, health_of, reports_in
from backcoach.core.coaching.history.records import Record, records
from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.coaching.targets.target import Target
from backcoach.core.coaching.targets.targets import targets_by
from backcoach.core.exercises.model import line_keys
from backcoach.core.notation import Load
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.fit_person import fit_person
from backcoach.core.planning.fitting.health_changes import lightened
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Side
from backcoach.core.wording.set_words import sets_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.events import HealthEvent
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


class NextLine(Struct, frozen=True, kw_only=True):
    """One line of the next session: the sets that it asks for, and why.

    A line that a pain leaves out has no sets. `target` is that of the first set in words, such as
    `8–10`, `targets` are those of all sets with their loads, `asked` is the same as a text. `offer`
    suggests another exercise, whose id is `offer_exercise`. `abilities` are what each side can do.
    """

    exercise: str
    name: str
    sets: int
    target: str
    load: Load | None = None
    asked: str = ""
    targets: tuple[tuple[str, Load | None], ...] = ()
    reason: Reason | None = None
    offer: Reason | None = None
    offer_exercise: str = ""
    notes: tuple[Reason, ...] = ()
    abilities: dict[Side, Estimate] = {}

    @property
    def text(self) -> str:
        """The sets in words: `3 × 8–10 × 22.5 kg`, `12, 10, 8 × 40 kg`, or `left out`."""
        if not self.sets or self.asked:
            return self.asked if self.sets else "left out"
        load = f" × {self.load}" if self.load else ""
        return f"{self.sets} × {self.target}{load}"


class NextSession(Struct, frozen=True):
    """New records, and the lines of the next session of the same kind."""

    records: tuple[Record, ...] = ()
    coming: tuple[NextLine, ...] = ()


def outlook(
    library: Library,
    state: State,
    past: Sequence[State],
    person: Person,
    reports: Sequence[HealthEvent] = (),
    *,
    following: Session | None = None,
) -> NextSession:
    """Return the records of a finished session, and what the next one asks for.

    `past` are the sessions before it, `reports` the pains and red flags of all of them. With
    `following` that is the next one, else the same again. `coming`
    is empty where the library no longer has the session, where the person has the equipment for
    none of it, and where a pain asks for rest.
    """
    bests = records(state, past)
    sessions = (*past, state)
    now = state.finished_at if state.finished_at is not None else state.started_at
    coaching = Coaching(library, sessions, person, now)
    wanted = following or library.find_session(state.plan.session)
    session = fit_person(wanted, coaching).session if wanted else None
    if session is None:
        return NextSession(bests)
    health = health_of((*reports, *reports_in([state])), sessions, now)
    if health.rest is not None:
        return NextSession(bests)
    aims = targets_by(coaching, session)
    return NextSession(bests, next_lines(library, session, aims, person.gear, health))


def next_lines(
    library: Library,
    session: Session,
    targets: Mapping[str, Target],
    gear: Gear | None = None,
    health: Health | None = None,
) -> tuple[NextLine, ...]:
    """Return the lines of a session as they will be asked for; `targets` are by line key.

    With `gear` and `health` they are eased or left out as they would be.
    """
    plan = expand(library, session, targets)
    health = health or Health()
    if gear is not None:
        plan, _ = lightened(plan, health, gear)
    lines: list[NextLine] = []
    for number, key in enumerate(line_keys(session)):
        exercise = plan.slots[number].exercise
        work = plan.steps_of(number, "work")
        step = work[0]
        by_set = {each.set: (each.target, each.load) for each in work}
        target = targets.get(key, Target())
        allowance = health.of(exercise)
        is_usual = allowance.measure == "allowed"
        lines.append(
            NextLine(
                exercise=exercise.id,
                name=exercise.name,
                sets=0 if allowance.measure == "left_out" else plan.sets_of(step),
                target=step.target,
                load=step.load,
                asked=sets_text(work, plan.slots[number].clock),
                targets=tuple(by_set.values()),
                reason=_next_reason(target, allowance),
                offer=target.offer if is_usual else None,
                offer_exercise=target.offer_exercise if is_usual else "",
                notes=target.notes if is_usual else (),
                abilities={
                    side: estimate_of(ability, is_mass=target.is_mass)
                    for side, ability in target.abilities.items()
                },
            )
        )
    return tuple(lines)


def _next_reason(target: Target, allowance: Allowance) -> Reason | None:
    """Return why a target is what it is, or not as usual; the next start asks how it is."""
    if allowance.reason is None:
        return target.why
    kind = "next_left_out" if allowance.measure == "left_out" else "next_lighter"
    return Reason(kind, allowance.reason.values)
