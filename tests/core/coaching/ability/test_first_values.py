"""A first ability: from a known best set, from a related exercise, from the exercises file."""

from __future__ import annotations

import pytest
from support.builders import exercise

from backcoach.core.coaching.ability.ability import RELATED_SPREAD
from backcoach.core.coaching.ability.curve import maximum, slope_of, value_of
from backcoach.core.coaching.ability.first_values import (
    KNOWN_CAUTION,
    KNOWN_SPREAD,
    RELATED_CAUTION,
    SAME_SPREAD,
    Related,
    from_known,
    from_related,
    relatives,
    share_between,
    start_grams,
)
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.session.plan import Ability
from backcoach.core.settings.person import KnownBest

KG = 1_000
BODY = 80 * KG
PULL_UP = exercise("pull_up", load="bodyweight")
ASSISTED = exercise("assisted_pull_up", load="assisted", start="-45 %")
PULLDOWN = exercise("lat_pulldown", implement="stack", start="30 kg")
ROW = exercise("cable_row", implement="stack")
STACK = load_steps_for(PULLDOWN, DEFAULT["kg"], BODY)
HELP = load_steps_for(ASSISTED, DEFAULT["kg"], BODY)


def test_a_known_best_counts_a_little_less() -> None:
    known = from_known(PULLDOWN, KnownBest(60 * KG, 5), STACK, 7)
    value = value_of(60 * KG, 5, slope_of(PULLDOWN)) - KNOWN_CAUTION
    assert known == Ability(value, KNOWN_SPREAD, 7)
    known = from_known(PULL_UP, KnownBest(None, 8), None, 7)
    assert known == Ability(8 - KNOWN_CAUTION, KNOWN_SPREAD, 7)


def test_a_known_best_that_moves_nothing_is_none() -> None:
    assert from_known(PULLDOWN, KnownBest(None, 5), STACK, 7) is None
    assert from_known(ASSISTED, KnownBest(-BODY, 5), HELP, 7) is None


def test_a_related_exercise_gives_its_share_with_caution() -> None:
    known = Related(PULLDOWN, Ability(value_of(60 * KG, 1), 1.0, 7), is_mass=True)
    arms = exercise("straight_arm_pulldown", implement="stack")
    guess = from_related(arms, STACK, known, BODY)
    assert guess is not None
    assert guess.value == pytest.approx(value_of(24 * KG, 1) - RELATED_CAUTION)
    assert guess.spread == RELATED_SPREAD


def test_the_same_lift_with_help_is_nearer() -> None:
    known = Related(PULL_UP, Ability(6.0, 1.0, 7), is_mass=False)
    guess = from_related(ASSISTED, HELP, known, BODY)
    assert guess is not None
    assert guess.spread == SAME_SPREAD
    assert BODY < maximum(guess.value) < value_of(BODY, 6) * BODY


def test_from_a_load_to_the_body_alone_there_are_repetitions() -> None:
    known = Related(PULLDOWN, Ability(value_of(100 * KG, 1), 1.0, 7), is_mass=True)
    guess = from_related(PULL_UP, None, known, BODY)
    assert guess is not None
    assert 4 < guess.value < 8
    assert from_related(PULL_UP, None, known, None) is None


def test_where_nothing_leads_there_is_none() -> None:
    strong = Ability(value_of(60 * KG, 1), 1.0, 7)
    assert from_related(ROW, STACK, Related(PULLDOWN, strong, is_mass=True), BODY) is None
    none_yet = Related(PULL_UP, Ability(0.5, 1.0, 7), is_mass=False)
    assert from_related(PULLDOWN, STACK, none_yet, BODY) is None
    some = Related(PULL_UP, Ability(5.0, 1.0, 7), is_mass=False)
    assert from_related(PULLDOWN, STACK, some, None) is None


def test_relatives_are_of_one_family_the_same_lift_first() -> None:
    assert relatives("assisted_pull_up")[:2] == ("pull_up", "weighted_pull_up")
    assert relatives("own_exercise") == ()
    assert share_between("bb_deadlift", "suitcase_deadlift") == 0.35
    assert share_between("bb_deadlift", "cable_row") is None


def test_the_start_load_is_by_level_or_a_share_of_the_body() -> None:
    assert STACK is not None
    assert HELP is not None
    assert start_grams(PULLDOWN, STACK, BODY, "beginner") == 30 * KG
    assert start_grams(PULLDOWN, STACK, BODY, "intermediate") == 45 * KG
    assert start_grams(ROW, STACK, BODY, None) is None
    helped = start_grams(ASSISTED, HELP, BODY, None)
    assert helped is not None
    assert -40 * KG <= helped <= -35 * KG
