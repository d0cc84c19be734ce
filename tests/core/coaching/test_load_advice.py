"""Table 4.5: which load the next set gets after a set that was missed or beaten."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from support.answers import (
    ALL_OUT,
    GEAR,
    PERSON,
    SHORT,
    Answered,
    barbell,
    drafted,
    dumbbell,
    kettlebell,
    loads,
    machine,
)
from support.builders import exercise, line, one_armed, plan_of

from backcoach.core.coaching.target import Target
from backcoach.core.loads.implements import BARBELL_LB, FixedSizes
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise


@pytest.mark.parametrize("reps", [8, 9, 10])
def test_4_5_within_the_range_and_at_its_top_the_load_stays(reps: int) -> None:
    assert loads(dumbbell(), {"reps": reps, "rir": 2}, reps="8-10") == "same"
    assert loads(dumbbell(), {"reps": reps}, reps="8-10") == "same"


def test_4_5_one_rep_short_the_load_stays() -> None:
    assert loads(dumbbell(), {"reps": 7}) == "same"
    assert loads(dumbbell(), {"reps": 7, "rir": 2}) == "same"


@pytest.mark.parametrize("failed", [SHORT, {"reps": 3}])
@pytest.mark.parametrize(
    ("what", "first"),
    [
        (dumbbell("25 kg"), "22.5 kg"),
        (barbell("100 kg"), "95 kg"),
        (barbell("60 kg"), "55 kg"),
        (machine("40 kg"), "35 kg"),
        (machine("100 kg"), "95 kg"),
    ],
)
def test_4_5_a_failed_set_takes_five_per_cent_off(
    what: Exercise, first: str, failed: dict[str, Any]
) -> None:
    assert loads(what, failed) == first


def test_4_5_pounds_stay_pounds() -> None:
    gear = structs.replace(GEAR, unit="lb", barbell=BARBELL_LB)
    person = structs.replace(PERSON, gear=gear)
    assert loads(barbell("225 lb"), SHORT, person=person) == "210 lb"
    assert loads(barbell("225 lb"), {"reps": 10, "rir": 3}, rir=3, person=person) == "235 lb"


def test_4_5_the_second_failed_set_takes_ten_per_cent_off() -> None:
    assert loads(barbell("100 kg"), SHORT, SHORT) == "85 kg"
    assert loads(barbell("100 kg"), SHORT, {"reps": 8, "rir": 2}, SHORT) == "85 kg"
    assert loads(machine("100 kg"), SHORT, SHORT) == "85 kg"
    assert loads(barbell("200 kg"), SHORT, SHORT) == "170 kg"


def test_4_5_nothing_left_counts_as_a_failed_set() -> None:
    assert loads(barbell("100 kg"), ALL_OUT, rir=None) == "95 kg"
    assert loads(barbell("100 kg"), ALL_OUT, ALL_OUT, rir=None) == "85 kg"
    assert loads(barbell("100 kg"), ALL_OUT, rir=0) == "same"


def test_4_5_a_failed_side_does_not_count_for_the_other() -> None:
    coach = Answered.of(one_armed(implement="dumbbell", start="50 kg"))
    coach.log(6)
    coach.log(6, load=Load(50_000))
    assert (coach.load("1.2.left"), coach.load("1.2.right")) == ("47.5 kg", "47.5 kg")
    coach.log(6)
    coach.log(8, rir=2)
    assert coach.load("1.3.left") == "42.5 kg"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("48 kg", "44 kg"),
        ("24 kg", "20 kg"),
        ("20 kg", "16 kg"),  # a fifth less
        ("16 kg", "5 reps"),  # a quarter less
        ("4 kg", "5 reps"),  # the lightest
    ],
)
def test_4_5_a_bell_goes_down_one_size_or_by_three_reps(start: str, expected: str) -> None:
    assert loads(kettlebell(start), SHORT) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ({"reps": 5, "rir": 0}, "5 reps"),  # three fewer than eight can be done
        ({"reps": 4, "rir": 0}, "12 kg"),
        ({"reps": 1, "rir": 2}, "12 kg"),
        ({"reps": 1, "rir": 4}, "same"),  # ended early, and not for want of strength
        ({"reps": 0}, "12 kg"),
    ],
)
def test_4_5_where_not_even_three_reps_fewer_can_be_done_a_size_comes_off_however_large(
    result: dict[str, Any], expected: str
) -> None:
    assert loads(kettlebell("16 kg"), result) == expected


def test_4_5_one_size_is_one_size_on_a_fine_row_of_bells() -> None:
    bells = FixedSizes(tuple(map(Decimal, range(40, 50, 2))))
    person = structs.replace(PERSON, gear=structs.replace(GEAR, kettlebells=bells))
    assert loads(kettlebell("48 kg"), SHORT, person=person) == "46 kg"
    assert loads(kettlebell("48 kg"), SHORT, SHORT, person=person) == "44 kg"


@pytest.mark.parametrize(
    ("result", "asked", "reps"),
    [
        ({"reps": 6}, "8", 5),
        ({"reps": 4}, "8", 4),
        ({"reps": 0}, "8", 1),
        ({"reps": 10, "rir": 0}, "8-10", 7),
        ({"reps": 1}, "3", 1),
    ],
)
def test_4_5_three_reps_fewer_and_never_more_than_were_done(
    result: dict[str, Any], asked: str, reps: int
) -> None:
    unit = "rep" if reps == 1 else "reps"
    coach = Answered.of(kettlebell("4 kg"), reps=asked)
    advised = coach.log(**result)
    assert advised.draft == Result(reps=reps, load=Load(4_000))
    assert f", then {reps} {unit} with 4 kg." in advised.why


def test_a_machine_whose_step_is_too_big_asks_for_fewer_reps() -> None:
    assert loads(machine("20 kg"), SHORT) == "5 reps"
    assert loads(machine("5 kg"), SHORT) == "5 reps"
    assert loads(dumbbell("10 kg"), SHORT) == "5 reps"


def test_r_dl_01_a_bar_stays_at_the_height_of_a_full_disc() -> None:
    assert loads(barbell("40 kg"), SHORT) == "5 reps"
    assert loads(barbell("42.5 kg"), SHORT) == "40 kg"
    assert loads(barbell("35 kg"), SHORT) == "32.5 kg"  # from blocks already
    assert loads(exercise("row", implement="barbell", start="40 kg"), SHORT) == "37.5 kg"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (barbell("100 kg"), "105 kg"),
        (barbell("40 kg"), "42.5 kg"),
        (barbell("20 kg"), "same"),  # 12.5 % is too much
        (machine("50 kg"), "55 kg"),
        (machine("80 kg"), "85 kg"),
        (machine("40 kg"), "same"),
        (machine("100 kg"), "same"),  # the last pin
        (dumbbell("25 kg"), "27.5 kg"),
        (dumbbell("22.5 kg"), "same"),
        (kettlebell("40 kg"), "44 kg"),
        (kettlebell("24 kg"), "same"),
    ],
)
def test_4_5_a_range_beaten_by_two_with_three_left_goes_up_a_step(
    what: Exercise, expected: str
) -> None:
    assert loads(what, {"reps": 10, "rir": 3}, rir=3) == expected
    assert loads(what, {"reps": 9, "rir": 3}, rir=3) == "same"
    assert loads(what, {"reps": 10, "rir": 2}, rir=2) == "same"
    assert loads(what, {"reps": 10}) == "same"


def test_4_5_the_reps_of_a_changed_load_are_back_in_the_range() -> None:
    up = drafted(Answered.of(barbell(), rir=3), {"reps": 12, "rir": 3})
    down = drafted(Answered.of(barbell(), rir=3), {"reps": 3})
    assert up == Result(reps=8, load=Load(105_000))
    assert down == Result(reps=8, load=Load(95_000))


def test_without_a_range_nothing_left_still_eases_the_next_set() -> None:
    free = line(structs.replace(exercise(), reps=None), 4)
    tired: dict[str, Any] = {"reps": 5, "rir": 0}
    assert drafted(Answered(free), tired) == Result(reps=2)
    assert drafted(Answered(free), tired, {"reps": 2, "rir": 2}) is None


def guessed(what: Exercise, *sets: dict[str, Any], **fields: Any) -> str:
    """Return the load of the next set where the first one was only a guess."""
    target = Target(load=what.start.load if what.start else None, is_guess=True)
    lines = (line(what, **{"sets": 4, "reps": 8, "rir": 2, "rest": 90, **fields}),)
    coach = Answered(plan=plan_of(*lines, targets={what.id: target}, goal="hypertrophy"))
    draft = drafted(coach, *sets)
    return str(draft.load) if draft else "same"


LEFT_MANY: dict[str, Any] = {"reps": 8, "rir": 4}


def test_4_5_a_first_guess_goes_up_a_size_while_four_or_more_are_left() -> None:
    assert guessed(kettlebell("12 kg"), LEFT_MANY) == "16 kg"
    assert guessed(kettlebell("12 kg"), LEFT_MANY, LEFT_MANY) == "20 kg"
    assert guessed(machine("20 kg"), LEFT_MANY) == "25 kg"
    assert guessed(barbell("40 kg"), LEFT_MANY) == "47.5 kg"
    assert guessed(kettlebell("12 kg"), {"reps": 8, "rir": 3}) == "same"
    assert loads(kettlebell("12 kg"), LEFT_MANY) == "same", "no guess"
    assert guessed(kettlebell("8 kg"), LEFT_MANY) == "12 kg"
    assert guessed(dumbbell("2.5 kg"), LEFT_MANY) == "same", "twice as much"
