"""A plan: the questions that the screen and the fold ask of a list of steps."""

from __future__ import annotations

import msgspec
import pytest
from support.builders import Coach, exercise, hold, ids, line, one_armed, plan_of

from backcoach.core.exercises.model import Library, Session
from backcoach.core.notation import Load, Reps, Tempo
from backcoach.core.session.plan import SECONDS_PER_REP, Plan, Result, Step, sides_of, step_id

PLAN = plan_of(
    line("row", 2, warmup=[8]),
    line(one_armed(), 2),
    line(hold(seconds=30)),
)


def test_warm_ups_that_are_left_are_counted_from_one() -> None:
    whole = plan_of(line("row", 2, warmup=[8, 5, 3]))
    plan = msgspec.structs.replace(whole, steps=whole.steps[1:])
    first, second, work, _ = plan.steps
    assert first.id == "1.w2"
    assert [(plan.number_of(step), plan.sets_of(step)) for step in (first, second)] == [
        (1, 2),
        (2, 2),
    ]
    assert (plan.number_of(work), plan.sets_of(work)) == (1, 2)


def test_a_step_is_found_by_its_lasting_name() -> None:
    step = PLAN.step("2.1.right")
    assert step is not None
    assert (step.slot, step.set, step.side) == (1, 1, "right")
    assert PLAN.exercise(step).id == "db_row"
    assert PLAN.step("9.9") is None


def test_the_steps_of_a_slot_with_and_without_warm_ups() -> None:
    assert ids(PLAN.steps_of(0)) == ["1.w1", "1.1", "1.2"]
    assert ids(PLAN.steps_of(0, "work")) == ["1.1", "1.2"]
    assert ids(PLAN.steps_of(0, "warmup")) == ["1.w1"]


@pytest.mark.parametrize(("step_id", "sets"), [("1.w1", 1), ("1.2", 2), ("2.2.left", 2)])
def test_two_sides_are_one_set_and_warm_ups_are_counted_apart(step_id: str, sets: int) -> None:
    step = PLAN.step(step_id)
    assert step is not None
    assert PLAN.sets_of(step) == sets


def test_a_slot_of_which_the_first_set_was_taken_still_counts_to_its_last() -> None:
    coach = Coach(line("row", 3)).go("1.3").do().swap(0, one_armed())
    done = coach.state.last_done
    assert done is not None
    assert (done.set, coach.state.plan.sets_of(done)) == (3, 3)


def test_sides_begin_left_unless_the_right_one_goes_first() -> None:
    assert sides_of(exercise()) == ("both",)
    assert sides_of(exercise(), "right") == ("both",)
    assert sides_of(one_armed()) == ("left", "right")
    assert sides_of(one_armed(), "right") == ("right", "left")


def test_step_names_tell_slot_kind_set_and_side() -> None:
    assert step_id(1, "warmup", 1, "both") == "2.w1"
    assert step_id(3, "work", 2, "left") == "4.2.left"


@pytest.mark.parametrize(
    ("step", "target", "seconds"),
    [
        (Step(id="1", slot=0, set=1, reps=Reps(8, 10), tempo=Tempo(3, 1, 1, 1)), "8–10", 60),
        (Step(id="1", slot=0, set=1, reps=Reps(5, 5)), "5", 5 * SECONDS_PER_REP),
        (Step(id="1", slot=0, set=1, seconds=30), "30 s", 30),
        (Step(id="1", slot=0, set=1), "", 0),
    ],
)
def test_a_step_tells_its_target_and_how_long_it_takes(
    step: Step, target: str, seconds: int
) -> None:
    assert (step.target, step.work_seconds) == (target, seconds)
    assert step.is_hold == (step.seconds is not None)


def test_r_tempo_01_a_repetition_without_a_tempo_lasts_four_to_six_seconds() -> None:
    assert 4 <= SECONDS_PER_REP <= 6


def test_s14_a_result_keeps_the_unit_of_its_load_through_storage() -> None:
    result = Result(reps=8, load=Load.parse("53 lb"))
    stored = msgspec.json.encode(result)
    assert msgspec.json.decode(stored, type=Result) == result
    assert str(result.load) == "53 lb"


def test_a_plan_survives_storage() -> None:
    assert msgspec.json.decode(msgspec.json.encode(PLAN), type=Plan) == PLAN


def test_a_library_finds_its_own() -> None:
    own, prescription = line("row", 1)
    session = Session(id="s", name="S", exercise=(prescription,))
    library = Library(exercise=(own,), session=(session,))
    assert library.find_exercise("row") == own
    assert library.find_session("s") == session
    assert library.find_exercise("s") is None
    assert library.find_session("row") is None
