"""The exercises of a checkout, and the loads that people really have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomli

from seasons.visits.talk import KG, Load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LB = KG["lb"]
ROUNDED = 0.001  # kg, of printed loads


@dataclass(frozen=True)
class Exercise:
    """What a person knows of an exercise from the file that the program reads too."""

    id: str
    name: str
    pattern: str
    load: str  # "external", "added", "assisted", "band", "bodyweight" or "none"
    implement: str

    @property
    def is_hinge(self) -> bool:
        return self.pattern == "hinge" and self.load != "none"

    @property
    def has_load(self) -> bool:
        """Whether it has a load that a number tells."""
        return self.load in ("external", "added", "assisted")


def exercises(file: Path) -> dict[str, Exercise]:
    """Return the exercises of an exercises.toml by their names."""
    tree = tomli.loads(file.read_text(encoding="utf-8"))
    entries = (
        Exercise(
            entry["id"],
            entry["name"],
            entry.get("pattern", ""),
            entry.get("load", "none"),
            entry.get("implement", "stack"),
        )
        for entry in tree["exercise"]
    )
    return {exercise.name: exercise for exercise in entries}


def row(start: float, step: float, end: float, scale: float = 1.0) -> tuple[float, ...]:
    """Return equal steps in kilograms."""
    count = round((end - start) / step) + 1
    return tuple(round((start + place * step) * scale, 4) for place in range(count))


@dataclass(frozen=True)
class Kit:
    """The loads that there are, in kilograms, and how they differ from what was configured.

    `bar_off` is what the bar weighs more than the program thinks; `pins` are those of machines
    that are not as configured, and `pull` what they pull for each kilogram of their label.
    """

    unit: str = "kg"
    barbell: Sequence[float] = row(20, 2.5, 320)
    dumbbell: Sequence[float] = row(2.5, 2.5, 50)
    kettlebell: Sequence[float] = (4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48)
    stack: Sequence[float] = row(5, 5, 100)
    added: Sequence[float] = row(2.5, 2.5, 60)
    bar_off: float = 0.0
    pins: Sequence[float] = ()
    pull: float = 1.0

    def lifted(self, exercise: Exercise, load: Load | None) -> Load | None:
        """Return what is really lifted where the program says `load`."""
        if load is None or load.kg is None:
            return load
        if exercise.implement == "barbell" and self.bar_off:
            if min(abs(load.kg - total) for total in self.barbell) < 0.01:
                return Load(load.kg + self.bar_off, load.unit)
            return load
        if exercise.implement == "stack" and self.pins and load.kg:
            pin = min(self.pins, key=lambda kg: abs(kg - abs(load.kg or 0)))
            return Load(pin if load.kg > 0 else -pin, load.unit)
        if exercise.load == "external" and exercise.implement in ("dumbbell", "kettlebell"):
            return self.at_most(exercise, load.kg)
        return load

    def sizes(self, exercise: Exercise) -> tuple[float, ...]:
        """Return every load of an exercise, the easiest first."""
        if exercise.load == "assisted":
            return tuple(-kg for kg in reversed(self.pins or self.stack))
        if exercise.load == "added":
            return (0.0, *self.added)
        if exercise.load != "external":
            return ()
        if exercise.implement == "barbell":
            return tuple(total + self.bar_off for total in self.barbell)
        if exercise.implement == "kettlebell":
            return tuple(self.kettlebell)
        return tuple(self.dumbbell if exercise.implement == "dumbbell" else self.pins or self.stack)

    def at_most(self, exercise: Exercise, kg: float) -> Load | None:
        """Return the heaviest load up to so much, the easiest where all are heavier."""
        sizes = self.sizes(exercise)
        if not sizes:
            return None
        return Load(
            max((size for size in sizes if size <= kg + ROUNDED), default=sizes[0]), self.unit
        )

    def above(self, exercise: Exercise, kg: float) -> float:
        """Return the next load above one, the same where there is none."""
        return min((size for size in self.sizes(exercise) if size > kg + 0.01), default=kg)


USUAL = Kit()
POUNDS = Kit(
    unit="lb",
    barbell=row(45, 5, 700, LB),
    dumbbell=row(5, 5, 100, LB),
    kettlebell=tuple(pounds * LB for pounds in (9, 18, 26, 35, 44, 53, 62, 70, 80, 88, 97, 106)),
    stack=row(10, 10, 200, LB),
    added=row(5, 5, 130, LB),
)
ODD = Kit(bar_off=-1.8, pins=row(9.05, 9.05, 99.55))
HOTEL = Kit(dumbbell=row(2, 2, 24), pins=row(7, 7, 77), pull=1.2)
ONE_BELL = Kit(kettlebell=(24,))
HOME_DUMBBELLS = Kit(dumbbell=(2, 4, 6, 8, 10, 12.5, 15, 17.5, 20))
