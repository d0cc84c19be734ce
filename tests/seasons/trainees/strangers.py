"""People who are drawn by lot: nobody knew them when the rules of the coach were written."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from seasons.trainees.body import Strength
from seasons.trainees.kit import HOTEL, ODD, POUNDS, USUAL
from seasons.trainees.person import Person

SESSIONS = {"beginner": (75, 62, 48), "intermediate": (125, 98, 74), "advanced": (180, 135, 112)}
WEIGHTS = {"beginner": 72, "intermediate": 80, "advanced": 88}
RHYTHMS = ((0, 3), (0, 3), (0, 2, 4), (0, 4), (0,), (1, 5))
HABITS = ("gym", "forgets", "cuts", "away", "pauses", "irregular", "steps", "bias", "constant")


def stranger(number: int) -> Person:
    """Return the person of a number; the same one each time."""
    lot = Random(f"stranger {number}")
    level = lot.choice(tuple(SESSIONS))
    scale = lot.gauss(1, 0.08)
    hinge, vertical, row = (usual * scale * lot.gauss(1, 0.06) for usual in SESSIONS[level])
    strength = Strength(
        hinge=hinge,
        vertical=vertical,
        row=row,
        gain=max(0.0, lot.gauss(0.002, 0.002)),
        falls=lot.uniform(20, 80),
        day=lot.choice((0.008, 0.012, 0.012, 0.018, 0.025)),
        left=lot.choice((1.0, 1.0, 0.95, 0.88)),
        tiring=lot.uniform(0.008, 0.035),
        curve=lot.gauss(0, 0.03),
    )
    person = Person(
        "",
        (level,),
        strength,
        weight=WEIGHTS[level] * lot.gauss(1, 0.1),
        level=level,
        noise=lot.choice((0.0, 0.4, 0.8, 1.2)),
        kit=lot.choice((USUAL, USUAL, ODD, POUNDS)),
        days=lot.choice(RHYTHMS),
        misses=lot.choice((0.0, 0.1, 0.25)),
        minutes=lot.choice((None, None, None, 40)),
    )
    habit = lot.choice(HABITS)
    kinds: dict[str, dict[str, Any]] = {
        "forgets": {"forgets": lot.uniform(0.2, 0.6)},
        "cuts": {"cut_short": lot.uniform(0.05, 0.15)},
        "away": {"away": ((lot.randint(8, 20), lot.randint(2, 4), HOTEL),)},
        "pauses": {"breaks": ((lot.randint(6, 20), lot.randint(2, 10)),)},
        "irregular": {"is_irregular": True},
        "steps": {"reports": "steps"},
        "bias": {"bias": lot.choice((-2, -1, 1, 2)), "is_honest": False},
        "constant": {
            "reports": "constant",
            "constant": lot.choice((0, 1, 2, 3, 4, None)),
            "is_honest": False,
        },
    }
    changes = kinds.get(habit, {})
    person = replace(person, **changes)
    return replace(person, name=f"stranger {number}, {level}, {habit}")
