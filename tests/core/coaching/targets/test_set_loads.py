"""The loads of sets that are written one by one come from what a person can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import exercise, line, plan_of
from support.lives import TIRING, Lifter, train
from support.pasts import PERSON_FINE, next_time, trained, visit

from backcoach.core.coaching.ability.curve import reps_to_failure
from backcoach.core.exercises.model import Library, Session
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import KnownBest

if TYPE_CHECKING:
    from support.builders import Line

    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.session.state import State

row = exercise("row", implement="stack", start="20 kg")
ROW = line(row, 3, reps="8-10", rir=2)
PYRAMID = line(row, reps=[12, 10, 8], rir=2)
FIVES = line(row, reps=[5, 5, "5+"], rir=2)
RAMP = line(row, 5, reps=5, ramp="10%", rir=2)
SHARES = line(row, reps=["5 x 70%", "3 x 80%", "1+ x 90%"])
KNOWN = [visit(ROW, 10, 10, 10, load="60 kg", rir=2, day=3 * day) for day in range(3)]
TRUE = 100_000


def grams(target: Target) -> list[int]:
    return [load.grams or 0 for load in target.loads]


def lifted(written: Line, visits: int, maximum: int = TRUE) -> list[State]:
    what, prescription = written
    session = Session(id="own", name="Own", exercise=(prescription,))
    library = Library(exercise=(what,), session=(session,))
    return train(library, session, Lifter(PERSON_FINE, {what.id: maximum}), visits)


def test_fewer_reps_have_more_load() -> None:
    first, second, third = grams(next_time(PYRAMID, KNOWN, person=PERSON_FINE))
    assert first < second < third


def test_sets_that_ask_for_the_same_have_the_same_load() -> None:
    assert len(set(grams(next_time(FIVES, KNOWN, person=PERSON_FINE)))) == 1


def test_a_ramp_is_as_steep_as_it_is_written() -> None:
    loads = grams(next_time(RAMP, KNOWN, person=PERSON_FINE))
    assert [round(100 * load / loads[-1]) for load in loads] == pytest.approx(
        [60, 70, 80, 90, 100], abs=4
    )


def test_shares_are_of_what_can_be_lifted_once() -> None:
    target = next_time(SHARES, KNOWN, person=PERSON_FINE)
    assert target.why is not None
    assert target.why.kind == "sets_share"
    most = 60_000 * (1 + 12 / 30)
    assert grams(target) == pytest.approx([most * 0.7, most * 0.8, most * 0.9], rel=0.08)
    assert grams(target) == sorted(grams(target))


def test_a_load_of_its_own_stays_and_the_first_visit_of_a_known_lift_says_so() -> None:
    mixed = line(row, reps=["8 x 20 kg", 8], rir=2)
    assert grams(next_time(mixed, KNOWN, person=PERSON_FINE))[0] == 20_000
    knows = replace(PERSON_FINE, known={"row": KnownBest(60_000, 8)})
    target = next_time(PYRAMID, [], person=knows)
    assert target.why is not None
    assert target.why.kind == "sets_first"


def test_without_a_number_of_the_load_the_reps_stay_as_written() -> None:
    chins = line(exercise("chin", load="bodyweight"), reps=[8, 6, "4+"])
    target = next_time(chins, [])
    assert (target.load, target.loads, target.reps) == (None, (), None)


def test_for_somebody_new_the_load_is_a_guess_to_be_found_out() -> None:
    begun = line(exercise("row", implement="stack", start="20 kg"), reps=[12, 10, 8], rir=2)
    target = next_time(begun, [])
    assert target.is_guess
    assert target.load is not None


@pytest.mark.parametrize("written", [PYRAMID, FIVES, RAMP], ids=["pyramid", "fives", "ramp"])
def test_after_some_weeks_the_sets_leave_what_was_wanted(written: Line) -> None:
    states = lifted(written, 14)
    plan = states[-1].plan
    for number, step in enumerate(plan.steps):
        assert step.load is not None
        assert step.reps is not None
        able = reps_to_failure(TRUE * (1 - TIRING * number) / (step.load.grams or 1))
        if written is RAMP and number < len(plan.steps) - 1:
            continue
        left = able - step.reps.lo
        assert -1 <= left <= 5, (number, step.target, str(step.load))


@pytest.mark.parametrize("written", [PYRAMID, FIVES, RAMP], ids=["pyramid", "fives", "ramp"])
def test_a_target_that_is_right_stays(written: Line) -> None:
    states = lifted(written, 24)
    tops = [max(step.load.grams or 0 for step in s.plan.steps if step.load) for s in states[-10:]]
    assert max(tops) - min(tops) <= 5_000


@given(st.lists(st.integers(0, 4), min_size=3, max_size=3))
@settings(max_examples=40, deadline=None)
def test_a_miss_never_raises_a_load(left: list[int]) -> None:
    before = next_time(PYRAMID, KNOWN, person=PERSON_FINE)
    plan = plan_of(PYRAMID, targets={"row": before})
    done = [
        Result(reps=step.reps.lo, load=step.load, rir=rir)
        for step, rir in zip(plan.steps, left, strict=True)
        if step.reps
    ]
    done[1] = Result(reps=8, load=done[1].load, rir=0)
    after = next_time(PYRAMID, [*KNOWN, trained(plan, done, day=12)], person=PERSON_FINE)
    assert all(new <= old for new, old in zip(grams(after), grams(before), strict=True))


def test_as_many_as_possible_is_a_test_that_moves_the_estimate() -> None:
    plan = plan_of(FIVES, targets={"row": next_time(FIVES, KNOWN, person=PERSON_FINE)})
    loads = [step.load for step in plan.steps]

    def after(reps: int) -> float:
        done = [
            Result(reps=count, load=load) for count, load in zip((5, 5, reps), loads, strict=True)
        ]
        past = [*KNOWN, trained(plan, done, day=12)]
        return next_time(FIVES, past, person=PERSON_FINE).abilities["both"].value

    assert after(14) > after(6) + 1
