"""The estimate of ability: it follows what was reported, and nothing else."""

from __future__ import annotations

from math import exp

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.coaching.ability.ability import (
    CONFIRMED_LIMIT,
    DAY,
    DAY_NOISE,
    LARGEST_LOSS,
    LIMIT,
    LOWERING_LIMIT,
    REPORT_NOISE,
    REST_DAYS,
    Observation,
    after_days,
    after_session,
    after_set,
    first,
    is_calibrated,
)
from backcoach.core.coaching.ability.curve import PER_REP
from backcoach.core.session.plan import Ability

VALUES = st.floats(-20, 20)
MEANINGS = st.sampled_from(["exact", "at_least", "at_most"])
SEEN = st.lists(st.builds(Observation, VALUES, MEANINGS), min_size=1, max_size=6)
KNOWN = st.builds(Ability, VALUES, st.floats(0.3, 2.9), st.just(0), st.floats(-4, 4))
WIDE = st.builds(Ability, VALUES, st.floats(3.1, 6), st.just(0))


@given(KNOWN | WIDE, SEEN, st.data())
def test_more_reps_or_load_at_the_same_reserve_never_lower_it(
    ability: Ability, seen: list[Observation], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(seen) - 1))
    more = data.draw(st.floats(0, 10))
    better = list(seen)
    better[place] = Observation(seen[place].value + more, seen[place].meaning)
    lower = after_session(ability, seen, DAY).value
    assert after_session(ability, better, DAY).value >= lower - 1e-9


@given(KNOWN, SEEN)
def test_one_session_moves_a_known_value_by_little(
    ability: Ability, seen: list[Observation]
) -> None:
    moved = abs(after_session(ability, seen, DAY).value - ability.value)
    assert moved <= CONFIRMED_LIMIT + 1e-9
    if ability.surprise == 0:
        assert after_session(ability, seen, DAY).value - ability.value <= LIMIT + 1e-9


@given(KNOWN, st.floats(-30, 30))
def test_a_report_that_disagrees_wildly_needs_a_second_one(ability: Ability, gap: float) -> None:
    calm = Ability(ability.value, ability.spread, 0)
    wild = [Observation(ability.value + gap)]
    once = after_session(calm, wild, DAY)
    assert -LOWERING_LIMIT - 1e-9 <= once.value - calm.value <= LIMIT + 1e-9
    twice = after_session(once, wild, 2 * DAY)
    assert abs(twice.value - wild[0].value) <= abs(once.value - wild[0].value)


@given(KNOWN, st.floats(-30, 30), st.floats(-2, 2))
def test_what_the_session_before_hardly_said_confirms_nothing(
    ability: Ability, gap: float, before: float
) -> None:
    calm = Ability(ability.value, ability.spread, 0, before)
    moved = after_session(calm, [Observation(ability.value + gap)], DAY).value - ability.value
    assert -LOWERING_LIMIT - 1e-9 <= moved <= LIMIT + 1e-9


@given(KNOWN, st.floats(0, 10))
def test_at_least_what_was_expected_says_nothing_new(ability: Ability, below: float) -> None:
    seen = Observation(ability.value - below, "at_least")
    assert after_session(ability, [seen], DAY).value == ability.value
    assert after_set(ability, seen).value == ability.value


def test_nothing_seen_keeps_it_as_it_is_and_fresh() -> None:
    ability = Ability(10, 1, 0)
    later = after_session(ability, [], 5 * DAY)
    assert (later.value, later.spread, later.at) == (10, 1, 5 * DAY)


@given(KNOWN, st.integers(0, 400), st.integers(0, 400))
def test_time_away_lowers_it_and_makes_it_less_certain(
    ability: Ability, days: int, more: int
) -> None:
    sooner = after_days(ability, days * DAY)
    later = after_days(ability, (days + more) * DAY)
    assert ability.value - LARGEST_LOSS <= later.value <= sooner.value <= ability.value
    assert later.spread >= sooner.spread >= ability.spread
    if days <= REST_DAYS:
        assert sooner == ability


def test_a_first_value_is_wide_until_a_set_says_more() -> None:
    ability = first(10, 0)
    assert not is_calibrated(ability)
    assert not is_calibrated(after_set(ability, Observation(20, "at_least")))
    after = after_set(ability, Observation(20))
    assert is_calibrated(after)
    assert after.value > 19


@given(SEEN)
def test_the_last_session_counts_about_half(seen: list[Observation]) -> None:
    settled = Ability(0, 0.85, 0)
    moved = after_session(settled, [Observation(1)] * 3, DAY).value
    assert 0.4 <= moved <= 0.7


def test_twice_far_more_than_expected_without_an_exact_set_is_found_out_anew() -> None:
    known = Ability(10, 1, 0)
    seen = [Observation(16, "at_least")]
    once = after_session(known, seen, DAY)
    assert is_calibrated(once)
    assert not is_calibrated(after_session(once, [Observation(22, "at_least")], 2 * DAY))


def test_r_deload_01_two_weeks_off_cost_little_and_four_a_fifth() -> None:
    known = Ability(100, 1, 0)
    lost = [known.value - after_days(known, days * DAY).value for days in (10, 14, 21, 28, 90)]
    assert lost[0] == 0
    assert 0 < lost[1] < 0.5
    assert lost[1] < lost[2] < lost[3] == lost[4]
    assert 0.17 < 1 - exp(-PER_REP * lost[3]) < 0.22


@given(WIDE, st.floats(0.1, 8))
def test_of_an_uncertain_ability_at_least_so_much_leaves_the_mean_of_what_is_above(
    ability: Ability, more: float
) -> None:
    """The wider the spread, the further beyond."""
    seen = Observation(ability.value + more, "at_least")
    after = after_set(ability, seen).value
    assert after > ability.value
    wider = replace(ability, spread=ability.spread + 1)
    assert after_set(wider, seen).value > after


@given(WIDE, st.lists(st.floats(0, 8), min_size=1, max_size=4))
def test_while_little_is_known_easier_sets_take_nothing_from_the_hardest(
    ability: Ability, gaps: list[float]
) -> None:
    """Who did the hardest of them could do the others."""
    seen = [Observation(ability.value + gap, "at_least") for gap in gaps]
    alike = [Observation(ability.value + max(gaps), "at_least")] * len(gaps)
    assert after_session(ability, seen, DAY).value == after_session(ability, alike, DAY).value


@given(st.floats(6, 30))
def test_what_two_sessions_agree_on_counts_however_far_it_is(gap: float) -> None:
    once = after_session(Ability(0, 1, 0), [Observation(gap)], DAY)
    twice = after_session(once, [Observation(gap)], 2 * DAY)
    expected = once.spread**2 / (once.spread**2 + DAY_NOISE**2 + REPORT_NOISE**2)
    assert abs(twice.value - once.value - expected * (gap - once.value)) < 1e-9 or (
        twice.value - once.value == CONFIRMED_LIMIT
    )


def test_sets_after_weeks_off_show_what_was_not_lost() -> None:
    """One first set with four or more left gives back a good part, in the same session."""
    known = Ability(100, 1, 0)
    back = after_days(known, 28 * DAY)
    assert not is_calibrated(back)
    easy = after_set(back, Observation(back.value + 2, "at_least"))
    assert easy.value >= back.value + LARGEST_LOSS / 4
    assert is_calibrated(after_days(known, 16 * DAY))
