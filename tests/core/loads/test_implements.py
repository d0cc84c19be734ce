from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.loads.barbell import (
    BARBELL_KG,
    BARBELL_LB,
)
from backcoach.core.loads.implements import (
    ADDED_KG,
    ADDED_LB,
    DUMBBELLS_KG,
    DUMBBELLS_LB,
    KETTLEBELLS_KG,
    KETTLEBELLS_LB,
    SLACK,
    STACK_KG,
    STACK_LB,
    Assistance,
    FixedSizes,
    Implement,
    Pins,
    Stack,
)
from backcoach.core.units import to_grams

KG = 1_000
OFFERS = st.sampled_from(
    [
        BARBELL_KG,
        BARBELL_LB,
        KETTLEBELLS_KG,
        KETTLEBELLS_LB,
        DUMBBELLS_KG,
        DUMBBELLS_LB,
        STACK_KG,
        STACK_LB,
        ADDED_KG,
        ADDED_LB,
        Assistance(STACK_KG),
        Assistance(STACK_LB),
    ]
)
ANY_GRAMS = st.integers(-120_000, 400_000)


def plates(*weights: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, weights))


def stack(start: str, step: str, end: str) -> Stack:
    return Stack(Decimal(start), Decimal(step), Decimal(end))


def test_kettlebells_have_a_next_size_up_and_down() -> None:
    bells = KETTLEBELLS_KG

    assert bells.up(24 * KG) == 28 * KG
    assert bells.down(24 * KG) == 20 * KG
    assert bells.at_most(27 * KG) == 24 * KG
    assert bells.at_least(25 * KG) == 28 * KG
    assert bells.at_most(24 * KG) == bells.at_least(24 * KG) == 24 * KG


def test_sizes_end_at_both_ends() -> None:
    assert KETTLEBELLS_KG.up(48 * KG) is None
    assert KETTLEBELLS_KG.down(4 * KG) is None
    assert KETTLEBELLS_KG.at_most(3 * KG) is None
    assert KETTLEBELLS_KG.at_least(49 * KG) is None


def test_sizes_may_come_in_any_order() -> None:
    assert FixedSizes(plates("16", "8", "12", "8")).totals == (8 * KG, 12 * KG, 16 * KG)


def test_a_stack_goes_from_start_to_end_and_no_further() -> None:
    assert stack("5", "7.5", "26").totals == (5_000, 12_500, 20_000)
    assert STACK_LB.up(to_grams(90, "lb")) == to_grams(100, "lb")


def test_the_next_load_up_is_less_help() -> None:
    helping = Assistance(STACK_KG)

    assert helping.up(-30 * KG) == -25 * KG
    assert helping.up(-5 * KG) is None
    assert helping.at_most(-32 * KG) == -35 * KG


def test_half_of_ninety_pounds_is_a_bar_of_45() -> None:
    half = to_grams(90, "lb") // 2

    assert BARBELL_LB.at_most(half) == to_grams(45, "lb") != half


@given(OFFERS, ANY_GRAMS)
def test_every_result_can_be_built(offer: Implement, grams: int) -> None:
    totals = set(offer.totals) | {None}

    assert {offer.at_most(grams), offer.at_least(grams)} <= totals
    assert {offer.up(grams), offer.down(grams)} <= totals


@given(OFFERS, ANY_GRAMS)
def test_every_result_is_on_the_right_side_of_the_load(offer: Implement, grams: int) -> None:
    assert (offer.at_most(grams) or grams) <= grams + SLACK
    assert (offer.at_least(grams) or grams) >= grams - SLACK
    assert (offer.up(grams) or grams + 1) > grams
    assert (offer.down(grams) or grams - 1) < grams


@given(OFFERS)
def test_up_and_down_reach_every_load(offer: Implement) -> None:
    for lower, upper in pairwise(offer.totals):
        assert offer.up(lower) == upper
        assert offer.down(upper) == lower


@pytest.mark.parametrize(
    ("lower", "upper", "per_cent"),
    [(8, 12, 50), (12, 16, 33), (16, 20, 25), (20, 24, 20), (28, 32, 14), (40, 44, 10)],
)
def test_r_prog_06_the_jumps_between_kettlebells(lower: int, upper: int, per_cent: int) -> None:
    assert KETTLEBELLS_KG.up(lower * KG) == upper * KG
    assert round((upper / lower - 1) * 100) == per_cent


@pytest.mark.parametrize("sizes", [(), plates("8", "0"), plates("-8"), plates("NaN")])
def test_fixed_sizes_need_sizes(sizes: tuple[Decimal, ...]) -> None:
    with pytest.raises(ValueError, match="a ladder needs sizes"):
        FixedSizes(sizes)


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [("0", "5", "50"), ("5", "0", "50"), ("5", "5", "Infinity")],
)
def test_a_stack_needs_weights(start: str, step: str, end: str) -> None:
    with pytest.raises(ValueError, match="each above 0"):
        stack(start, step, end)


@pytest.mark.parametrize(("start", "step", "end"), [("50", "5", "45"), ("1", "0.01", "100")])
def test_a_stack_goes_up_in_a_bounded_number_of_steps(start: str, step: str, end: str) -> None:
    with pytest.raises(ValueError, match="in at most 200 steps"):
        stack(start, step, end)


def test_an_implement_must_define_its_loads() -> None:
    with pytest.raises(NotImplementedError):
        Implement().at_most(20 * KG)


@pytest.mark.parametrize(("pins", "plate"), [((), "0"), (("5", "0"), "0"), (("5", "10"), "-1")])
def test_a_pin_or_a_plate_that_weighs_nothing_is_none(pins: tuple[str, ...], plate: str) -> None:
    with pytest.raises(ValueError, match=r"than 0|above 0"):
        Pins(plates(*pins), Decimal(plate))
