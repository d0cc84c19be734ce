"""What a set says about ability, and whether a person's reports say anything at all.

What was only filled in beforehand says nothing, nor does what pain limited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from backcoach.core.coaching.ability.ability import FATIGUE, Observation
from backcoach.core.coaching.ability.curve import slope_of, value_of
from backcoach.core.coaching.ability.variations import credit
from backcoach.core.coaching.ability.visits import visit_in
from backcoach.core.session.plan import SECONDS_PER_REP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.ability.visits import PastSet
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.state import State

Style = Literal["", "none", "always_0", "always_4"]

MOST_LEFT = 3  # R-RPE-01: "4 or more" has no number
FOUR_OR_MORE = 5  # repetitions that it stands for at least, on the average

ENOUGH_ZEROS = 8  # sets that all leave nothing although hardly one was missed
MISSED_SHARE = 4  # one set in so many may be missed all the same
ENOUGH_FOURS = 16
CONTRADICTED = 2  # sets missed although four or more were said to be left
ENOUGH_SILENCE = 6  # reported sets without a reserve
LOOK_BACK = 60  # sets


def observation(exercise: Exercise, done: PastSet, steps: LoadSteps | None) -> Observation | None:
    """Return what a set says of the ability of its side, None for nothing.

    Without `steps` the load has no number and repetitions are what counts.
    """
    if not done.reported or done.is_limited:
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
    meant = [_meant(exercise, done, steps) for done in sets if done.reported]
    bounds = [observed.value for observed in seen if observed.meaning == "at_least"]
    return max([*bounds, *filter(None, meant)])


def _meant(exercise: Exercise, done: PastSet, steps: LoadSteps | None) -> float | None:
    """Return the ability with which a set would have left the wanted reserve."""
    reps = (done.asked.reps or done.result.reps or 0) + (done.step.rir or 0)
    if steps is None:
        return reps + FATIGUE * done.number
    moved = steps.supposed(done.grams or 0)
    return None if moved is None else value_of(moved, reps, slope_of(exercise))


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
        return result.reps + (done.step.rir or 0), "exact"
    if result.rir is None:
        return (result.reps + 1, "at_most") if done.is_short else (result.reps, "at_least")
    if done.is_short and result.rir > (done.step.rir or 0):
        return result.reps + 1, "at_most"
    if result.rir > MOST_LEFT:
        if result.reps < (done.asked.reps or 0):
            return None
        return result.reps + FOUR_OR_MORE, "at_least"
    return result.reps + result.rir, "exact"


def report_style(past: Sequence[State]) -> Style:
    """Return how a person's reports are uninformative, "" where they are informative.

    Somebody with nothing left in every set would miss one sooner or later; somebody with four
    left in every set would miss none.
    """
    sets = _recent(past)
    reserves = [done.result.rir for _, done in sets if done.result.rir is not None]
    if len(sets) >= ENOUGH_SILENCE and not reserves:
        return "none"
    missed = sum(done.is_short for _, done in sets)
    is_mostly_met = missed * MISSED_SHARE <= len(sets)
    if len(reserves) >= ENOUGH_ZEROS and set(reserves) == {0} and is_mostly_met:
        return "always_0"
    if (
        len(reserves) >= ENOUGH_FOURS
        and set(reserves) == {MOST_LEFT + 1}
        and missed >= CONTRADICTED
    ):
        return "always_4"
    return ""


def says_nothing_of_reserve(style: str) -> bool:
    """Tell whether the reserve in a person's reports must be ignored."""
    return style in ("always_0", "always_4")


def _recent(past: Sequence[State]) -> list[tuple[int, PastSet]]:
    """Return the last reported sets but holds, each with the instant of its session."""
    recent: list[tuple[int, PastSet]] = []
    for state in reversed(past):
        names = dict.fromkeys(slot.exercise.id for slot in state.plan.slots)
        for visit in filter(None, (visit_in(state, name) for name in names)):
            reported = (done for done in visit.sets if done.reported and not done.step.is_hold)
            recent += [(state.started_at, done) for done in reported]
        if len(recent) >= LOOK_BACK:
            break
    return recent
