"""The equipment of a person: which implement an exercise takes, and its next load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from support.builders import exercise

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.implements import Assistance
from backcoach.core.notation import Load
from backcoach.core.units import to_grams

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.implements import Implement
    from backcoach.core.units import Unit

KG = DEFAULT["kg"]
BARBELL_LIFT = exercise("deadlift", implement="barbell")
BELL_LIFT = exercise("kb_deadlift", implement="kettlebell")
DUMBBELL_ROW = exercise("db_row", implement="dumbbell")
CABLE_ROW = exercise("cable_row", implement="stack")
PULL_UP = exercise("weighted_pull_up", load="added")
HELPED = exercise("assisted_pull_up", load="assisted")
HANG = exercise("hang", load="bodyweight")


def kilos(*numbers: float) -> list[int]:
    return [to_grams(number, "kg") for number in numbers]


@pytest.mark.parametrize(
    ("lift", "piece"),
    [
        (BARBELL_LIFT, KG.barbell),
        (BELL_LIFT, KG.kettlebells),
        (DUMBBELL_ROW, KG.dumbbells),
        (CABLE_ROW, KG.stack),
        (exercise("cable_curl", implement="none"), KG.stack),
        (exercise("landmine_row", implement="none", equipment=("barbell", "discs")), KG.added),
        (PULL_UP, KG.added),
        (HELPED, Assistance(KG.stack)),
        (HANG, None),
        (exercise("band_row", load="band"), None),
    ],
)
def test_an_exercise_takes_its_steps_from_its_implement(
    lift: Exercise, piece: Implement | None
) -> None:
    assert KG.loadable(lift) == piece


@pytest.mark.parametrize(
    ("lift", "before", "up", "after"),
    [
        (BELL_LIFT, "24 kg", True, "28 kg"),
        (BELL_LIFT, "24 kg", False, "20 kg"),
        (BELL_LIFT, "48 kg", True, "48 kg"),
        (BELL_LIFT, "4 kg", False, "4 kg"),
        (BARBELL_LIFT, "60 kg", True, "62.5 kg"),
        (HELPED, "-30 kg", True, "-25 kg"),
        (HELPED, "-30 kg", False, "-35 kg"),
        (PULL_UP, "2.5 kg", False, None),
        (PULL_UP, None, True, "2.5 kg"),
        (PULL_UP, None, False, None),
        (BELL_LIFT, "green band", True, "green band"),
        (HANG, "5 kg", True, "5 kg"),
        (HANG, None, True, None),
    ],
)
def test_the_next_load_is_the_next_that_can_be_built(
    lift: Exercise, before: str | None, up: bool, after: str | None
) -> None:
    load = Load.parse(before) if before else None
    assert KG.next_load(lift, load, up=up) == (Load.parse(after) if after else None)


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_the_default_gear_has_one_unit(unit: Unit) -> None:
    gear = DEFAULT[unit]
    pieces = (gear.barbell, gear.kettlebells, gear.dumbbells, gear.stack, gear.added)
    assert {gear.unit, *(piece.unit for piece in pieces)} == {unit}


@pytest.mark.parametrize(
    ("band", "up", "next_one"),
    [
        ("medium", True, "strong"),
        ("medium", False, "light"),
        ("strong", True, "strong"),
        ("light", False, "light"),
        ("rope", True, "rope"),
    ],
)
def test_of_the_bands_of_a_person_an_arrow_takes_the_neighbour(
    band: str, up: bool, next_one: str
) -> None:
    gear = structs.replace(DEFAULT["kg"], bands=("strong", "medium", "light"))
    pull = exercise("band_row", load="band")
    assert gear.next_or_band(pull, Load(None, band=band), up=up) == Load(None, band=next_one)
    assert gear.next_or_band(pull, None, up=up) is None
