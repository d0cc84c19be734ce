"""What a person has to lift with, and which load comes next on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads import Assistance, Barbell, Ladder, Loadable, Stack
from backcoach.core.notation import Load
from backcoach.core.units import Unit

if TYPE_CHECKING:
    from backcoach.core.model import Exercise


class Gear(Struct, frozen=True, kw_only=True):
    """The implements at hand, each in its own unit."""

    unit: Unit
    barbell: Barbell
    kettlebells: Ladder
    dumbbells: Ladder
    stack: Stack
    added: Stack

    def loadable(self, exercise: Exercise) -> Loadable | None:
        """Return what sets the steps of an exercise's load, None where it has no number."""
        if exercise.load == "assisted":
            return Assistance(self.stack)
        if exercise.load == "added":
            return self.added
        if exercise.load != "external":
            return None
        implements: dict[str, Loadable] = {
            "barbell": self.barbell,
            "kettlebell": self.kettlebells,
            "dumbbell": self.dumbbells,
        }
        return implements.get(exercise.implement, self.stack)

    def next_load(self, exercise: Exercise, load: Load | None, *, up: bool) -> Load | None:
        """Return the next load up or down; the same one where the implement ends.

        Added weight ends at none. A band has no next one.
        """
        offer = self.loadable(exercise)
        if offer is None or (load is not None and load.grams is None):
            return load
        if load is None or load.grams is None:
            return Load(offer.totals[0], self.unit) if up else None
        grams = offer.up(load.grams) if up else offer.down(load.grams)
        if grams is None:
            return None if exercise.load == "added" and not up else load
        return Load(grams, self.unit)
