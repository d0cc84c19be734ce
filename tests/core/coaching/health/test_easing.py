"""How a set is made easier for pain: by its load, else by its reps, and never harder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, exercise, line
from support.pasts import GEAR_KG

from backcoach.core.coaching.health.easing import ease, is_no_harder, within
from backcoach.core.coaching.health.health import Allowance
from backcoach.core.coaching.health.places import TRUNK
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result, Step

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise


HINGE = exercise("deadlift", pattern="hinge", implement="barbell")
ROW = exercise("row", implement="stack", secondary=(TRUNK,))
PULL = exercise("pulldown", pattern="vertical_pull", implement="stack")
CHIN = exercise("chin", pattern="vertical_pull", load="bodyweight")


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        (HINGE, Result(reps=8, load=Load(100_000)), Result(reps=8, load=Load(75_000))),
        (PULL, Result(reps=8, load=Load(35_000)), Result(reps=8, load=Load(25_000))),
        (CHIN, Result(reps=6), Result(reps=4)),
        (CHIN, Result(reps=1), Result(reps=1)),
        (exercise("hang", load="bodyweight"), Result(seconds=20), Result(seconds=15)),
        (exercise("band", load="band"), Result(reps=8), Result(reps=6)),
        (exercise("belt", load="added"), Result(reps=5, load=Load(2_500)), Result(reps=5)),
        (
            exercise("help", load="assisted", implement="stack"),
            Result(reps=5, load=Load(-30_000)),
            Result(reps=5, load=Load(-35_000)),
        ),
    ],
)
def test_r_pain_01_a_set_is_eased_by_its_load_else_by_its_reps(
    what: Exercise, before: Result, after: Result
) -> None:
    assert ease(what, before, 25, GEAR_KG) == after


@given(
    st.sampled_from([HINGE, ROW, PULL, CHIN]),
    st.integers(2_500, 250_000),
    st.integers(1, 20),
)
def test_easing_never_makes_a_set_harder(what: Exercise, grams: int, reps: int) -> None:
    load = None if what is CHIN else Load(grams)
    before = Result(reps=reps, load=load)
    assert is_no_harder(ease(what, before, 25, GEAR_KG), before)


@pytest.mark.parametrize(
    ("planned", "allowance", "grams"),
    [
        (100_000, Allowance("lighter", 25), 75_000),
        (90_000, Allowance("lighter", 25, last=100_000), 75_000),
        (110_000, Allowance("lighter", 25, last=100_000), 75_000),
        (60_000, Allowance("lighter", 25, last=100_000), 60_000),
        (80_000, Allowance("lighter", 25, most=75_000, last=75_000), 75_000),
        (70_000, Allowance("lighter", 25, most=75_000), 70_000),
        (100_000, Allowance(), 100_000),
    ],
)
def test_a_planned_set_is_as_light_as_its_allowance_wants(
    planned: int, allowance: Allowance, grams: int
) -> None:
    step = Step(id="1", slot=0, set=1)
    result = within(HINGE, step, Result(reps=8, load=Load(planned)), allowance, GEAR_KG)
    assert result == Result(reps=8, load=Load(grams))


def test_what_has_no_number_to_ease_stays_as_it_is() -> None:
    assert ease(CHIN, Result(), 25, GEAR_KG) == Result()


def test_where_the_load_before_was_the_lightest_fewer_repetitions_ease() -> None:
    lightest = Load(20_000)
    step = Step(id="1", slot=0, set=1)
    allowance = Allowance("lighter", 25, last=lightest.grams)
    result = within(HINGE, step, Result(reps=8, load=lightest), allowance, GEAR_KG)
    assert result == Result(reps=6, load=lightest)


def test_the_lightest_added_weight_is_eased_to_the_body_alone() -> None:
    dip = exercise("dip", load="added")
    step = Coach(line(dip, 1, reps=6, load="2.5 kg")).step
    planned = Result(reps=6, load=Load(2_500))
    allowance = Allowance("lighter", 25)
    assert within(dip, step, planned, allowance, GEAR_KG) == Result(reps=6)
