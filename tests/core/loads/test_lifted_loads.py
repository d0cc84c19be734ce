"""The loads that were lifted again and again are there, whatever was configured."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.loads.barbell import BARBELL_KG
from backcoach.core.loads.implements import ADDED_KG, STACK_KG, Assistance, Implement
from backcoach.core.loads.lifted_loads import LIKELY, REACH, learned

KG = 1_000
ODD = st.lists(st.integers(1 * KG, 200 * KG), min_size=1, max_size=6)


def test_what_is_configured_stays_while_it_has_what_was_lifted() -> None:
    assert learned(BARBELL_KG, []) is BARBELL_KG
    assert learned(BARBELL_KG, [60 * KG]) is BARBELL_KG
    assert learned(BARBELL_KG, [61 * KG, 60 * KG]) is BARBELL_KG


def test_a_lighter_bar_moves_all_loads() -> None:
    own = learned(BARBELL_KG, [58 * KG, 63 * KG])
    assert {58 * KG, 63 * KG} <= set(own.totals)
    moved = {high - low for low, high in pairwise(own.totals)}
    assert moved <= {high - low for low, high in pairwise(BARBELL_KG.totals)}


def test_where_no_move_has_them_all_the_smallest_gap_is_the_step() -> None:
    own = learned(STACK_KG, [21 * KG, 33 * KG, 24 * KG])
    assert {high - low for low, high in pairwise(own.totals)} == {3 * KG}
    assert {21 * KG, 24 * KG, 33 * KG} <= set(own.totals)
    assert own.totals[0] == 3 * KG
    assert own.totals[-1] >= STACK_KG.totals[-1] - 3 * KG


def test_help_goes_further_down_than_it_went_up() -> None:
    own = learned(STACK_KG, [-33 * KG, -21 * KG, -24 * KG])
    assert own.totals[0] == -24 * KG - REACH * 3 * KG


@pytest.mark.parametrize("configured", [STACK_KG, ADDED_KG, Assistance(STACK_KG)])
def test_a_load_of_nothing_changes_nothing(configured: Implement) -> None:
    assert learned(configured, [0]) is configured
    assert learned(configured, [configured.totals[0], 0]) is configured


@given(ODD)
def test_the_latest_load_can_always_be_built(lifted: list[int]) -> None:
    totals = learned(STACK_KG, lifted).totals
    assert any(abs(grams - lifted[-1]) <= LIKELY for grams in totals)
    assert list(totals) == sorted(totals)


@pytest.mark.parametrize("sign", [1, -1])
def test_one_load_that_was_rounded_in_several_ways_tells_no_step(sign: int) -> None:
    lifted = [sign * grams for grams in (21_100, 21_130, 21_160)]
    totals = learned(STACK_KG, lifted).totals
    assert lifted[-1] in totals
    gaps = {high - low for low, high in pairwise(totals)}
    assert gaps <= {high - low for low, high in pairwise(STACK_KG.totals)}
