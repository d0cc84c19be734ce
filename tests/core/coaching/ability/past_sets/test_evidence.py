"""What a set says about ability."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import exercise, line, plan_of

from backcoach.core.coaching.ability.ability import FATIGUE
from backcoach.core.coaching.ability.curve import value_of
from backcoach.core.coaching.ability.past_sets.evidence import (
    FOUR_OR_MORE,
    first_value,
    observation,
)
from backcoach.core.coaching.ability.past_sets.past_set import PastSet
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.coaching.ability.ability import Meaning

ROW = exercise("row", implement="stack")
CHIN = exercise("chin", load="bodyweight")
STEPS = load_steps_for(ROW, DEFAULT["kg"], None)


def done(
    result: Result, *, number: int = 0, honest: bool = False, reported: bool = True
) -> PastSet:
    """Return a set of which ten repetitions with two in reserve were asked."""
    step = plan_of(line(ROW, reps=10, rir=2)).steps[0]
    asked = Result(reps=10, load=result.load)
    return PastSet(replace(step, is_honest=honest), result, asked, number, reported)


@pytest.mark.parametrize(
    ("result", "honest", "reps", "meaning"),
    [
        (Result(reps=10, rir=1), False, 11, "exact"),
        (Result(reps=10), False, 10, "at_least"),
        (Result(reps=8), False, 9, "at_most"),
        (Result(reps=13), True, 15, "exact"),
        (Result(reps=10, rir=4), False, 10 + FOUR_OR_MORE, "at_least"),
        (Result(reps=5, rir=3), False, 8, "exact"),  # ended early on purpose
    ],
)
def test_a_set_stands_for_repetitions_to_failure(
    result: Result, honest: bool, reps: int, meaning: Meaning
) -> None:
    seen = observation(CHIN, done(result, honest=honest), None)
    assert seen is not None
    assert (seen.value, seen.meaning) == (reps, meaning)


@pytest.mark.parametrize("result", [Result(), Result(reps=8, rir=4)])
def test_some_sets_say_nothing(result: Result) -> None:
    assert observation(CHIN, done(result), None) is None


def test_what_nobody_reported_says_nothing() -> None:
    assert observation(CHIN, done(Result(reps=10, rir=1), reported=False), None) is None


def test_sets_before_it_have_cost_repetitions() -> None:
    seen = observation(CHIN, done(Result(reps=10, rir=1), number=2), None)
    assert seen is not None
    assert seen.value == 11 + 2 * FATIGUE


def test_an_estimate_begins_in_the_middle_of_exact_sets_else_at_what_was_meant() -> None:
    load = Load(60_000)
    exact = [done(Result(reps=10, load=load, rir=rir)) for rir in (1, 3)]
    seen = [evidence for each in exact if (evidence := observation(ROW, each, STEPS))]
    middle = (value_of(60_000, 11) + value_of(60_000, 13)) / 2
    assert first_value(ROW, exact, seen, STEPS) == pytest.approx(middle)
    silent = [done(Result(reps=10, load=load))]
    seen = [evidence for each in silent if (evidence := observation(ROW, each, STEPS))]
    assert first_value(ROW, silent, seen, STEPS) == pytest.approx(value_of(60_000, 12))


def test_a_large_reserve_of_a_set_that_fell_short_may_be_doubted() -> None:
    short = replace(done(Result(reps=7, rir=3)), is_doubted=True)
    assert short.is_short
    seen = observation(CHIN, short, None)
    assert seen is not None
    assert (seen.value, seen.meaning) == (8, "at_most")


@pytest.mark.parametrize(("rir", "reps", "meaning"), [(2, 10, "exact"), (4, 12, "at_least")])
def test_reports_that_are_too_high_count_for_less(rir: int, reps: int, meaning: Meaning) -> None:
    set_ = replace(done(Result(reps=10, rir=rir)), overstated=2)
    seen = observation(CHIN, set_, None)
    assert seen is not None
    assert (seen.value, seen.meaning) == (reps, meaning)


def test_a_set_that_was_to_leave_many_and_did_left_just_those() -> None:
    asked = done(Result(reps=10, rir=4), honest=True)
    seen = observation(CHIN, replace(asked, step=replace(asked.step, rir=6)), None)
    assert seen is not None
    assert (seen.value, seen.meaning) == (16, "exact")


@pytest.mark.parametrize(("reps", "meaning"), [(30, "exact"), (50, "at_least")])
def test_far_more_repetitions_than_the_curve_knows_are_a_bound(reps: int, meaning: Meaning) -> None:
    seen = observation(ROW, done(Result(reps=reps, rir=1, load=Load(20_000)), honest=True), STEPS)
    assert seen is not None
    assert seen.meaning == meaning
