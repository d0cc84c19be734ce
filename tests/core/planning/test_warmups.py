from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.loads.barbell import BARBELL_KG, BARBELL_LB
from backcoach.core.loads.implements import (
    DUMBBELLS_KG,
    KETTLEBELLS_KG,
    SLACK,
    STACK_KG,
    Assistance,
    FixedSizes,
    Implement,
)
from backcoach.core.notation import Load, Reps, Warmup
from backcoach.core.planning.warmups import (
    Warm,
    Warming,
    WarmupSet,
    least_gap,
    ramp,
    warmups,
)
from backcoach.core.units import to_grams

KG = 1_000
FLOOR = BARBELL_KG.floor_minimum
OFFERS = st.sampled_from([BARBELL_KG, BARBELL_LB, DUMBBELLS_KG, KETTLEBELLS_KG, STACK_KG])


def in_kg(sets: tuple[WarmupSet, ...]) -> list[tuple[int, float]]:
    return [(warmup.reps, warmup.grams / KG) for warmup in sets]


def test_r_wu_01_nine_reps_or_more_need_one_set_at_half_the_load() -> None:
    assert in_kg(ramp(24 * KG, 10, KETTLEBELLS_KG)) == [(8, 12)]
    assert in_kg(ramp(60 * KG, 9, BARBELL_KG)) == [(8, 30)]


def test_r_wu_01_a_machine_needs_one_set_however_few_the_reps() -> None:
    assert in_kg(ramp(45 * KG, 5, STACK_KG)) == [(8, 20)]


def test_r_wu_01_six_to_eight_reps_are_reached_in_three_steps() -> None:
    expected = [(8, 40), (5, 60), (3, 80)]

    assert in_kg(ramp(100 * KG, 6, BARBELL_KG)) == expected
    assert in_kg(ramp(100 * KG, 8, BARBELL_KG)) == expected


def test_r_wu_01_a_heavy_ramp_begins_with_the_bare_bar() -> None:
    expected = [(8, 20), (5, 70), (3, 97.5), (2, 117.5), (1, 127.5)]

    assert in_kg(ramp(140 * KG, 5, BARBELL_KG)) == expected


def test_without_a_bar_a_heavy_ramp_begins_at_half() -> None:
    assert in_kg(ramp(40 * KG, 5, DUMBBELLS_KG)) == [(5, 20), (3, 27.5), (2, 32.5), (1, 35)]


def test_a_heavy_ramp_in_pounds_begins_with_the_bare_bar_too() -> None:
    pounds = ramp(to_grams(315, "lb"), 3, BARBELL_LB)

    assert pounds[0] == WarmupSet(8, to_grams(45, "lb"))


def test_r_wu_01_warm_muscles_need_no_ramp() -> None:
    assert ramp(140 * KG, 5, BARBELL_KG, warm=True) == ()


def test_r_wu_01_what_the_implement_cannot_be_is_left_out() -> None:
    assert in_kg(ramp(45 * KG, 8, BARBELL_KG)) == [(5, 25), (3, 35)]
    assert ramp(4 * KG, 10, KETTLEBELLS_KG) == ()


def test_r_wu_01_the_same_load_is_not_lifted_twice() -> None:
    bells = FixedSizes((Decimal(16), Decimal(24), Decimal(32)))

    assert in_kg(ramp(32 * KG, 6, bells)) == [(5, 16), (3, 24)]
    assert in_kg(ramp(24 * KG, 4, bells)) == [(3, 16)]


def test_the_work_load_is_no_warm_up() -> None:
    assert ramp(20 * KG, 5, BARBELL_KG) == ()


def test_r_dl_01_below_the_floor_minimum_it_is_the_bar_from_the_hang() -> None:
    assert ramp(60 * KG, 8, BARBELL_KG, floor_minimum=FLOOR) == (
        WarmupSet(8, 20 * KG, hang=True),
        WarmupSet(3, 47_500),
    )
    assert ramp(40 * KG, 10, BARBELL_KG, floor_minimum=FLOOR) == (WarmupSet(8, 20 * KG, hang=True),)


