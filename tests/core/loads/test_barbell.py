from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.loads.barbell import (
    BARBELL_KG,
    BARBELL_LB,
    DISCS_KG,
    Barbell,
    Disc,
    plate_change,
)
from backcoach.core.units import to_grams

KG = 1_000
QUARTERS = st.integers(1, 100).map(lambda quarters: Decimal(quarters) / 4)
FEW_DISCS = st.dictionaries(QUARTERS, st.integers(0, 2), max_size=4).map(
    lambda plates: tuple(Disc(weight, pairs) for weight, pairs in plates.items())
)


def plates(*weights: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, weights))


def home_gym(*discs: tuple[str, int]) -> Barbell:
    return replace(BARBELL_KG, discs=tuple(Disc(Decimal(weight), n) for weight, n in discs))


@pytest.mark.parametrize(
    ("total", "side"),
    [
        ("20", ()),
        ("60", ("20",)),
        ("72.5", ("25", "1.25")),
        ("97.5", ("25", "10", "2.5", "1.25")),
        ("100", ("25", "15")),
        ("142.5", ("25", "25", "10", "1.25")),
    ],
)
def test_3_5_discs_of_a_side_in_kilograms(total: str, side: tuple[str, ...]) -> None:
    assert BARBELL_KG.plates_per_side(to_grams(total, "kg")) == plates(*side)


@pytest.mark.parametrize(
    ("total", "side"),
    [
        ("45", ()),
        ("95", ("25",)),
        ("135", ("45",)),
        ("185", ("45", "25")),
        ("225", ("45", "45")),
    ],
)
def test_3_5_discs_of_a_side_in_pounds(total: str, side: tuple[str, ...]) -> None:
    assert BARBELL_LB.plates_per_side(to_grams(total, "lb")) == plates(*side)


@pytest.mark.parametrize("total", [0, 19 * KG, 21 * KG, 61_200, 1_010 * KG])
def test_a_load_that_cannot_be_built_has_no_discs(total: int) -> None:
    assert BARBELL_KG.plates_per_side(total) is None


def test_collars_are_part_of_the_load() -> None:
    collared = replace(BARBELL_KG, collars=Decimal(5))

    assert collared.plates_per_side(65 * KG) == plates("20")
    assert collared.totals[0] == 25 * KG


def test_few_discs_are_combined_where_heaviest_first_would_fail() -> None:
    few = home_gym(("10", 1), ("7.5", 2))

    assert few.plates_per_side(50 * KG) == plates("7.5", "7.5")
    assert few.totals == (20_000, 35_000, 40_000, 50_000, 55_000, 70_000)
    assert few.at_most(54 * KG) == 50 * KG


def test_a_bar_without_discs_is_a_bar() -> None:
    assert home_gym().totals == (20 * KG,)
    assert home_gym(("20", 0)).totals == (20 * KG,)


def test_nothing_above_a_thousand_kilograms_is_offered() -> None:
    heavy = replace(BARBELL_KG, discs=(Disc(Decimal(50), 20),))

    assert heavy.totals[-1] == 920 * KG


@given(FEW_DISCS)
def test_every_total_is_made_of_the_discs_of_the_bar(discs: tuple[Disc, ...]) -> None:
    barbell = replace(BARBELL_KG, discs=discs)
    sides = {
        sum((disc.weight * n for disc, n in zip(discs, counts, strict=True)), Decimal(0))
        for counts in product(*(range(disc.pairs + 1) for disc in discs))
    }

    assert barbell.totals == tuple(sorted(to_grams(20 + 2 * side, "kg") for side in sides))
    for total in barbell.totals:
        plates = barbell.plates_per_side(total)
        assert plates is not None
        assert to_grams(20 + 2 * sum(plates), "kg") == total
        assert list(plates) == sorted(plates, reverse=True)
        assert all(plates.count(disc.weight) <= disc.pairs for disc in discs)


@pytest.mark.parametrize(
    ("before", "total", "after"),
    [
        (("20",), 80, ("20", "10")),
        (("20",), 70, ("20", "5")),
        (("25", "15"), 70, ("25",)),
        (("25", "10"), 100, ("25", "10", "5")),
        (("20", "5"), 70, ("20", "5")),
        (("25",), 20, ()),
        (("7.5",), 85, ("7.5", "25")),
    ],
)
def test_from_one_load_to_the_next_the_fewest_discs_are_moved(
    before: tuple[str, ...], total: int, after: tuple[str, ...]
) -> None:
    assert BARBELL_KG.plates_per_side(total * KG, plates(*before)) == plates(*after)


def test_discs_on_the_bar_are_not_used_twice() -> None:
    few = home_gym(("20", 1), ("10", 1), ("5", 2))

    assert few.plates_per_side(80 * KG, plates("20")) == plates("20", "10")
    assert few.plates_per_side(80 * KG, plates("10", "5")) == plates("10", "20")


@given(
    st.sampled_from(BARBELL_KG.totals[:120]),
    st.sampled_from(BARBELL_KG.totals[:120]),
)
def test_a_change_never_moves_more_than_unloading_the_bar(first: int, second: int) -> None:
    before = BARBELL_KG.plates_per_side(first)
    fresh = BARBELL_KG.plates_per_side(second)
    assert before is not None
    assert fresh is not None

    after = BARBELL_KG.plates_per_side(second, before)
    assert after is not None
    off, on = plate_change(before, after)

    assert sum(after) == sum(fresh)
    assert len(off) + len(on) <= len(before) + len(fresh)
    assert (*before[: len(before) - len(off)], *on) == after


def test_discs_come_off_from_the_outside_and_go_on_from_the_inside() -> None:
    off, on = plate_change(plates("25", "10", "5"), plates("25", "20", "2.5"))

    assert off == plates("5", "10")
    assert on == plates("20", "2.5")


@pytest.mark.parametrize(
    ("barbell", "lowest"),
    [
        (BARBELL_KG, to_grams(40, "kg")),
        (BARBELL_LB, to_grams(135, "lb")),
        (replace(BARBELL_KG, bar=Decimal(15)), to_grams(35, "kg")),
        (replace(BARBELL_LB, bar=Decimal(35)), to_grams(125, "lb")),
        (replace(BARBELL_KG, collars=Decimal(5)), to_grams(45, "kg")),
    ],
)
def test_r_dl_01_the_lightest_load_from_the_floor(barbell: Barbell, lowest: int) -> None:
    assert barbell.floor_minimum == lowest
    assert barbell.at_most(lowest) == lowest


def test_default_equipment_steps_by_its_smallest_disc() -> None:
    assert {upper - lower for lower, upper in pairwise(BARBELL_KG.totals[:100])} == {2_500}
    assert BARBELL_LB.up(to_grams(45, "lb")) == to_grams(50, "lb")


@pytest.mark.parametrize(
    ("bar", "discs", "collars", "message"),
    [
        ("0", DISCS_KG, "0", "weigh more than 0"),
        ("20", (Disc(Decimal(0), 1),), "0", "weigh more than 0"),
        ("20", DISCS_KG, "-1", "collars"),
        ("20", (Disc(Decimal(5), 1), Disc(Decimal("5.0"), 1)), "0", "each disc once"),
        ("20", (Disc(Decimal(5), 21),), "0", "0 to 20 pairs"),
        ("20", (Disc(Decimal(5), -1),), "0", "0 to 20 pairs"),
    ],
)
def test_a_barbell_must_be_possible(
    bar: str, discs: tuple[Disc, ...], collars: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Barbell(bar=Decimal(bar), discs=discs, collars=Decimal(collars), full_size=Decimal(10))
