"""The equipment that a person configures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import exercise

from backcoach.core.loads.barbell import MAX_PAIRS, Disc
from backcoach.core.loads.gear import DEFAULT, Gear
from backcoach.core.loads.implements import MAX_PINS
from backcoach.core.loads.lifted_loads import learned
from backcoach.core.loads.own_gear import CollarWeight, OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.notation import Load
from backcoach.core.units import to_grams

if TYPE_CHECKING:
    from backcoach.core.units import Unit

BARBELL_LIFT = exercise("deadlift", implement="barbell")
DUMBBELL_ROW = exercise("db_row", implement="dumbbell")
CABLE_ROW = exercise("cable_row", implement="stack")
HELPED = exercise("assisted_pull_up", load="assisted")


def row(start: str, step: str, end: str) -> Range:
    return Range(start=Weight(start), step=Weight(step), end=Weight(end))


def kilos(*numbers: float) -> list[int]:
    return [to_grams(number, "kg") for number in numbers]


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_without_configuration_the_gear_is_the_default(unit: Unit) -> None:
    assert OwnGear().gear(unit) == DEFAULT[unit]


def test_configured_gear_in_pounds_stays_in_pounds() -> None:
    own = OwnGear(bar=Weight(33), kettlebells=(Weight(35), Weight(53)), stack=row("15", "15", "45"))
    gear = own.gear("lb")
    assert gear.barbell.totals[0] == to_grams(33, "lb")
    assert list(gear.kettlebells.totals) == [to_grams(35, "lb"), to_grams(53, "lb")]
    assert list(gear.stack.totals) == [to_grams(15, "lb"), to_grams(30, "lb"), to_grams(45, "lb")]


def test_a_bar_can_be_loaded_with_the_persons_own_discs_and_no_others() -> None:
    discs = (PairsOfDiscs.parse("1 pair of 10"), PairsOfDiscs.parse("2 pairs of 2.5"))
    gear = OwnGear(bar=Weight(15), collars=CollarWeight(1), discs=discs).gear("kg")
    assert list(gear.barbell.totals) == kilos(16, 21, 26, 36, 41, 46)


def test_a_range_of_dumbbells_goes_from_its_start_to_its_end() -> None:
    gear = OwnGear(dumbbells=row("2.5", "2.5", "10")).gear("kg")
    assert list(gear.dumbbells.totals) == kilos(2.5, 5, 7.5, 10)


def test_a_range_may_have_two_dumbbells() -> None:
    gear = OwnGear(dumbbells=row("10", "6", "16")).gear("kg")
    assert list(gear.dumbbells.totals) == kilos(10, 16)


@pytest.mark.parametrize("wrong", [row("20", "5", "10"), row("5", "0.1", "100")])
def test_a_range_without_end_or_with_too_many_steps_is_refused(wrong: Range) -> None:
    for own in (OwnGear(dumbbells=wrong), OwnGear(stack=wrong)):
        with pytest.raises(ValueError, match="from start to end in at most 200 steps"):
            own.gear("kg")


def test_discs_that_are_listed_twice_are_refused() -> None:
    twice = (PairsOfDiscs.parse("1 pair of 10"), PairsOfDiscs.parse("2 pairs of 10"))
    with pytest.raises(ValueError, match="name each disc once"):
        OwnGear(discs=twice).gear("kg")


@given(st.decimals("0.1", "1000", places=2), st.sampled_from(["kg", "lb"]))
def test_any_step_of_added_weight_gives_loads(step: Decimal, unit: Unit) -> None:
    added = OwnGear(added_step=Weight(step)).gear(unit).added
    assert added.totals[0] == to_grams(step, unit)
    assert len(added.totals) <= MAX_PINS
    assert added.end <= max(step, DEFAULT[unit].added.end)


@given(
    st.builds(
        OwnGear,
        bar=st.none() | st.builds(Weight, st.decimals("0.1", "50", places=1)),
        kettlebells=st.lists(st.builds(Weight, st.integers(1, 60)), max_size=4).map(tuple),
        added_step=st.none() | st.builds(Weight, st.sampled_from(["0.5", "1.25", "5"])),
    ),
    st.sampled_from(["kg", "lb"]),
)
def test_every_piece_of_gear_offers_loads_that_go_up(own: OwnGear, unit: Unit) -> None:
    gear = own.gear(unit)
    assert isinstance(gear, Gear)
    for piece in (gear.barbell, gear.kettlebells, gear.dumbbells, gear.stack, gear.added):
        totals = list(piece.totals)
        assert totals == sorted(set(totals))
        assert totals[0] > 0


@pytest.mark.parametrize(("written", "weight"), [(20, "20"), (22.5, "22.5"), (0.1, "0.1")])
def test_a_weight_is_the_number_that_is_written(written: float, weight: str) -> None:
    assert Weight.parse(written) == Decimal(weight)


@pytest.mark.parametrize(
    "written", [0, -5, 1001, 0.05, 1.234, float("nan"), float("inf"), True, "20 kg", None]
)
def test_the_message_for_a_wrong_weight_shows_the_range(written: object) -> None:
    with pytest.raises(ValueError, match=r"is not a weight; write a number from 0\.1 to 1000"):
        Weight.parse(written)


def test_only_collars_may_weigh_nothing() -> None:
    assert CollarWeight.parse(0) == 0
    assert CollarWeight.parse(2.5) == Decimal("2.5")
    with pytest.raises(ValueError, match="is not a weight"):
        CollarWeight.parse(False)


@pytest.mark.parametrize(
    ("written", "disc"),
    [
        ("2 pairs of 20", Disc(Decimal(20), 2)),
        ("2 pairs of 1,25", Disc(Decimal("1.25"), 2)),
        ("1 pair of 1.25", Disc(Decimal("1.25"), 1)),
        ("  10  pairs  of  2.5 ", Disc(Decimal("2.5"), 10)),
    ],
)
def test_pairs_of_discs_are_read(written: str, disc: Disc) -> None:
    read = PairsOfDiscs.parse(written)
    assert (read.weight, read.pairs) == (disc.weight, disc.pairs)
    assert PairsOfDiscs.parse(str(read)) == read


@pytest.mark.parametrize(
    "written", ["20", 20, "0 pairs of 20", f"{MAX_PAIRS + 1} pairs of 5", "2 pairs of 0", "2 x 20"]
)
def test_the_message_for_wrong_discs_shows_how_to_write_them(written: object) -> None:
    with pytest.raises(ValueError, match='write "2 pairs of 20", with 1 to 20 pairs'):
        PairsOfDiscs.parse(written)


def test_listed_dumbbells_and_pins_are_all_there_are() -> None:
    listed = tuple(map(Weight, ("4", "6", "8", "12", "16")))
    gear = OwnGear(dumbbells=listed, stack=listed).gear("kg")
    for implement in (gear.dumbbells, gear.stack):
        assert list(implement.totals) == kilos(4, 6, 8, 12, 16)
    assert gear.next_load(DUMBBELL_ROW, Load(8_000), up=True) == Load(12_000)


def test_an_add_on_plate_doubles_the_loads_of_a_machine_listed_or_in_a_row() -> None:
    plate = Weight("2.5")
    listed = OwnGear(stack=(Weight(5), Weight(12)), stack_plate=plate).gear("kg")
    assert list(listed.stack.totals) == kilos(5, 7.5, 12, 14.5)
    in_a_row = OwnGear(stack=row("5", "5", "15"), stack_plate=plate).gear("kg")
    assert list(in_a_row.stack.totals) == kilos(5, 7.5, 10, 12.5, 15, 17.5)
    assert OwnGear(stack_plate=plate).gear("lb").stack.unit == "lb"


def test_what_was_lifted_joins_what_was_listed() -> None:
    gear = OwnGear(dumbbells=(Weight(4), Weight(8), Weight(16))).gear("kg")
    own = learned(gear.dumbbells, kilos(4, 11))
    assert list(own.totals) == kilos(4, 8, 11, 16)
    helped = OwnGear(stack=(Weight(10), Weight(25))).gear("kg").loadable(HELPED)
    assert helped is not None
    assert list(learned(helped, [-17_000]).totals) == [-25_000, -17_000, -10_000]