def test_at_the_floor_minimum_the_bar_starts_from_the_floor() -> None:
    assert ramp(80 * KG, 10, BARBELL_KG, floor_minimum=FLOOR) == (WarmupSet(8, 40 * KG),)


def test_half_of_pounds_is_found_in_spite_of_whole_grams() -> None:
    sets = ramp(to_grams(90, "lb"), 10, BARBELL_LB)

    assert [warmup.grams for warmup in sets] == [to_grams(45, "lb")]


def test_help_is_no_load_to_warm_up_with() -> None:
    assert ramp(-30 * KG, 6, Assistance(STACK_KG)) == ()


@pytest.mark.parametrize("floor_minimum", [0, FLOOR])
@given(work=st.integers(1, 400_000), reps=st.integers(1, 20), offer=OFFERS)
def test_every_ramp_rises_through_loads_that_can_be_built(
    work: int, reps: int, offer: Implement, floor_minimum: int
) -> None:
    sets = ramp(work, reps, offer, floor_minimum=floor_minimum)
    grams = [warmup.grams for warmup in sets]

    assert grams == sorted(set(grams))
    assert set(grams) <= set(offer.totals)
    assert all(load < work for load in grams)
    assert all(warmup.hang == (warmup.grams < floor_minimum) for warmup in sets)


def made(
    *written: object, work: str | None, reps: str = "8", warming: Warming | None = None
) -> list[Warm]:
    sets = tuple(Warmup.parse(warmup) for warmup in written)
    load = Load.parse(work) if work else None
    return list(warmups(sets, load, Reps.parse(reps), warming or Warming()))


@pytest.mark.parametrize(
    ("load", "percent", "part"),
    [
        ("24 kg", 50, "12 kg"),
        ("45 kg", 55, "24.5 kg"),
        ("100 lb", 50, "50 lb"),
        ("225 lb", 85, "191 lb"),
    ],
)
def test_without_an_implement_a_share_is_rounded_down(load: str, percent: int, part: str) -> None:
    assert made(f"8 x {percent}%", work=load) == [Warm(8, Load.parse(part))]


@pytest.mark.parametrize("load", [None, "green band", "0 kg", "-30 kg"])
def test_what_has_no_weight_has_no_share(load: str | None) -> None:
    assert made("8 x 50%", work=load) == [Warm(8)]


def test_a_share_is_what_the_implement_can_be_and_at_least_its_lightest() -> None:
    bells = Warming(KETTLEBELLS_KG)
    assert made("8 x 70%", work="24 kg", warming=bells) == [Warm(8, Load(16_000))]
    assert made("8 x 10%", work="24 kg", warming=bells) == [Warm(8, Load(4_000))]


def test_r_wu_01_with_a_single_bell_there_is_nothing_to_warm_up_with() -> None:
    alone = Warming(FixedSizes((Decimal(16),)))
    assert made("8 x 50%", work="16 kg", warming=alone) == []
    assert made(5, "8 x 8 kg", work="16 kg", warming=alone) == [Warm(5), Warm(8, Load(8_000))]


def test_r_wu_01_a_load_near_the_lightest_needs_no_warm_up() -> None:
    assert made("8 x 50%", work="5 kg", warming=Warming(KETTLEBELLS_KG)) == []
    assert made("ramp", work="25 kg", reps="5", warming=Warming(BARBELL_KG)) == []
    assert made("8 x 50%", work="8 kg", warming=Warming(KETTLEBELLS_KG)) == [Warm(8, Load(4_000))]


