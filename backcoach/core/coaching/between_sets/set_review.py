"""The work set just done, with what the answer to it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.coaching.ability import ability as estimate
from backcoach.core.coaching.ability.past_sets.evidence import first_value, observation
from backcoach.core.coaching.ability.past_sets.past_set import PastSet
from backcoach.core.coaching.ability.past_sets.reports import says_nothing_of_reserve
from backcoach.core.coaching.ability.past_sets.visits import visit_in
from backcoach.core.exercises.model import Exercise
from backcoach.core.loads.lifted_loads import learned
from backcoach.core.loads.load_steps import LoadSteps, load_steps_for
from backcoach.core.session.plan import Ability, Step

if TYPE_CHECKING:
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


class SetReview(Struct, frozen=True, kw_only=True):
    """The work set just done and the next open one of its exercise and side.

    `ability` counts it already; it is None where nothing is known yet.
    """

    exercise: Exercise
    done: PastSet
    coming: Step | None
    ability: Ability | None
    steps: LoadSteps | None

    @property
    def missing(self) -> int:
        """How many repetitions are missing that nobody left on purpose."""
        if not self.done.is_short or self.done.result.reps is None:
            return 0
        return (self.done.asked.reps or 0) - self.done.result.reps

    @property
    def spare(self) -> int | None:
        """The reserve beyond the wanted one, negative for a harder set."""
        left, wanted = self.done.left, self.done.step.rir
        return None if left is None or wanted is None else left - wanted


def review_of(state: State, person: Person) -> SetReview | None:
    """Return the set that the rest follows, without a rest the last one.

    None for a warm-up and for what follows a set.
    """
    step = state.plan.step(state.countdown.after) if state.countdown else state.last_done
    if step is None or step.kind != "work" or step.is_follow_on:
        return None
    exercise = state.plan.exercise(step)
    ignores = says_nothing_of_reserve(state.plan.report_style)
    visit = visit_in(state, exercise.id, ignores_reserve=ignores, overstated=state.plan.overstated)
    sets = visit.of(step.side) if visit else ()
    steps = _steps(exercise, person, sets, step)
    ability = state.plan.slots[step.slot].abilities.get(step.side)
    for done in sets:
        seen = observation(exercise, done, steps)
        if seen is not None and ability is None:
            ability = estimate.first(first_value(exercise, [done], [seen], steps), state.started_at)
        if seen is not None and ability is not None:
            ability = estimate.after_set(ability, seen)
    return SetReview(
        exercise=exercise,
        done=sets[-1],
        coming=_coming(state, step),
        ability=ability,
        steps=steps,
    )


def _steps(
    exercise: Exercise, person: Person, sets: tuple[PastSet, ...], step: Step
) -> LoadSteps | None:
    steps = load_steps_for(exercise, person.gear, person.body_weight)
    if steps is None:
        return None
    loads = [step.load, *(done.result.load for done in sets if done.reported)]
    lifted = [load.grams for load in loads if load is not None and load.grams is not None]
    return replace(steps, offer=learned(steps.offer, lifted))


def _coming(state: State, step: Step) -> Step | None:
    alike = (
        other
        for other in state.plan.steps_of(step.slot, "work")
        if other.side == step.side and state.is_open(other) and not other.is_follow_on
    )
    return min(alike, key=lambda other: (other.set < step.set, other.set), default=None)
