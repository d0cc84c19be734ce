"""Which movements a pain concerns, by its place, level and kind.

Nobody supervises the session, so the limits are stricter than the 5 of 10 that supervised
rehabilitation tolerates (R-PAIN-01; Thomee 1997). Muscle burn and effort are not pain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.events import PainKind, PainReported
    from backcoach.core.session.state import State

Place = Literal[
    "lower back", "upper back", "shoulder", "elbow", "wrist", "hip", "knee", "elsewhere"
]
Measure = Literal["allowed", "lighter", "left_out"]  # the milder ones first
Grade = Literal["none", "mild", "moderate", "severe", "extreme"]
Demand = Literal["hinge", "unsupported_pull", "pull"]

PLACES: tuple[Place, ...] = (
    "lower back",
    "upper back",
    "shoulder",
    "elbow",
    "wrist",
    "hip",
    "knee",
    "elsewhere",
)
BACK = ("lower back", "upper back")

WORST = 10
MODERATE = 3  # R-PAIN-01: from here on a set ends
SEVERE = 5  # R-PAIN-01: from here on an exercise ends
EXTREME = 7  # from here on nothing is trained that day
SEVERE_KINDS = ("sharp", "spreading", "rising")  # R-PAIN-01: severe at any level

_PULLS: tuple[Demand, ...] = ("unsupported_pull", "pull")
_HINGES = ("hinge", "back_extension")  # the back lifts the load
TRUNK = "erector spinae"  # where it helps in a pull, the lower back holds the trunk

# Measures for moderate and for severe pain. A place that nobody named counts as the upper back,
# which is the strictest.
_OUT: tuple[Measure, Measure] = ("left_out", "left_out")
_EASE_THEN_OUT: tuple[Measure, Measure] = ("lighter", "left_out")
_EASE: tuple[Measure, Measure] = ("lighter", "lighter")
_EASE_LATE: tuple[Measure, Measure] = ("allowed", "lighter")
_NONE: tuple[Measure, Measure] = ("allowed", "allowed")
_ARM: dict[Demand, tuple[Measure, Measure]] = {
    "hinge": _EASE_LATE,
    "unsupported_pull": _EASE_THEN_OUT,
    "pull": _EASE_THEN_OUT,
}
_LEG: dict[Demand, tuple[Measure, Measure]] = {
    "hinge": _EASE_THEN_OUT,
    "unsupported_pull": _EASE_LATE,
    "pull": _NONE,
}
_UPPER_BACK: dict[Demand, tuple[Measure, Measure]] = {
    "hinge": _OUT,
    "unsupported_pull": _EASE_THEN_OUT,
    "pull": _EASE_THEN_OUT,
}
_MEASURES: dict[str, dict[Demand, tuple[Measure, Measure]]] = {
    "lower back": {"hinge": _OUT, "unsupported_pull": _EASE_THEN_OUT, "pull": _EASE_LATE},
    "upper back": _UPPER_BACK,
    "": _UPPER_BACK,
    "shoulder": _ARM,
    "elbow": _ARM,
    "wrist": _ARM,
    "hip": _LEG,
    "knee": _LEG,
    "elsewhere": {"hinge": _EASE_THEN_OUT, "unsupported_pull": _EASE, "pull": _EASE},
}


def is_back(place: str) -> bool:
    """Return whether a place belongs to the back; one that nobody named does, to be careful."""
    return not place or place in BACK


def grade(level: int, kind: PainKind) -> Grade:
    """Return how bad a pain of a level from 0 to 10 is."""
    if level <= 0:
        return "none"
    if level >= EXTREME:
        return "extreme"
    if level >= SEVERE or kind in SEVERE_KINDS:
        return "severe"
    return "moderate" if level >= MODERATE else "mild"


def concerns(pain: PainReported, exercise: Exercise) -> bool:
    """Return whether a pain changes anything for an exercise of which only the pattern is known."""
    bad = grade(pain.level, pain.kind)
    demands: tuple[Demand, ...] = ("hinge",) if exercise.pattern in _HINGES else _PULLS
    return any(_measure(pain.place, bad, demand) != "allowed" for demand in demands)


def asks_for_rest(state: State) -> bool:
    """Return whether a pain in a session is so bad that no more training is to be offered.

    Of each place its last report counts.
    """
    last = {pain.place: pain for pain in state.pains}
    return any(grade(pain.level, pain.kind) == "extreme" for pain in last.values())


def demand(exercise: Exercise) -> Demand:
    """Return how much an exercise loads the joints and the back."""
    if exercise.pattern in _HINGES:
        return "hinge"
    holds_trunk = TRUNK in (*exercise.primary, *exercise.secondary)
    return "unsupported_pull" if holds_trunk else "pull"


def measure(place: str, grade: Grade, exercise: Exercise) -> Measure:
    """Return what a pain of that grade changes for an exercise."""
    return _measure(place, grade, demand(exercise))


def _measure(place: str, grade: Grade, demand: Demand) -> Measure:
    if grade in ("none", "mild"):
        return "allowed"
    if grade == "extreme":
        return "left_out"
    moderate, severe = _MEASURES.get(place, _UPPER_BACK)[demand]
    return moderate if grade == "moderate" else severe