@pytest.mark.parametrize("work", ["40 kg", "45 kg", "60 kg", "100 kg"])
def test_r_wu_01_f16_no_two_warm_ups_are_equal_and_the_bare_bar_comes_once(work: str) -> None:
    floor = Warming(BARBELL_KG, floor_minimum=FLOOR)
    sets = made(
        *("8 x 20 kg", "5 x 50%", "3 x 70%", "2 x 85%", "1 x 92%"), work=work, warming=floor
    )
    loads = [warm.load.grams for warm in sets if warm.load and warm.load.grams]
    assert loads == sorted(set(loads))
    assert [warm.hang for warm in sets].count(True) == 1
    assert all(load < (Load.parse(work).grams or 0) for load in loads)
    assert len(sets) == {"40 kg": 1, "45 kg": 1, "60 kg": 3, "100 kg": 4}[work]


def test_r_wu_01_no_two_warm_ups_nearly_alike_before_60_kg() -> None:
    sets = made("ramp", work="60 kg", reps="5", warming=Warming(BARBELL_KG))
    assert [str(warm.load) for warm in sets] == ["20 kg", "30 kg", "40 kg", "50 kg"]


SHARES = st.lists(st.integers(5, 100).map(lambda share: f"5 x {share}%"), min_size=1, max_size=6)


@given(
    work=st.integers(4_000, 300_000),
    written=st.one_of(st.just(["ramp"]), SHARES.map(sorted)),
    reps=st.integers(1, 15),
    offer=OFFERS,
    floor_minimum=st.sampled_from([0, FLOOR]),
)
def test_r_wu_01_warm_ups_lie_apart_and_below_the_work_load(
    work: int, written: list[str], reps: int, offer: Implement, floor_minimum: int
) -> None:
    load = offer.at_most(work) or offer.totals[0]
    warming = Warming(offer, floor_minimum=floor_minimum)
    sets = [Warmup.parse(warmup) for warmup in written]
    warm = warmups(tuple(sets), Load(load), Reps(reps, reps), warming)
    loads = [each.load.grams for each in warm if each.load and each.load.grams]

    assert all(
        above - below >= least_gap(load) - SLACK for below, above in pairwise([*loads, load])
    )


def test_two_written_loads_stay_however_near_they_are() -> None:
    sets = made("5 x 45 kg", "5 x 47.5 kg", work="50 kg", warming=Warming(BARBELL_KG))
    assert [str(warm.load) for warm in sets] == ["45 kg", "47.5 kg"]


def test_f16_of_written_loads_each_is_heavier_than_the_one_before() -> None:
    bar = Warming(BARBELL_KG)
    sets = made("8 x 20 kg", "5 x 20 kg", "5 x 40 kg", "3 x 30 kg", work="100 kg", warming=bar)
    assert [str(warm.load) for warm in sets] == ["20 kg", "40 kg"]
    assert made(8, 8, 5, work="100 kg") == [Warm(8), Warm(5)]


def test_a_written_warm_up_that_is_no_lighter_than_the_work_load_is_left_out() -> None:
    assert made("8 x 20 kg", "5 x 50%", work="20 kg") == [Warm(5, Load(10_000))]


def test_what_is_written_with_a_load_or_without_one_stays() -> None:
    assert made(5, "8 x 20 kg", work="60 kg") == [Warm(5), Warm(8, Load(20_000))]


def test_r_dl_01_a_share_below_the_floor_is_the_bare_bar_from_the_hang() -> None:
    floor = Warming(BARBELL_KG, floor_minimum=BARBELL_KG.floor_minimum)
    light, heavy = made("8 x 40%", "5 x 60%", "3 x 80%", work="60 kg", warming=floor)
    assert light == Warm(8, Load(20_000), hang=True)
    assert heavy == Warm(3, Load(47_500))


def test_r_wu_01_a_written_ramp_is_as_many_sets_as_the_load_needs() -> None:
    bar = Warming(BARBELL_KG)
    assert [warmup.reps for warmup in made("ramp", work="100 kg", reps="5", warming=bar)] == [
        *(8, 5, 3, 2)
    ]
    assert made("ramp", work="100 kg", warming=Warming(BARBELL_KG, warm=True)) == []
    assert made("ramp", work=None, warming=bar) == []
    assert made("ramp", work="100 kg") == []
