"""A first ability for an exercise that was not done yet, or not lately.

From what the person knows of it, else from a related exercise, else from the start load of the
exercises file. All but the first are wide guesses, to be corrected in two visits. The shares
between exercises are rough values of this program, and err on the light side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability import ability as estimate
from backcoach.core.coaching.ability.curve import maximum, reps_to_failure, slope_of, value_of
from backcoach.core.exercises.model import Exercise
from backcoach.core.session.plan import Ability

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Level
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.settings.person import KnownBest

# One-repetition maxima of moved mass as shares of that of the first exercise in the row; of one
# dumbbell or bell where there are two.
FAMILIES: tuple[dict[str, float], ...] = (
    {
        "bb_deadlift": 1.0,
        "bb_rack_pull": 1.1,
        "trapbar_deadlift": 1.05,
        "bb_rdl": 0.75,
        "kb_deadlift": 0.65,
        "kb_deadlift_block": 0.65,
        "suitcase_deadlift": 0.35,
        "two_kb_deadlift": 0.35,
        "kb_rdl": 0.5,
    },
    {
        "lat_pulldown": 1.0,
        "neutral_pulldown": 1.0,
        "pull_up": 1.0,
        "weighted_pull_up": 1.0,
        "assisted_pull_up": 1.0,
        "chin_up": 1.03,
        "straight_arm_pulldown": 0.4,
    },
    {
        "cable_row": 1.0,
        "single_arm_cable_row": 0.5,
        "chest_supported_row": 0.38,
        "db_row": 0.42,
        "kb_row": 0.38,
        "supported_kb_row": 0.38,
    },
)
SAME_LIFT = ("pull_up", "weighted_pull_up", "assisted_pull_up")  # the body with more or less on it

RELATED_CAUTION = 2.0  # repetitions that a guess from a relative stays below it
SAME_SPREAD = 2.5
KNOWN_SPREAD = 2.0
KNOWN_CAUTION = 0.25  # repetitions

# Of the start load in the exercises file, which is one for somebody new.
FIRST_SHARE: dict[Level, float] = {"beginner": 1.0, "intermediate": 1.5, "advanced": 2.0}


class Related(Struct, frozen=True):
    """A related exercise whose ability is known; `body` in grams for what moves it."""

    exercise: Exercise
    ability: Ability
    is_mass: bool


def from_known(
    exercise: Exercise, known: KnownBest, steps: LoadSteps | None, at: int
) -> Ability | None:
    """Return the ability that a known best set stands for."""
    if steps is None:
        return estimate.first(known.reps - KNOWN_CAUTION, at, spread=KNOWN_SPREAD)
    moved = steps.supposed(known.grams or 0)
    if moved is None:
        return None
    value = value_of(moved, known.reps, slope_of(exercise)) - KNOWN_CAUTION
    return estimate.first(value, at, spread=KNOWN_SPREAD)


def from_related(
    exercise: Exercise, steps: LoadSteps | None, related: Related, body: int | None
) -> Ability | None:
    """Return a first ability from that of a related exercise, None where nothing leads there."""
    share = share_between(related.exercise.id, exercise.id)
    same = related.exercise.id in SAME_LIFT and exercise.id in SAME_LIFT
    if share is None:
        return None
    top = _mass(related, body)
    if top is None:
        return None
    caution, spread = (0.5, SAME_SPREAD) if same else (RELATED_CAUTION, estimate.RELATED_SPREAD)
    spread = max(spread, related.ability.spread)
    if steps is not None:
        value = value_of(round(top * share), 1) - caution
        return estimate.first(value, related.ability.at, spread=spread)
    if body is None or exercise.load != "bodyweight":
        return None
    reps = reps_to_failure(top * share / body, slope_of(exercise)) - caution
    return estimate.first(reps, related.ability.at, spread=spread)


def share_between(known_id: str, exercise_id: str) -> float | None:
    """Return the maximum of an exercise as a share of that of another one of its family."""
    for family in FAMILIES:
        if known_id in family and exercise_id in family:
            return family[exercise_id] / family[known_id]
    return None


def relatives(exercise_id: str) -> tuple[str, ...]:
    """Return the exercises from which a first value can be drawn, the same lift first."""
    for family in FAMILIES:
        if exercise_id in family:
            others = [name for name in family if name != exercise_id]
            return tuple(
                sorted(
                    others, key=lambda name: not (name in SAME_LIFT and exercise_id in SAME_LIFT)
                )
            )
    return ()


def _mass(related: Related, body: int | None) -> float | None:
    """Return the one-repetition maximum of a related exercise in grams."""
    if related.is_mass:
        return maximum(related.ability.value)
    if body is None or related.exercise.load != "bodyweight" or related.ability.value < 1:
        return None
    return maximum(value_of(body, related.ability.value, slope_of(related.exercise)))


def start_grams(
    exercise: Exercise, steps: LoadSteps, body: int | None, level: Level | None
) -> int | None:
    """Return the load to begin with, rounded to what is there; None where nothing tells it."""
    grams = start_mass(exercise, body, level)
    return None if grams is None else steps.at_most(grams)


def start_mass(exercise: Exercise, body: int | None, level: Level | None) -> int | None:
    """Return the mass to begin with in grams, by the exercises file and the level."""
    start = exercise.start
    grams = start.load.grams if start and start.load else None
    if grams is None and start and start.percent and body:
        grams = body * start.percent // 100
    if grams is not None and grams > 0 and exercise.load == "external":
        return round(grams * FIRST_SHARE[level or "beginner"])
    return grams
