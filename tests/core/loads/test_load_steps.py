"""The loads of an exercise: what is moved with them, and the next ones."""

from __future__ import annotations

import pytest
from support.builders import exercise

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.load_steps import USUAL_BODY, LoadSteps, load_steps_for

KG = 1_000


def steps_of(load: str, body: int | None = None, implement: str = "stack") -> LoadSteps:
    steps = load_steps_for(exercise(implement=implement, load=load), DEFAULT["kg"], body)
    assert steps is not None
    return steps


@pytest.mark.parametrize("load", ["bodyweight", "band"])
def test_what_has_no_number_has_no_steps(load: str) -> None:
    assert load_steps_for(exercise(load=load), DEFAULT["kg"], 80 * KG) is None


@pytest.mark.parametrize(
    ("load", "body", "grams", "moved", "supposed"),
    [
        ("external", None, 60 * KG, 60 * KG, 60 * KG),
        ("external", 80 * KG, 0, 0, None),
        ("added", 80 * KG, 10 * KG, 90 * KG, 90 * KG),
        ("added", None, 10 * KG, None, USUAL_BODY + 10 * KG),
        ("assisted", 80 * KG, -30 * KG, 50 * KG, 50 * KG),
        ("assisted", 80 * KG, -80 * KG, None, None),
    ],
)
def test_r_prog_05_the_body_is_moved_as_well(
    load: str, body: int | None, grams: int, moved: int | None, supposed: int | None
) -> None:
    steps = steps_of(load, body)
    assert steps.moved(grams) == moved
    assert steps.supposed(grams) == supposed


@pytest.mark.parametrize(
    ("load", "body", "grams", "above", "percent"),
    [
        ("external", None, 40 * KG, 45 * KG, 12),
        ("external", None, 0, 5 * KG, None),
        ("added", 80 * KG, 20 * KG, 25 * KG, 5),
        ("added", None, 20 * KG, 25 * KG, None),
    ],
)
def test_r_prog_05_a_step_is_in_per_cent_of_all_that_is_moved(
    load: str, body: int | None, grams: int, above: int, percent: int | None
) -> None:
    assert steps_of(load, body).percent_up(grams, above) == percent


def test_a_load_is_rounded_down_to_what_is_there() -> None:
    steps = steps_of("external", implement="kettlebell")
    assert steps.at_most(27 * KG) == 24 * KG
    assert steps.at_most(1) == steps.offer.totals[0]
    assert steps.up(24 * KG) == 28 * KG
    assert steps.up(steps.offer.totals[-1]) is None
