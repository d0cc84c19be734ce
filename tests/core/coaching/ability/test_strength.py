"""Estimated maxima with their margin, what a repetition moves, and left against right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.coaching.ability.strength import (
    balance,
    e1rm,
    e1rm_margin,
    is_rough,
    moved_mass,
)
from backcoach.core.notation import Load

if TYPE_CHECKING:
    from backcoach.core.exercises.model import LoadKind

KG = 1_000
GRAMS = st.integers(1_000, 400_000)


@pytest.mark.parametrize(
    ("reps", "kg"), [(1, 100.0), (3, 110.0), (5, 116.67), (8, 126.67), (10, 133.33), (12, 140.0)]
)
def test_r_e1rm_02_the_maximum_of_100_kg_by_epley(reps: int, kg: float) -> None:
    assert e1rm(100 * KG, reps) == pytest.approx(kg * KG, abs=5.1)


def test_r_e1rm_02_an_estimate_may_be_off_by_a_twentieth() -> None:
    assert e1rm_margin(118 * KG) == 5_900


def test_r_e1rm_01_reps_in_reserve_count_as_done() -> None:
    assert e1rm(100 * KG, 5, 2) == e1rm(100 * KG, 7) == 123_333
    assert e1rm(100 * KG, 1, 0) == 100 * KG
    assert e1rm(100 * KG, 1, 1) == e1rm(100 * KG, 2)


def test_reserve_that_was_not_told_counts_as_none() -> None:
    assert e1rm(60 * KG, 8, None) == e1rm(60 * KG, 8, 0)


@pytest.mark.parametrize(("reps", "rir"), [(12, 0), (9, 3), (11, 1)])
def test_r_e1rm_01_up_to_12_reps_in_all_there_is_an_estimate(reps: int, rir: int) -> None:
    assert e1rm(20 * KG, reps, rir) == 28 * KG


@pytest.mark.parametrize(("reps", "rir"), [(13, 0), (10, 3), (20, 0), (5, 4), (0, 2), (5, -1)])
def test_s12_and_r_rpe_01_beyond_12_or_with_four_left_there_is_none(reps: int, rir: int) -> None:
    assert e1rm(20 * KG, reps, rir) is None


@pytest.mark.parametrize("grams", [None, 0, -30 * KG])
def test_s12_a_band_no_load_and_help_alone_have_no_maximum(grams: int | None) -> None:
    assert e1rm(grams, 5) is None


def test_r_e1rm_01_an_estimate_from_11_or_12_reps_is_rough() -> None:
    assert not is_rough(10)
    assert not is_rough(8, 2)
    assert is_rough(11)
    assert is_rough(9, 3)


@given(GRAMS, st.integers(1, 11))
def test_one_more_rep_is_never_less_strength(grams: int, reps: int) -> None:
    fewer, more = e1rm(grams, reps), e1rm(grams, reps + 1)

    assert fewer is not None
    assert more is not None
    assert grams <= fewer <= more


@pytest.mark.parametrize(
    ("kind", "load", "body", "mass"),
    [
        ("external", Load(24 * KG), None, 24 * KG),
        ("external", None, 80 * KG, None),
        ("external", Load(0), 80 * KG, None),
        ("bodyweight", None, 80 * KG, 80 * KG),
        ("bodyweight", None, None, None),
        ("added", Load(10 * KG), 80 * KG, 90 * KG),
        ("assisted", Load(-30 * KG), 80 * KG, 50 * KG),
        ("assisted", Load(-90 * KG), 80 * KG, None),
        ("assisted", Load(None, band="green"), 80 * KG, None),
        ("band", Load(None, band="green"), 80 * KG, None),
        ("none", None, 80 * KG, None),
    ],
)
def test_s12_and_r_prog_05_what_a_repetition_moves(
    kind: LoadKind, load: Load | None, body: int | None, mass: int | None
) -> None:
    assert moved_mass(kind, load, body) == mass


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        ([], "even"),
        ([9.9], "even"),
        ([-9.9], "even"),
        ([10.0], "watch"),
        ([-15.0], "watch"),
        ([30.0], "watch"),
        ([30.0, 30.0], "watch"),
        ([16.0, 16.0, 16.0], "flag"),
        ([-16.0, -16.0, -16.0], "flag"),
        ([16.0, -16.0, 16.0], "watch"),
        ([16.0, 15.0, 16.0], "watch"),
        ([2.0, 16.0, 16.0, 16.0], "flag"),
        ([16.0, 16.0, 16.0, 4.0], "even"),
    ],
)
def test_r_uni_04_a_gap_is_flagged_only_when_it_stays_on_one_side(
    history: list[float], verdict: str
) -> None:
    assert balance(history) == verdict
