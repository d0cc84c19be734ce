"""How to build a load, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from support.answers import GEAR, barbell, dumbbell, kettlebell, machine, pull_up
from support.builders import exercise

from backcoach.core.loads.barbell import BARBELL_LB, Disc
from backcoach.core.loads.implements import STACK_LB
from backcoach.core.loads.loading_words import loading
from backcoach.core.loads.own_gear import OwnGear, Weight
from backcoach.core.notation import Load

BAR = barbell()
POUNDS = structs.replace(GEAR, unit="lb", barbell=BARBELL_LB, stack=STACK_LB)


def kg(load: str) -> Load:
    return Load.parse(load)


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        ("60", "20 a side"),
        ("65", "20 + 2.5 a side"),
        ("72.5", "25 + 1.25 a side"),
        ("97.5", "25 + 10 + 2.5 + 1.25 a side"),
        ("142.5", "25 + 25 + 10 + 1.25 a side"),
        ("20", "the bare bar"),
    ],
)
def test_plates_of_one_side(load: str, expected: str) -> None:
    assert loading(BAR, kg(load), GEAR) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("65", "67.5", "add 1.25 a side"),
        ("100", "95", "take off 15, add 10 + 2.5 a side"),
        ("62.5", "60", "take off 1.25 a side"),
        ("60", "72.5", "add 5 + 1.25 a side"),
        ("60", "60", "20 a side"),
        ("20", "60", "20 a side"),
        ("60", "20", "strip the bar"),
        ("20", "20", "the bare bar"),
        ("61", "62.5", "add 1.25 a side"),  # 60 had been built
        ("10", "60", "20 a side"),
    ],
)
def test_the_fewest_changes_between_sets(before: str, after: str, expected: str) -> None:
    assert loading(BAR, kg(after), GEAR, kg(before)) == expected


@pytest.mark.parametrize(
    ("load", "before", "expected"),
    [
        ("61", None, "61 kg cannot be built; the nearest below is 60 kg: 20 a side"),
        ("61", "62.5", "61 kg cannot be built; the nearest below is 60 kg: take off 1.25 a side"),
        ("15", None, "15 kg cannot be built; the lightest is 20 kg: the bare bar"),
    ],
)
def test_a_load_that_a_bar_cannot_have(load: str, before: str | None, expected: str) -> None:
    assert loading(BAR, kg(load), GEAR, kg(before) if before else None) == expected


def test_with_few_discs_the_nearest_load_is_named() -> None:
    discs = (Disc(Decimal(10), 1), Disc(Decimal(5), 1))
    gear = structs.replace(GEAR, barbell=structs.replace(GEAR.barbell, discs=discs))
    expected = "60 kg cannot be built; the nearest below is 50 kg: 10 + 5 a side"
    assert loading(BAR, kg("60"), gear) == expected


def test_a_bar_in_another_unit_than_the_load_names_its_own() -> None:
    assert loading(BAR, Load.parse("135 lb"), POUNDS) == "45 a side"
    words = loading(BAR, kg("62"), POUNDS)
    assert words == "62 kg cannot be built; the nearest below is 135 lb: 45 lb a side"


def test_a_kettlebell_that_is_available_needs_no_words() -> None:
    assert loading(kettlebell(), kg("24"), GEAR) == ""
    assert loading(dumbbell(), kg("22.5"), GEAR, kg("25")) == ""


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        ("23", "23 kg cannot be had; the nearest below is 20 kg"),
        ("50", "50 kg cannot be had; the nearest below is 48 kg"),
        ("3", "3 kg cannot be had; the lightest is 4 kg"),
    ],
)
def test_a_kettlebell_that_is_not_available(load: str, expected: str) -> None:
    assert loading(kettlebell(), kg(load), GEAR) == expected


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        ("40", "pin at 40 kg"),
        ("42", "42 kg cannot be had; the nearest below is 40 kg"),
        ("2", "2 kg cannot be had; the lightest is 5 kg"),
    ],
)
def test_the_pin_of_a_machine(load: str, expected: str) -> None:
    assert loading(machine(), kg(load), GEAR) == expected


def test_a_stack_in_pounds_is_pinned_in_pounds() -> None:
    assert loading(machine(), Load.parse("100 lb"), POUNDS) == "pin at 100 lb"
    words = loading(machine(), kg("47"), POUNDS)
    assert words == "47 kg cannot be had; the nearest below is 100 lb"


def test_assistance_is_pinned_without_a_sign_and_replaced_by_more_help() -> None:
    help_machine = pull_up("assisted")
    assert loading(help_machine, kg("-30"), GEAR) == "pin at 30 kg of help"
    words = loading(help_machine, kg("-32"), GEAR)
    assert words == "32 kg of help cannot be had; the next is 35 kg of help"
    words = loading(help_machine, kg("-120"), GEAR)
    assert words == "120 kg of help cannot be had; the most is 100 kg of help"
    assert loading(help_machine, Load.parse("-30 lb"), POUNDS) == "pin at 30 lb of help"


def test_added_weight_is_named_only_if_it_cannot_be_had() -> None:
    assert loading(pull_up("added"), kg("10"), GEAR) == ""
    words = loading(pull_up("added"), kg("11"), GEAR)
    assert words == "11 kg cannot be had; the nearest below is 10 kg"


@pytest.mark.parametrize("load", [None, Load(None, band="green")])
def test_without_a_number_there_is_nothing_to_build(load: Load | None) -> None:
    for what in (BAR, machine(), pull_up("band"), pull_up("bodyweight")):
        assert loading(what, load, GEAR) == ""


def test_an_exercise_without_an_implement_needs_no_words() -> None:
    assert loading(exercise("sled"), kg("41"), GEAR) == ""


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_change_leads_from_one_load_to_the_next(before: int, after: int) -> None:
    """The discs that are added less those taken off make up half of the difference."""
    totals = GEAR.barbell.totals
    old, new = totals[before], totals[after]
    words = loading(BAR, Load(new), GEAR, Load(old))
    if words in ("the bare bar", "strip the bar"):
        assert new == totals[0]
        return
    moved = Decimal(0)
    for part in words.removesuffix(" a side").split(", "):
        sign = -1 if part.startswith("take off ") else 1
        discs = part.removeprefix("take off ").removeprefix("add ").split(" + ")
        moved += sign * sum(map(Decimal, discs))
    is_whole = not words.startswith(("add", "take off"))
    start = totals[0] if is_whole else old
    assert moved * 2 * 1000 == new - start


def test_a_load_between_two_pins_names_the_pin_and_the_plate_on_it() -> None:
    gear = OwnGear(stack=(Weight(5), Weight(12)), stack_plate=Weight("2.5")).gear("kg")
    machine = exercise("row", implement="stack")
    helped = exercise("pull_up", load="assisted")
    assert loading(machine, Load(12_000), gear) == "pin at 12 kg"
    assert loading(machine, Load(14_500), gear) == "pin at 12 kg, with the 2.5 kg plate"
    assert "5 kg" in loading(helped, Load(-7_500), gear)
    assert "2.5 kg plate" in loading(helped, Load(-7_500), gear)
    assert loading(machine, Load(10_000), gear).endswith("the nearest below is 7.5 kg")
