"""How long to rest after a set of an exercise, by the goal (R-REST-01). Lengths in seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise, Goal

RestClass = Literal["hinge", "pull", "one_side", "pull_up", "extension", "carry", "drill"]


class RestRange(Struct, frozen=True, array_like=True):
    """A default rest and the bounds within which it may be adjusted, in seconds."""

    seconds: int
    lowest: int
    highest: int


# R-REST-01: ACSM 2009; Schoenfeld 2016; Grgic 2018.
DEFAULTS: dict[Goal, dict[RestClass, RestRange]] = {
    "beginner": {
        "hinge": RestRange(90, 60, 150),
        "pull": RestRange(90, 60, 120),
        "one_side": RestRange(60, 45, 90),
        "pull_up": RestRange(120, 60, 150),
    },
    "endurance": {
        "hinge": RestRange(60, 45, 90),
        "pull": RestRange(45, 30, 90),
        "one_side": RestRange(45, 30, 60),
        "pull_up": RestRange(60, 45, 90),
    },
    "hypertrophy": {
        "hinge": RestRange(150, 120, 180),
        "pull": RestRange(120, 60, 180),
        "one_side": RestRange(90, 60, 120),
        "pull_up": RestRange(150, 90, 180),
    },
    "strength": {
        "hinge": RestRange(240, 180, 300),
        "pull": RestRange(180, 120, 300),
        "one_side": RestRange(120, 90, 180),
        "pull_up": RestRange(180, 120, 300),
    },
}
BARBELL_BEGINNER = RestRange(120, 90, 180)
# Light work for shoulder blades and trunk tires little; no source gives its rest.
DRILL = RestRange(45, 30, 60)
DRILLS = ("scapular", "rotation", "core")
# What R-REST-01 does not name rests as long as what tires about as much.
_ALIKE: dict[RestClass, RestClass] = {"extension": "pull", "carry": "one_side"}


def rest_class(exercise: Exercise) -> RestClass:
    """Return the row of R-REST-01 that an exercise belongs to."""
    if exercise.pattern == "hinge":
        return "hinge"
    if exercise.pattern in DRILLS:
        return "drill"
    if exercise.pattern == "back_extension":
        return "extension"
    if exercise.pattern == "carry":
        return "carry"
    if exercise.sides == "each":
        return "one_side"
    if exercise.pattern == "vertical_pull" and exercise.load != "external":
        return "pull_up"
    return "pull"


def rest_range(exercise: Exercise, goal: Goal) -> RestRange:
    """Return the default rest of an exercise with its bounds (R-REST-01)."""
    kind = rest_class(exercise)
    if goal == "beginner" and kind == "hinge" and exercise.implement == "barbell":
        return BARBELL_BEGINNER
    if kind == "drill":
        return DRILL
    return DEFAULTS[goal][_ALIKE.get(kind, kind)]


def own_rest(exercise: Exercise, goal: Goal) -> tuple[int, Reason]:
    """Return the rest in seconds that an exercise has of its own, and the reason for it."""
    usual = rest_range(exercise, goal).seconds
    seconds = usual if exercise.rest is None else exercise.rest
    return seconds, rest_reason(seconds, exercise, goal, Reason("rest_of_exercise"))


def rest_reason(seconds: int, exercise: Exercise, goal: Goal, source: Reason) -> Reason:
    """Return why a rest is that long: R-REST-01 where it agrees, else `source`."""
    if seconds != rest_range(exercise, goal).seconds:
        return source
    return Reason("rest_usual", {"movement": rest_class(exercise), "goal": goal})
