"""Numbers, loads and efforts as other programs write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exchange.fixtures import name_table
from hypothesis import given
from hypothesis import strategies as st

from backcoach.exchange.mapping import load_of
from backcoach.exchange.parsing.loads import Loads
from backcoach.exchange.parsing.numbers import (
    BadValueError,
    Reps,
    Seconds,
    effort_of,
    number,
)
from backcoach.exchange.records import ImportedSet


@given(st.decimals(-999_999, 999_999, places=4))
def test_a_number_comes_back_with_either_mark(value: Decimal) -> None:
    assert number(f"{value}") == value
    assert number(f" {value} ".replace(".", ",")) == value


@pytest.mark.parametrize("text", ["sixty", "1.2.3", "1e5", "nan", "٣", "--5", "1 000", "9" * 20])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        number(text)


def test_a_comma_before_three_digits_is_not_guessed() -> None:
    assert number("1,000") == 1
    with pytest.raises(BadValueError):
        number("1,000", comma_is_decimal=False)


def test_reps_are_whole_and_not_thousands() -> None:
    reps = Reps()

    assert [reps[text] for text in ("10", "10.0", "", "0")] == [10, 10, None, 0]
    for text in ("-5", "9999", "8.5"):
        with pytest.raises(BadValueError):
            reps[text]


def test_times_of_a_set_are_seconds_or_a_clock() -> None:
    seconds = Seconds()

    assert [seconds[text] for text in ("35.0", "0:01:30", "1:00:00", "0", "")] == [
        35,
        90,
        3600,
        None,
        None,
    ]


def test_loads_end_at_a_tonne_and_zero_is_none() -> None:
    loads = Loads("lb", comma_is_decimal=True)

    load = loads["77.16"]
    assert load is not None
    assert (load.grams, load.unit) == (34999, "lb")
    assert load.kilograms / Decimal("0.45359237") == Decimal("77.16")
    assert loads["0.0"] is loads[""] is None
    with pytest.raises(BadValueError):
        loads["2205"]


@pytest.mark.parametrize(
    ("rpe", "rir"),
    [("10", 0), ("9.5", 0), ("8.5", 1), ("8", 2), ("7.5", 2), ("6.5", 3), ("6", 4), ("3", 4)],
)
def test_rpe_is_ten_minus_reserve_halves_to_fewer(rpe: str, rir: int) -> None:
    assert effort_of(Decimal(rpe)).rir == rir


def test_help_is_negative_however_it_is_written() -> None:
    known = name_table().exercises["assisted_pull_up"]
    loads = Loads("kg", comma_is_decimal=True)

    for text in ("25", "-25"):
        load = load_of(known, ImportedSet(reps=5, load=loads[text]))
        assert load is not None
        assert (load.grams, load.kilograms) == (-25_000, Decimal(-25))
