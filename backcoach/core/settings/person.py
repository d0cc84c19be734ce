"""Who trains, as far as the plan needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from backcoach.core.exercises.model import Exercise, Goal, Level, Library
from backcoach.core.loads.gear import Gear
from backcoach.core.reason import Reason
from backcoach.core.text import nearest


class KnownBest(Struct, frozen=True):
    """A best set that a person knows of: load in grams, None for body weight alone, and reps."""

    grams: int | None
    reps: int


class Person(Struct, frozen=True, kw_only=True):
    """What a person has said: None and empty mean not said.

    `body_weight` is in grams, `weighed` the day it was taken. `equipment` are words of the
    exercises file; empty means that everything is at hand. `known` are best sets by the id of
    the exercise. With `breathe_through` no breath may be held (R-BREATH-03).
    """

    gear: Gear
    level: Level | None = None
    goal: Goal | None = None
    body_weight: int | None = None
    weighed: date | None = None
    equipment: frozenset[str] = frozenset()
    known: Mapping[str, KnownBest] = {}
    breathe_through: bool = False

    def lacks(self, exercise: Exercise) -> tuple[str, ...]:
        """Return what an exercise needs and the person has not, in words of the file."""
        if not self.equipment:
            return ()
        return tuple(thing for thing in exercise.equipment if thing not in self.equipment)


def unknown_equipment(library: Library, person: Person) -> tuple[Reason, ...]:
    """Return which words of the person's equipment no exercise of the library has."""
    known = {word for exercise in library.exercise for word in exercise.equipment}
    unknown = sorted(person.equipment - known)
    near = {word: nearest(word, sorted(known)) for word in unknown}
    others = tuple(word for word in unknown if near[word] is None)
    return (
        *(Reason("equipment_misspelt", {"word": w, "near": n}) for w, n in near.items() if n),
        *((Reason("equipment_unknown", {"words": others}),) if others else ()),
    )
