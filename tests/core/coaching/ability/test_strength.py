from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.coaching.ability.strength import (
    CHANGE_CAPS,
    FORMULAS,
    RPE_CHART,
    Formula,
    adjusted_load,
    asymmetry,
    balance,
    chart_percent,
    e1rm,
    e1rm_by_chart,
    e1rm_ext,
    is_rough,
    moved_mass,
    rpe_of,
    volume_load,
)
from backcoach.core.exercises.model import Level, LoadKind
from backcoach.core.notation import Load

KG = 1_000
GRAMS = st.integers(1_000, 400_000)


# reps: Epley, Brzycki, Lombardi, Wathan, Mayhew
MAXIMA_OF_100_KG = {
    1: (100.00, 100.00, 100.00, 100.00, 100.00),
    3: (110.00, 105.88, 111.61, 108.98, 113.99),
    5: (116.67, 112.50, 117.46, 116.58, 119.01),
    8: (126.67, 124.14, 123.11, 127.67, 126.29),
    10: (133.33, 133.33, 125.89, 134.75, 130.93),
    12: (140.00, 144.00, 128.21, 141.50, 135.40),
}


@pytest.mark.parametrize("reps", MAXIMA_OF_100_KG)
def test_r_e1rm_02_the_maximum_of_100_kg_by_each_formula(reps: int) -> None:
    found = [e1rm(100 * KG, reps, formula=name) for name in get_args(Formula)]

    assert found == [pytest.approx(kg * KG, abs=5.1) for kg in MAXIMA_OF_100_KG[reps]]


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
def test_s12_beyond_12_reps_or_with_four_in_reserve_there_is_none(reps: int, rir: int) -> None:
    assert e1rm(20 * KG, reps, rir) is None


@pytest.mark.parametrize("grams", [None, 0, -30 * KG])
def test_s12_a_band_no_load_and_help_alone_have_no_maximum(grams: int | None) -> None:
    assert e1rm(grams, 5) is None
    assert e1rm_by_chart(grams, 5, 8) is None
    assert adjusted_load(grams, 5, 1, 2, "advanced") is None


def test_r_e1rm_01_an_estimate_from_11_or_12_reps_is_rough() -> None:
    assert not is_rough(10)
    assert not is_rough(8, 2)
    assert is_rough(11)
    assert is_rough(9, 3)


@given(GRAMS, st.integers(1, 11), st.sampled_from(list(FORMULAS)))
def test_one_more_rep_is_never_less_strength(grams: int, reps: int, formula: Formula) -> None:
    fewer, more = e1rm(grams, reps, formula=formula), e1rm(grams, reps + 1, formula=formula)

    assert fewer is not None
    assert more is not None
    assert grams <= fewer <= more


@pytest.mark.parametrize(
    ("reps", "rpe", "percent"),
    [
        (1, 10, 100.0),
        (1, 9.5, 97.8),
        (5, 8, 81.1),
        (3, 8, 86.3),
        (8, 8, 73.9),
        (10, 7, 65.3),
        (10, 6.5, 64.0),
    ],
)
def test_r_rpe_02_the_chart_of_effort(reps: int, rpe: float, percent: float) -> None:
    assert chart_percent(reps, rpe) == percent


@pytest.mark.parametrize(("reps", "rpe"), [(0, 8), (11, 8), (5, 6), (5, 10.5), (5, 8.25)])
def test_r_rpe_02_the_chart_ends(reps: int, rpe: float) -> None:
    assert chart_percent(reps, rpe) is None
    assert e1rm_by_chart(100 * KG, reps, rpe) is None


def test_the_chart_falls_all_the_way_in_26_half_steps() -> None:
    assert len(RPE_CHART) == 26
    assert list(RPE_CHART) == sorted(set(RPE_CHART), reverse=True)


def test_e1rm_by_the_chart_agrees_with_epley() -> None:
    assert e1rm_by_chart(100 * KG, 5, 8) == 123_305
    assert e1rm(100 * KG, 5, 2) == pytest.approx(123_305, rel=0.001)


def test_r_rpe_01_effort_is_ten_less_the_reserve() -> None:
    assert [rpe_of(rir) for rir in (0, 1, 4)] == [10, 9, 6]


