"""What is known of a person on one day: the past, read once for all lines of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.ability import first_values
from backcoach.core.coaching.ability.abilities import course
from backcoach.core.coaching.ability.ability import after_days
from backcoach.core.coaching.ability.first_values import Related
from backcoach.core.coaching.ability.past_sets.reports import (
    overstated_by,
    report_style,
    says_nothing_of_reserve,
)
from backcoach.core.coaching.ability.past_sets.visits import until, visit_in, visits
from backcoach.core.coaching.targets.known.line import TriedBand
from backcoach.core.loads.lifted_loads import learned
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.notation import Load
from backcoach.core.reason import Reason
from backcoach.core.session.plan import sides_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.coaching.ability.abilities import Course
    from backcoach.core.coaching.ability.past_sets.reports import Style
    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.plan import Ability, Side
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


class Coaching:
    """The visits, loads and abilities of a person by exercise, each computed once.

    `past` are finished sessions, the latest last; those that lie ahead of `now` (ms UTC), written
    while a clock was wrong, are left out.
    """

    def __init__(self, library: Library, past: Sequence[State], person: Person, now: int) -> None:
        self.library, self.person, self.now = library, person, now
        self.past = until(past, now)
        self._reported: dict[tuple[int, str], Visit | None] = {}
        self.style: Style = report_style(self.past, self._visit)
        self.overstated = 0 if self.style else overstated_by(self.past, self._visit)
        self._sessions: dict[str, list[State]] = {}  # by the exercises in them
        for state in self.past:
            for name in {slot.exercise.id for slot in state.plan.slots}:
                self._sessions.setdefault(name, []).append(state)
        self._visits: dict[str, tuple[Visit, ...]] = {}
        self._courses: dict[str, dict[Side, Course]] = {}

    def visits(self, exercise: Exercise) -> tuple[Visit, ...]:
        """Return the visits of an exercise, those with the last band alone: each is its own."""
        seen = self._all_visits(exercise)
        if exercise.load == "band":
            seen = tuple(visit for visit in seen if visit.load == seen[-1].load)
        return seen

    def _all_visits(self, exercise: Exercise) -> tuple[Visit, ...]:
        """Return the visits of an exercise; where it says nothing, the reserve is left out."""
        name = exercise.id
        if name not in self._visits:
            past = self._sessions.get(name, ())
            ignores_reserve = says_nothing_of_reserve(self.style)
            if ignores_reserve or self.overstated:
                seen = visits(
                    name, past, ignores_reserve=ignores_reserve, overstated=self.overstated
                )
            else:
                seen = tuple(each for state in past if (each := self._visit(state, name)))
            self._visits[name] = seen
        return self._visits[name]

    def _visit(self, state: State, name: str) -> Visit | None:
        """Return the visit of an exercise in a session of the past, as it was reported."""
        key = id(state), name  # `past` keeps the states, so that no other has the id of one
        if key not in self._reported:
            self._reported[key] = visit_in(state, name)
        return self._reported[key]

    def tried(self, exercise: Exercise) -> dict[str, TriedBand]:
        """Return the last visit with each band but that of today, and what was gained since."""
        if exercise.load != "band":
            return {}
        last = {
            visit.load.band: visit
            for visit in self._all_visits(exercise)
            if visit.load is not None and visit.load.band
        }
        courses = self.courses(exercise).values()
        return {band: TriedBand(visit, _gained(courses, visit.at)) for band, visit in last.items()}

    def steps(self, exercise: Exercise, seen: Sequence[Visit]) -> LoadSteps | None:
        """Return the loads of an exercise, moved onto what was lifted."""
        steps = load_steps_for(exercise, self.person.gear, self.person.body_weight)
        if steps is None:
            return None
        reported = [
            done
            for visit in seen
            for done in visit.sets
            if done.reported and done.grams is not None
        ]
        lifted = [done.grams for done in reported if done.grams is not None]
        asked = [done.asked.load.grams for done in reported if done.asked.load is not None]
        refused = {grams for grams in asked if grams is not None} - set(lifted)
        return replace(steps, offer=learned(steps.offer, lifted, refused))

    def courses(self, exercise: Exercise) -> dict[Side, Course]:
        """Return how the ability of each side went, with a first value from what is known."""
        if exercise.id not in self._courses:
            seen = self.visits(exercise)
            steps = self.steps(exercise, seen)
            first, _ = self.first(exercise, steps)
            sides = dict.fromkeys(
                [*sides_of(exercise), *(side for visit in seen for side in visit.sides)]
            )
            self._courses[exercise.id] = {
                side: course(exercise, side, seen, steps, first) for side in sides
            }
        return self._courses[exercise.id]

    def abilities(self, exercise: Exercise) -> dict[Side, Ability]:
        """Return the ability of each side today, of those of which something is known."""
        last = {side: course.last for side, course in self.courses(exercise).items()}
        return {
            side: after_days(ability, self.now)
            for side, ability in last.items()
            if ability is not None
        }

    def first(
        self, exercise: Exercise, steps: LoadSteps | None
    ) -> tuple[Ability | None, Reason | None]:
        """Return an ability before any visit, and where it is from; the caller words the load.

        A related exercise counts until something was said of a set of this one.
        """
        best = self.person.known.get(exercise.id)
        if best is not None:
            ability = first_values.from_known(exercise, best, steps, self.now)
            if ability is not None:
                words = (
                    str(best.reps)
                    if best.grams is None
                    else f"{best.reps} × {Load(best.grams, self.person.gear.unit)}"
                )
                kind = "known_reps" if steps is None else "known_best"
                return ability, Reason(kind, {"best": words})
        if any(visit.is_reported for visit in self.visits(exercise)):
            return None, None
        for name in first_values.relatives(exercise.id):
            related = self.related(name)
            if related is None:
                continue
            body = self.person.body_weight
            ability = first_values.from_related(exercise, steps, related, body)
            if ability is not None:
                kind = "related_reps" if steps is None else "related"
                return ability, Reason(kind, {"exercise": related.exercise.name})
        return None, None

    def related(self, name: str) -> Related | None:
        """Return an exercise that was trained or of which a best is known, with its ability."""
        exercise = self.library.find_exercise(name)
        if exercise is None:
            return None
        seen = self.visits(exercise)
        steps = self.steps(exercise, seen)
        best = self.person.known.get(name)
        first = None if best is None else first_values.from_known(exercise, best, steps, self.now)
        abilities = [course(exercise, side, seen, steps, first).last for side in sides_of(exercise)]
        known = [after_days(ability, self.now) for ability in abilities if ability is not None]
        if not known:
            return None
        return Related(exercise, min(known, key=lambda ability: ability.value), steps is not None)


def _gained(courses: Iterable[Course], since: int) -> float:
    """Return by how many repetitions the ability has grown since a day, of the side that least."""
    gains = [
        course.last.value - before[-1].value
        for course in courses
        if course.last is not None
        and (before := [ability for ability in course.after if ability.at < since])
    ]
    return min(gains, default=0.0)
