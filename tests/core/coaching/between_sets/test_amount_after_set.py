"""Which way the amount of the coming set goes after one more set."""

from __future__ import annotations

import pytest
from support.builders import exercise

from backcoach.core.coaching.ability.ability import first
from backcoach.core.coaching.ability.curve import value_of
from backcoach.core.coaching.between_sets.amount_after_set import coming_amount
from backcoach.core.coaching.targets.amount import Amount
from backcoach.core.coaching.targets.load_fit import Aim
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.notation import Reps
from backcoach.core.session.plan import Ability

STEPS = load_steps_for(exercise(implement="stack"), DEFAULT["kg"], None)
AIM = Aim(reps=Reps(8, 10), rir=2)
NOW = Amount(60_000, 8, "same")


def after(
    possible: float, left: int | None, *, missed: bool = False, now: Amount = NOW, aim: Aim = AIM
) -> Amount:
    """Return the amount once as many repetitions are known to be possible with 60 kg."""
    assert STEPS is not None
    ability = Ability(value_of(60_000, possible), 1.0, 0)
    return coming_amount(ability, aim, STEPS, now, 1, left=left, missed=missed)


def test_r_rpe_02_what_was_as_meant_stays() -> None:
    assert after(11, 2) == NOW
    assert after(11, None) == NOW


def test_r_rpe_02_far_too_easy_is_a_repetition_more_and_at_the_top_a_load_more() -> None:
    more = after(17, 5)
    assert (more.grams, more.reps, more.change) == (60_000, 9, "more_reps")
    top = after(20, 5, now=Amount(60_000, AIM.top, "same"))
    assert top.change == "more_load"
    assert top.grams > 60_000


def test_at_the_end_of_the_loads_it_stays() -> None:
    assert STEPS is not None
    end = Amount(STEPS.offer.totals[-1], AIM.top, "same")
    ability = Ability(value_of(end.grams, 25), 1.0, 0)
    assert coming_amount(ability, AIM, STEPS, end, 1, left=5, missed=False) == end


def test_where_the_next_size_down_is_too_far_there_are_fewer_reps() -> None:
    bells = load_steps_for(exercise(implement="kettlebell"), DEFAULT["kg"], None)
    assert bells is not None
    ability = Ability(value_of(12_000, 5), 1.0, 0)
    now = Amount(12_000, 8, "same")
    new = coming_amount(ability, AIM, bells, now, 1, left=0, missed=True)
    assert (new.grams, new.change) == (12_000, "fewer_reps")
    assert 1 <= new.reps < 5


@pytest.mark.parametrize("left", [0, None])
def test_a_miss_is_never_answered_by_more(left: int | None) -> None:
    for possible in range(1, 20):
        new = after(possible, left, missed=True)
        assert (new.grams, new.reps) <= (NOW.grams, NOW.reps)
        assert new.reps >= 1


def test_too_hard_within_the_range_is_fewer_reps_with_the_same_load() -> None:
    high = Amount(60_000, 10, "same")
    new = after(11, 0, now=high)
    assert (new.grams, new.change) == (60_000, "fewer_reps")
    assert new.reps < 10


def test_an_unknown_ability_with_much_left_goes_up_to_find_out() -> None:
    assert STEPS is not None
    guess = first(value_of(60_000, 20), 0)
    new = coming_amount(guess, AIM, STEPS, NOW, 1, left=4, missed=False)
    assert new.change == "calibrate"
    assert 60_000 < new.grams <= 60_000 * (100 + AIM.calibration) // 100
