"""The ability of a person in an exercise: the past of each side, brought to one estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability import ability as estimate
from backcoach.core.coaching.ability.past_sets.evidence import first_value, observation
from backcoach.core.session.plan import Ability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.ability.ability import Observation
    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.plan import Side


class Course(Struct, frozen=True):
    """The ability of one side after each visit that said something of it, oldest first.

    `first` is what was supposed before any of them, None for nothing.
    """

    first: Ability | None
    after: tuple[Ability, ...] = ()

    @property
    def last(self) -> Ability | None:
        return self.after[-1] if self.after else self.first


def course(
    exercise: Exercise,
    side: Side,
    seen: Sequence[Visit],
    steps: LoadSteps | None,
    first: Ability | None = None,
) -> Course:
    """Return how the ability of a side went over these visits, the oldest first."""
    now = first
    after: list[Ability] = []
    for visit in seen:
        if not visit.of(side):
            continue
        observations = _observations(exercise, side, visit, steps)
        if now is None and observations:
            value = first_value(exercise, visit.of(side), observations, steps)
            now = estimate.first(value, visit.at)
        if now is not None:
            now = estimate.after_session(now, observations, visit.at)
            after.append(now)
    return Course(first, tuple(after))


def _observations(
    exercise: Exercise, side: Side, visit: Visit, steps: LoadSteps | None
) -> list[Observation]:
    observations = (observation(exercise, done, steps) for done in visit.of(side))
    return [observed for observed in observations if observed is not None]
