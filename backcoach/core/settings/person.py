"""Who trains, as far as the plan needs to know."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backcoach.core.exercises.model import Goal, Level
from backcoach.core.loads.gear import Gear


class Person(Struct, frozen=True, kw_only=True):
    """What a person has said: None and empty mean not said.

    `body_weight` is in grams, `weighed` the day it was taken. `equipment` are words of the
    exercises file; empty means that everything is at hand.
    """

    gear: Gear
    level: Level | None = None
    goal: Goal | None = None
    body_weight: int | None = None
    weighed: date | None = None
    equipment: frozenset[str] = frozenset()
