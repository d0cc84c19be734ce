"""What is shown as a fact has its margin."""

from __future__ import annotations

import pytest

from backcoach.core.coaching.ability.curve import value_of
from backcoach.core.coaching.ability.estimate import estimate_of
from backcoach.core.session.plan import Ability


def test_a_maximum_is_no_better_known_than_by_a_twentieth() -> None:
    ability = Ability(value_of(100_000, 5), 0.5, 0)
    assert estimate_of(ability, is_mass=True).public() == {"kg": 116.7, "margin_kg": 5.8}


@pytest.mark.parametrize("is_mass", [True, False])
def test_what_is_less_certain_has_a_wider_margin(is_mass: bool) -> None:
    near, far = (estimate_of(Ability(12.0, spread, 0), is_mass=is_mass) for spread in (1.0, 6.0))
    assert far.margin > 2 * near.margin > 0


def test_repetitions_are_known_to_one_at_best() -> None:
    assert estimate_of(Ability(8.25, 0.4, 0), is_mass=False).public() == {
        "reps": 8.2,
        "margin_reps": 1.0,
    }
