"""What past sessions say about one exercise: a bout is the exercise in one of them.

Only work sets count; a skipped set stands in a bout as None and is in no figure.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.session.plan import Result, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Side
    from backcoach.core.session.state import State

LOUD_PAIN = 3  # of 10: R-PROG-04, R-DELOAD-01


class Bout(Struct, frozen=True):
    """The planned work sets of an exercise in one session, each with what was done, in order.

    `at` is when the session began, in milliseconds UTC; `pain` the worst of it, from 0 to 10.
    `is_guess`: the load was a first guess.
    """

    at: int
    sets: tuple[tuple[Step, Result | None], ...]
    pain: int = 0
    is_guess: bool = False

    @property
    def done(self) -> tuple[tuple[Step, Result], ...]:
        return tuple((step, result) for step, result in self.sets if result is not None)

    @property
    def is_complete(self) -> bool:
        """Whether every planned set was done."""
        return len(self.done) == len(self.sets)

    @property
    def by_side(self) -> dict[Side, tuple[Result, ...]]:
        """What was done on each side, in order."""
        sides: dict[Side, tuple[Result, ...]] = {}
        for step, result in self.done:
            sides[step.side] = (*sides.get(step.side, ()), result)
        return sides

    @property
    def load(self) -> Load | None:
        """The load of the last set that had one: a band or a mass."""
        loads = [result.load for _, result in self.done if result.load is not None]
        return loads[-1] if loads else None

    @property
    def reserve(self) -> tuple[int, ...]:
        """The repetitions left of those sets of which it was told."""
        return tuple(result.rir for _, result in self.done if result.rir is not None)

    @property
    def spare(self) -> int | None:
        """By how much the least reserve was more than was meant, None where nobody told."""
        told = [
            result.rir - step.rir
            for step, result in self.done
            if step.rir is not None and result.rir is not None
        ]
        return min(told, default=None)

    @property
    def planned(self) -> int | None:
        """The heaviest planned load in grams."""
        loads = [step.load.grams for step, _ in self.sets if step.load]
        return max((grams for grams in loads if grams is not None), default=None)

    def base(self, enough: int) -> int | None:
        """Return the working load in grams, that of the weaker side; None if none was a mass.

        It is the heaviest load of a set with `enough` reps or more, and no less than what
        was tried in place of the planned one; a heavy single attempt beside it does not count.
        """
        sides = [self._base_of(side, enough) for side in self.by_side]
        known = [grams for grams in sides if grams is not None]
        return min(known) if known else None

    def _base_of(self, side: Side, enough: int) -> int | None:
        sets = [
            (grams, result.reps or 0, step.load.grams if step.load else None)
            for step, result in self.done
            if step.side == side and (grams := grams_of(result)) is not None
        ]
        worked = [grams for grams, reps, _ in sets if reps >= enough]
        tried = [grams for grams, _, planned in sets if planned is not None and grams >= planned]
        return max([*worked, *sorted(tried)[:1]], default=sets[0][0] if sets else None)

    def reps(self, base: int | None) -> tuple[int, ...]:
        """Return the reps of the sets with the working load or less, in order."""
        return tuple(
            result.reps or 0
            for _, result in self.done
            if base is None or (grams_of(result) or 0) <= base
        )

    def is_lighter(self, base: int) -> bool:
        """Tell whether a set was done with less than the working load, or less than planned."""
        return any(
            (grams_of(result) or 0) < max(base, (step.load and step.load.grams) or base)
            for step, result in self.done
        )


def grams_of(result: Result) -> int | None:
    """Return the mass of a set's load in grams, None for a band or no load."""
    return result.load.grams if result.load else None


def bouts(exercise_id: str, past: Iterable[State], place: int = 0) -> tuple[Bout, ...]:
    """Return the bouts of an exercise in finished sessions, in their order.

    Where a session holds the exercise more than once, `place` counts which one from 0; a
    session with fewer answers with its last. What was never done there is left out.
    """
    found = []
    for state in past:
        here = [bout for bout in _bouts_in(state, exercise_id) if bout.done]
        if here:
            found.append(here[min(place, len(here) - 1)])
    return tuple(found)


def last_bouts(
    exercise_id: str, past: Sequence[State], count: int, place: int = 0
) -> tuple[Bout, ...]:
    """Return the last `count` of the `bouts` of an exercise, without looking at those before."""
    found = (bout for state in reversed(past) for bout in bouts(exercise_id, [state], place))
    return tuple(islice(found, count))[::-1]


def _bouts_in(state: State, exercise_id: str) -> list[Bout]:
    return [
        Bout(
            state.started_at,
            tuple((step, state.result(step)) for step in state.plan.steps_of(number, "work")),
            worst_pain(state),
            slot.is_guess,
        )
        for number, slot in enumerate(state.plan.slots)
        if slot.exercise.id == exercise_id
    ]


def worst_pain(state: State) -> int:
    """Return the worst pain of a session from 0 to 10, wherever and whenever it was."""
    return max((pain.level for pain in state.pains), default=0)


def running(bouts: Sequence[Bout], load: int | None, enough: int) -> tuple[Bout, ...]:
    """Return the bouts with the same working load at the end of a history."""
    count = 0
    for bout in reversed(bouts):
        if bout.base(enough) != load:
            break
        count += 1
    return tuple(bouts[len(bouts) - count :])
