"""The set just done, with everything that the coach's answer to it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.coaching.load_advice import next_result
from backcoach.core.coaching.pain import MODERATE
from backcoach.core.coaching.past import worst_pain
from backcoach.core.coaching.verdict import SetVerdict, compare_with_target
from backcoach.core.exercises.model import Exercise, Level
from backcoach.core.notation import Reps
from backcoach.core.session.plan import Result, Step
from backcoach.core.settings.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.session.state import State


class SetReview(Struct, frozen=True):
    """A work set with its result, and the next one of the same exercise and side.

    `step` holds the target as the coach has eased it, `earlier` the verdicts on the work sets
    of that exercise and side before it, in order. `may_raise`: nothing that hurts forbids
    more load (R-PROG-04). `is_guess`: the load was only one to begin with.
    """

    exercise: Exercise
    step: Step
    result: Result
    verdict: SetVerdict
    earlier: tuple[SetVerdict, ...]
    coming: Step | None
    level: Level
    person: Person
    may_raise: bool
    is_guess: bool = False

    @property
    def failures(self) -> int:
        """How many sets failed before this one."""
        return sum(one.is_failed for one in self.earlier)

    @property
    def is_short_twice(self) -> bool:
        """Whether this set and the one before it were well short of the range."""
        return self.verdict.is_short and bool(self.earlier) and self.earlier[-1].is_short

    @property
    def has_band(self) -> bool:
        load = self.result.load
        return self.exercise.load == "band" or (load is not None and load.grams is None)


def just_done(state: State, person: Person) -> SetReview | None:
    """Return the set that the rest follows, without a rest the last one.

    None for a warm-up and where nothing was counted.
    """
    step = state.plan.step(state.countdown.after) if state.countdown else state.last_done
    if step is None or step.kind == "warmup":
        return None
    sets = tuple(_counted(state, step))
    coming = min(
        (one for one in _alike(state, step) if state.is_open(one)),
        key=lambda one: (one.set < step.set, one.set),
        default=None,
    )
    if not sets or sets[-1][0].id != step.id:
        return None
    done: SetReview | None = None
    eased: Result | None = None
    for place, (one, result) in enumerate(sets):
        asked = _eased(one, eased) if eased and eased.load == result.load else one
        done = SetReview(
            exercise=state.plan.exercise(step),
            step=asked,
            result=result,
            verdict=compare_with_target(asked, result),
            earlier=(*done.earlier, done.verdict) if done else (),
            coming=sets[place + 1][0] if one.id != step.id else coming,
            level=person.level or state.plan.level,
            person=person,
            may_raise=worst_pain(state) < MODERATE,
            is_guess=state.plan.slots[step.slot].is_guess,
        )
        eased = next_result(done) or eased
    return done


def _alike(state: State, step: Step) -> Iterator[Step]:
    return (one for one in state.plan.steps_of(step.slot, "work") if one.side == step.side)


def _counted(state: State, step: Step) -> Iterator[tuple[Step, Result]]:
    """Yield the counted work sets of an exercise and side, in the order in which they were done."""
    alike = {one.id: one for one in _alike(state, step)}
    for name, logged in state.logged.items():
        result = logged.result
        if name in alike and result and (result.reps is not None or result.seconds is not None):
            yield alike[name], result


def _eased(step: Step, asked: Result) -> Step:
    """Return a step with the fewer reps or the shorter time that the coach asked for."""
    if step.seconds is not None and asked.seconds is not None:
        return structs.replace(step, seconds=min(step.seconds, asked.seconds))
    if step.reps is None or asked.reps is None:
        return step
    return structs.replace(step, reps=Reps(min(step.reps.lo, asked.reps), step.reps.hi))
