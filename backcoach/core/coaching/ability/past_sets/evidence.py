"""What a set says about ability.

What was only filled in beforehand says nothing, nor does what pain limited, what begins tired
(drop sets, rest-pause, all sets but the first in a block with a clock), and what is light on
purpose, on the way to a top set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from backcoach.core.coaching.ability.ability import FATIGUE, Observation
from backcoach.core.coaching.ability.curve import slope_of, value_of
from backcoach.core.coaching.ability.past_sets.past_set import MOST_LEFT
from backcoach.core.coaching.ability.variations import credit
from backcoach.core.session.plan import SECONDS_PER_REP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.ability.past_sets.past_set import PastSet
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.load_steps import LoadSteps

FOUR_OR_MORE = 5  # repetitions that it stands for at least, on the average
FURTHEST = 35  # repetitions to failure; with more the curve errs on the light side


def observation(exercise: Exercise, done: PastSet, steps: LoadSteps | None) -> Observation | None:
    """Return what a set says of the ability of its side, None for nothing.

    Without `steps` the load has no number and repetitions are what counts.
    """
    if not done.reported or done.is_limited or done.step.is_follow_on:
        return None
    is_light = done.step.scheme == "ramp" and not done.is_short
    if is_light or (done.step.is_timed and done.number):
        return None
    repetitions = _repetitions(done)
    if repetitions is None:
        return None
    reps, meaning = repetitions
    reps += credit(done.step)
    if steps is None:
        return Observation(reps + FATIGUE * done.number, meaning)
    moved = steps.supposed(done.grams or 0)
    if done.step.is_hold or moved is None or (done.grams is None and not steps.moves_body):
        return None
    if meaning == "exact" and reps > FURTHEST:
        meaning = "at_least"
    value = value_of(moved, max(1.0, reps), slope_of(exercise))
    return Observation(value + FATIGUE * done.number, meaning)


def first_value(
    exercise: Exercise,
    sets: Sequence[PastSet],
    seen: Sequence[Observation],
    steps: LoadSteps | None,
) -> float:
    """Return where an estimate begins: the middle of what the first sets show exactly.

    Where they only show a bound, it is supposed that what was asked left what it should.
    """
    exact = [observed.value for observed in seen if observed.meaning == "exact"]
    if exact:
        return sum(exact) / len(exact)
    tired = FATIGUE * (len(sets) - 1) / 2  # in the middle of the sets, as a target is chosen
    meant = [_meant(exercise, done, steps, tired) for done in sets if done.reported]
    bounds = [observed.value for observed in seen if observed.meaning == "at_least"]
    return max([*bounds, *filter(None, meant)])


def _meant(
    exercise: Exercise, done: PastSet, steps: LoadSteps | None, tired: float
) -> float | None:
    """Return the ability with which a set would have left the wanted reserve."""
    reps = (done.asked.reps or done.result.reps or 0) + (done.step.rir or 0)
    if steps is None:
        return reps + tired
    moved = steps.supposed(done.grams or 0)
    return None if moved is None else value_of(moved, reps, slope_of(exercise)) + tired


def _repetitions(
    done: PastSet,
) -> tuple[float, Literal["exact", "at_least", "at_most"]] | None:
    """Return the repetitions to failure that a set stands for."""
    result = done.result
    if result.seconds is not None:
        held = result.seconds / SECONDS_PER_REP
        return (held, "exact") if done.is_short else (held, "at_least")
    if result.reps is None:
        return None
    if result.rir is None and done.step.is_honest and not done.is_short:
        return result.reps + max(0, (done.step.rir or 0) - done.overstated), "exact"
    if result.rir is None or done.left is None:
        return (result.reps + 1, "at_most") if done.is_short else (result.reps, "at_least")
    if done.is_doubted:
        return result.reps + 1, "at_most"
    if result.rir > MOST_LEFT:
        return _with_many_left(done, result.reps)
    return result.reps + done.left, "exact"


def _with_many_left(
    done: PastSet, reps: int
) -> tuple[float, Literal["exact", "at_least", "at_most"]] | None:
    """Return the repetitions that a set of `reps` with "four or more" left stands for.

    Of somebody whose reports are too high it means the least, and no more. A set that was to leave
    so many left just that.
    """
    if done.shows_many_left:
        return reps + max(0, (done.step.rir or 0) - done.overstated), "exact"
    if reps < (done.asked.reps or 0):
        return None
    least = MOST_LEFT + 1 - done.overstated if done.overstated else FOUR_OR_MORE
    return reps + max(0, least), "at_least"
