"""The equipment that a person lifts with, and the next load up or down on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads.barbell import BARBELL_KG, BARBELL_LB, Barbell
from backcoach.core.loads.implements import (
    ADDED_KG,
    ADDED_LB,
    DUMBBELLS_KG,
    DUMBBELLS_LB,
    KETTLEBELLS_KG,
    KETTLEBELLS_LB,
    STACK_KG,
    STACK_LB,
    Assistance,
    FixedSizes,
    Implement,
    Pins,
    Stack,
)
from backcoach.core.notation import Load
from backcoach.core.units import Unit

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise


class Gear(Struct, frozen=True, kw_only=True):
    """The implements that a person has, each with its own unit; `bands`, the strongest first."""

    unit: Unit
    barbell: Barbell
    kettlebells: FixedSizes
    dumbbells: FixedSizes
    stack: Stack | Pins
    added: Stack
    bands: tuple[str, ...] = ()

    def loadable(self, exercise: Exercise) -> Implement | None:
        """Return the implement for an exercise, None where its load is not a number."""
        if exercise.load == "assisted":
            return Assistance(self.stack)
        if exercise.load == "added" or exercise.lifts_discs_alone:
            return self.added
        if exercise.load != "external":
            return None
        implements: dict[str, Implement] = {
            "barbell": self.barbell,
            "kettlebell": self.kettlebells,
            "dumbbell": self.dumbbells,
        }
        return implements.get(exercise.implement, self.stack)

    def next_load(self, exercise: Exercise, load: Load | None, *, up: bool) -> Load | None:
        """Return the next load up or down, or the same load at the end of the implement.

        Below the lightest added weight there is None. A band has no next load and stays.
        """
        implement = self.loadable(exercise)
        if implement is None or (load is not None and load.grams is None):
            return load
        if load is None or load.grams is None:
            return Load(implement.totals[0], self.unit) if up else None
        grams = implement.up(load.grams) if up else implement.down(load.grams)
        if grams is None:
            return None if exercise.load == "added" and not up else load
        return Load(grams, self.unit)

    def next_or_band(self, exercise: Exercise, load: Load | None, *, up: bool) -> Load | None:
        """Return the next load up or down; of the person's bands the stronger or lighter one."""
        if exercise.load != "band" or not self.bands:
            return self.next_load(exercise, load, up=up)
        if load is None or load.band not in self.bands:
            return load
        place = self.bands.index(load.band) + (-1 if up else 1)
        return Load(None, band=self.bands[min(max(place, 0), len(self.bands) - 1)])


DEFAULT: dict[Unit, Gear] = {
    "kg": Gear(
        unit="kg",
        barbell=BARBELL_KG,
        kettlebells=KETTLEBELLS_KG,
        dumbbells=DUMBBELLS_KG,
        stack=STACK_KG,
        added=ADDED_KG,
    ),
    "lb": Gear(
        unit="lb",
        barbell=BARBELL_LB,
        kettlebells=KETTLEBELLS_LB,
        dumbbells=DUMBBELLS_LB,
        stack=STACK_LB,
        added=ADDED_LB,
    ),
}
