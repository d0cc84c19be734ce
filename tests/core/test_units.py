from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.units import (
    MAX_GRAMS,
    Unit,
    format_load,
    from_grams,
    parse_load,
    to_grams,
)

UNITS = st.sampled_from(get_args(Unit))
HUNDREDTHS = st.decimals(min_value=-450, max_value=450, places=2)


@pytest.mark.parametrize(
    ("value", "unit", "grams"),
    [
        (24, "kg", 24_000),
        ("22.5", "kg", 22_500),
        (Decimal("1.25"), "kg", 1_250),
        (0.1, "kg", 100),
        (-30, "kg", -30_000),
        (1, "lb", 454),
        (45, "lb", 20_412),
        (100, "lb", 45_359),
        (2000, "lb", 907_185),
    ],
)
def test_a_mass_becomes_the_nearest_gram(
    value: Decimal | str | float, unit: Unit, grams: int
) -> None:
    assert to_grams(value, unit) == grams


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "-Infinity", "heavy", ""])
def test_a_value_that_is_not_a_finite_number_is_refused(value: str | float) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        to_grams(value, "kg")


@given(HUNDREDTHS, UNITS)
def test_s14_a_value_entered_to_a_hundredth_is_returned_exactly(value: Decimal, unit: Unit) -> None:
    assert from_grams(to_grams(value, unit), unit) == value


@given(st.integers(-MAX_GRAMS, MAX_GRAMS))
def test_s14_kilograms_show_every_gram(grams: int) -> None:
    assert to_grams(from_grams(grams, "kg"), "kg") == grams


@given(st.integers(-MAX_GRAMS, MAX_GRAMS))
def test_s14_kilograms_shown_in_pounds_are_at_most_half_a_hundredth_off(grams: int) -> None:
    assert abs(to_grams(from_grams(grams, "lb"), "lb") - grams) <= 3


@pytest.mark.parametrize(
    ("text", "formatted"),
    [
        ("24", "24 kg"),
        ("24kg", "24 kg"),
        (" 24 KG ", "24 kg"),
        ("22,5kg", "22.5 kg"),
        ("22.50 kg", "22.5 kg"),
        ("100 kg", "100 kg"),
        ("53 lb", "53 lb"),
        ("53 lbs", "53 lb"),
        ("2.5 lb", "2.5 lb"),
        ("+10 kg", "10 kg"),
        ("-30 kg", "−30 kg"),
        ("\u221230 kg", "−30 kg"),
        ("- 30 kg", "−30 kg"),
        ("-0 kg", "0 kg"),
        ("0.001 kg", "0.001 kg"),
    ],
)
def test_a_load_is_read_and_written_back(text: str, formatted: str) -> None:
    grams, unit = parse_load(text)

    assert format_load(grams, unit or "kg") == formatted


def test_a_load_in_the_other_unit_is_shown_to_a_hundredth() -> None:
    assert format_load(24_000, "lb") == "52.91 lb"
    assert format_load(-1, "lb") == "0 lb"


def test_a_number_without_a_unit_is_read_in_the_default_unit() -> None:
    assert parse_load("24") == (24_000, None)
    assert parse_load("53", "lb") == (24_040, None)
    assert parse_load("24 kg", "lb") == (24_000, "kg")


@pytest.mark.parametrize(
    "text",
    ["24 stone", "", "kg", "--5", "1e3", "nan", "inf", "1.2.3", "24 kg kg", "٢٤ kg", "½", "24 \nx"],
)
def test_a_text_that_is_not_a_load_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match='is not a load; write "24 kg" or "53 lb"'):
        parse_load(text)


def test_the_message_quotes_the_text() -> None:
    with pytest.raises(ValueError, match="stone") as caught:
        parse_load("24 stone")

    assert str(caught.value) == '"24 stone" is not a load; write "24 kg" or "53 lb"'


def test_a_comma_that_could_separate_thousands_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a load"):
        parse_load("1,000 lb")


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_load_is_at_most_a_thousand_kilograms_either_way(sign: str) -> None:
    parse_load(f"{sign}1000 kg")
    with pytest.raises(ValueError, match="the most is 1000 kg"):
        parse_load(f"{sign}1000.5 kg")
    with pytest.raises(ValueError, match="the most is 1000 kg"):
        parse_load(f"{sign}2205 lb")


@given(HUNDREDTHS, UNITS)
def test_a_formatted_load_can_be_read_again(value: Decimal, unit: Unit) -> None:
    grams = to_grams(value, unit)

    assert parse_load(format_load(grams, unit)) == (grams, unit)
