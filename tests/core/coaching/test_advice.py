"""What the coach answers to a set: when, how much rest, and in which words."""

from __future__ import annotations

import pytest
from support.answers import Answered, barbell, dumbbell
from support.builders import line, one_armed

from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result

ONE_ARM = one_armed(implement="dumbbell", start="25 kg")


def test_the_sentence_of_the_design() -> None:
    advised = Answered.of(dumbbell(), rest=120).log(6, rir=0)
    assert advised.why == "6 of 8, nothing in reserve. 3:00, then 22.5 kg."
    assert (advised.step, advised.rest) == ("1.2", 60)
    assert advised.draft == Result(reps=8, load=Load(22_500))


def test_an_answer_carries_its_instant_and_place() -> None:
    coach = Answered.of(dumbbell())
    coach.now, coach.offset = 7_000, 120
    coach.do(reps=6)
    advised = coach.ask()
    assert advised is not None
    assert (advised.at, advised.offset) == (7_000, 120)


@pytest.mark.parametrize(
    ("reps", "rir", "extra"),
    [
        (8, None, 0),
        (8, 2, 0),
        (8, 3, 0),
        (8, 1, 60),  # one point harder than meant
        (8, 0, 60),
        (7, None, 30),
        (7, 2, 30),
        (7, 1, 60),
        (6, None, 60),
        (0, None, 60),
        (7, 3, 0),  # the one that was not done was left on purpose
        (6, 3, 30),
        (6, 4, 0),
    ],
)
def test_4_4_a_set_harder_than_meant_makes_the_rest_longer(
    reps: int, rir: int | None, extra: int
) -> None:
    coach = Answered.of(barbell(), rest=120).do(reps=reps, rir=rir)
    advised = coach.ask()
    assert (advised.rest if advised else 0) == extra


@pytest.mark.parametrize(
    ("rest", "extra"), [(60, 60), (120, 60), (150, 30), (170, 10), (180, 0), (240, 0)]
)
def test_r_rest_01_bounds_the_longer_rest_unless_more_is_written(rest: int, extra: int) -> None:
    coach = Answered.of(dumbbell(), rest=rest)
    assert rest_range(dumbbell(), "hypertrophy").highest == 180
    advised = coach.log(5)
    assert advised.rest == extra
    assert coach.left == rest + extra
    assert ("then" in advised.why) == (extra > 0)


def test_an_unwritten_reserve_is_not_asked_for_but_nothing_left_is_too_hard() -> None:
    assert Answered.of(dumbbell(), rir=None).do(reps=8, rir=1).ask() is None
    advised = Answered.of(dumbbell(), rir=None).log(8, rir=0)
    assert advised.why == "8 with nothing left. 2:30, then 22.5 kg."


def test_a_set_that_is_meant_to_leave_nothing_is_as_planned() -> None:
    advised = Answered.of(dumbbell(), rir=0).log(8, rir=0)
    assert (advised.why, advised.rest, advised.draft) == (
        "8 with nothing left, as planned.",
        0,
        None,
    )


def test_a_warmup_is_not_answered() -> None:
    coach = Answered.of(dumbbell(), warmup=[8])
    coach.do(reps=2, rir=0)
    assert (coach.step.kind, coach.ask()) == ("work", None)


def test_nothing_is_answered_before_a_set_or_after_the_last_or_to_what_was_not_counted() -> None:
    coach = Answered.of(dumbbell(), sets=2)
    assert coach.ask() is None
    assert coach.do(reps=None).ask() is None
    assert coach.do(reps=2).state.phase == "finished"
    assert coach.ask() is None
    given_up = Answered.of(dumbbell()).do(reps=2)
    given_up.finish()
    assert given_up.ask() is None


def test_between_sides_the_gap_stays_and_the_same_side_is_answered() -> None:
    coach = Answered.of(ONE_ARM)
    left = coach.log(6, rir=0)
    assert (left.step, left.rest, coach.left) == ("1.2.left", 0, 15)
    assert left.why == "6 of 8, nothing in reserve. Next 22.5 kg on the left."
    right = coach.log(7, load=Load(25_000))
    assert (right.step, right.rest, coach.left) == ("1.2.right", 30, 120)
    assert right.why == "7 of 8. 120 s, then 25 kg again on the right."
    assert (coach.load("1.2.left"), coach.load("1.2.right")) == ("22.5 kg", "25 kg")


def test_straight_on_in_a_superset_and_the_way_to_the_next_exercise_stay_as_they_are() -> None:
    pair = [line(name, 2, reps=8, rest=90, superset="a") for name in ("row", "curl")]
    coach = Answered(*pair)
    assert (coach.log(5).rest, coach.left) == (0, 15)
    assert (coach.log(5).rest, coach.left) == (60, 150)
    lone = Answered(line("row", reps=8), line("curl")).do(reps=5)
    assert lone.ask() is None


def test_a_longer_rest_without_another_set_of_its_own_is_explained_too() -> None:
    coach = Answered(line("row", 2, superset="a"), line("curl", 1, reps=8, rest=90, superset="a"))
    coach.do()
    assert coach.log(5).why == "5 of 8. 2:30, then the next set."


def test_without_rests_the_next_set_is_still_answered() -> None:
    coach = Answered(line(dumbbell(), 3, reps=8), rests=False)
    advised = coach.log(6)
    assert (advised.rest, advised.why) == (0, "6 of 8. Next 22.5 kg.")
    assert coach.ask() == advised


def test_the_next_set_is_answered_before_one_that_was_jumped_over() -> None:
    coach = Answered.of(dumbbell())
    coach.go("1.2")
    assert coach.log(6).step == "1.3"
    coach.go("1.4")
    assert coach.log(6).step == "1.1"