def test_r_rpe_02_a_set_that_was_too_hard_lowers_the_next_by_the_ratio_of_the_chart() -> None:
    assert adjusted_load(100 * KG, 5, rir=1, target_rir=2, level="advanced") == 96_894


def test_a_set_on_target_changes_nothing() -> None:
    assert adjusted_load(100 * KG, 5, rir=2, target_rir=2, level="beginner") == 100 * KG


def test_r_rpe_02_where_the_chart_ends_each_rep_of_reserve_is_four_per_cent() -> None:
    assert adjusted_load(100 * KG, 12, rir=1, target_rir=2, level="advanced") == 96 * KG
    assert adjusted_load(100 * KG, 5, rir=4, target_rir=3, level="advanced") == 104 * KG
    assert adjusted_load(100 * KG, 5, rir=3, target_rir=4, level="advanced") == 96 * KG


@pytest.mark.parametrize(
    ("level", "lowest", "highest"),
    [("beginner", 95, 105), ("intermediate", 90, 110), ("advanced", 90, 110)],
)
def test_one_change_is_capped(level: Level, lowest: int, highest: int) -> None:
    assert adjusted_load(100 * KG, 8, rir=0, target_rir=4, level=level) == lowest * KG
    assert adjusted_load(100 * KG, 8, rir=4, target_rir=0, level=level) == highest * KG


@given(
    GRAMS,
    st.integers(1, 20),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from(get_args(Level)),
)
def test_more_reserve_than_asked_never_lowers_and_less_never_raises(
    grams: int, reps: int, rir: int, target: int, level: Level
) -> None:
    adjusted = adjusted_load(grams, reps, rir, target, level)

    assert adjusted is not None
    assert (adjusted - grams) * (rir - target) >= 0
    assert abs(adjusted - grams) <= grams * CHANGE_CAPS[level] + 1


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
def test_s12_what_a_repetition_moves(
    kind: LoadKind, load: Load | None, body: int | None, mass: int | None
) -> None:
    assert moved_mass(kind, load, body) == mass


@pytest.mark.parametrize(
    ("load", "reps", "beyond"),
    [(None, 8, 21.3), (Load(10 * KG), 5, 25.0), (Load(-30 * KG), 8, -16.7)],
)
def test_r_prog_05_the_maximum_of_a_pull_up_at_80_kg(
    load: Load | None, reps: int, beyond: float
) -> None:
    found = e1rm_ext(80 * KG, load, reps)

    assert found is not None
    assert found / KG == pytest.approx(beyond, abs=0.05)


def test_a_band_pull_up_has_no_maximum() -> None:
    assert e1rm_ext(80 * KG, Load(None, band="green"), 5) is None


def test_volume_is_mass_times_reps_over_both_sides() -> None:
    assert volume_load([(20 * KG, 10), (20 * KG, 9)]) == 380 * KG


def test_volume_leaves_out_bands_and_is_none_of_bands_alone() -> None:
    assert volume_load([(80 * KG, 5), (None, 8)]) == 400 * KG
    assert volume_load([(None, 8)]) is None
    assert volume_load([]) is None


def test_r_uni_03_ten_against_eight_reps_are_five_per_cent_apart() -> None:
    left, right = e1rm(20 * KG, 8), e1rm(20 * KG, 10)

    assert asymmetry(left, right) == pytest.approx(5.0, abs=0.01)
    assert asymmetry(right, left) == pytest.approx(-5.0, abs=0.01)


@pytest.mark.parametrize(("left", "right"), [(None, 20), (20, None), (0, 20), (20, 0)])
def test_one_side_alone_has_no_asymmetry(left: int | None, right: int | None) -> None:
    assert asymmetry(left, right) is None


@given(GRAMS, GRAMS)
def test_r_uni_02_asymmetry_is_the_same_seen_from_the_other_side(left: int, right: int) -> None:
    seen, mirrored = asymmetry(left, right), asymmetry(right, left)

    assert seen is not None
    assert mirrored is not None
    assert seen == -mirrored
    assert abs(seen) < 100


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
