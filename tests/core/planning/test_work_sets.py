"""Sets that are written one by one become steps, each with its own target, load and rest."""

from __future__ import annotations

from itertools import pairwise

import pytest
from support.builders import Coach, exercise, line, one_armed, plan_of
from support.pasts import PERSON_FINE

from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Library
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.notation import Load, Reps
from backcoach.core.planning.swapped_line import line_planner
from backcoach.core.session.timing.countdown import rest_after
from backcoach.core.session.timing.duration import session_seconds
from backcoach.core.set_notation import SetGoal
from backcoach.core.wording.set_words import sets_text, targets_text

KG_40, KG_45, KG_50 = Load(40_000), Load(45_000), Load(50_000)
PYRAMID = Target(load=KG_40, loads=(KG_40, KG_45, KG_50))
HINGE = exercise("kb_deadlift", pattern="hinge", implement="kettlebell")


def test_a_list_of_reps_says_how_many_sets_there_are() -> None:
    plan = plan_of(line("row", reps=[12, "8-10", 8]))
    assert [step.reps for step in plan.steps] == [Reps(12, 12), Reps(8, 10), Reps(8, 8)]
    assert [step.target for step in plan.steps] == ["12", "8–10", "8"]


def test_each_set_has_the_load_of_its_target() -> None:
    plan = plan_of(line("row", reps=[12, 10, 8]), targets={"row": PYRAMID})
    assert [step.load for step in plan.steps] == [KG_40, KG_45, KG_50]


def test_the_load_that_is_written_counts_most() -> None:
    plan = plan_of(line("row", reps=["12 x 20 kg", 10, 8]), targets={"row": PYRAMID})
    assert [step.load for step in plan.steps] == [Load(20_000), KG_45, KG_50]
    plan = plan_of(line("row", reps=[12, 10], load="24 kg"), targets={"row": PYRAMID})
    assert [step.load for step in plan.steps] == [Load(24_000)] * 2


def test_both_sides_of_a_set_ask_for_the_same() -> None:
    plan = plan_of(line(one_armed(), reps=[10, 8]))
    assert [(step.side, step.target) for step in plan.steps] == [
        *(("left", "10"), ("right", "10"), ("left", "8"), ("right", "8"))
    ]


def test_five_or_more_asks_for_as_many_as_leave_one_and_three_in_a_hinge() -> None:
    for lifted, left in ((exercise("row"), 1), (HINGE, 3)):
        *_, last = plan_of(line(lifted, reps=[5, 5, "5+"], rir=2)).steps
        assert (last.target, last.is_honest, last.rir) == ("5+", True, left)
    (step,) = plan_of(line("row", reps="max @9", rir=2)).steps
    assert (step.target, step.is_honest, step.rir) == ("1+", True, 1)


def test_an_effort_is_a_reserve() -> None:
    (step,) = plan_of(line("row", reps=8, rpe=8)).steps
    assert step.rir == 2
    (step,) = plan_of(line("row", reps="8-10 @7", rir=1)).steps
    assert (step.reps, step.rir) == (Reps(8, 10), 3)
    plan = plan_of(line("row", reps=["8 @7", 8, "8 @9"], rir=2))
    assert [step.rir for step in plan.steps] == [3, 2, 1]


def test_each_rest_is_as_written() -> None:
    plan = plan_of(line("row", reps=[12, 10, 8], rest=[60, 120]), line("pulldown", setup=75))
    rests = [rest_after(plan, step, following) for step, following in pairwise(plan.steps)]
    assert [rest.seconds for rest in rests if rest] == [60, 120, 75]
    assert [rest.why for rest in rests[:2] if rest] != ["", ""]
    assert plan.slots[0].rest == 120


def test_the_rests_count_in_the_length_of_the_session() -> None:
    short, long = (plan_of(line("row", reps=[8, 8, 8], rest=rest)) for rest in ([30, 60], 90))
    assert session_seconds(long) - session_seconds(short) == 90


def test_a_ramp_goes_up_to_its_top_set_as_the_target_says() -> None:
    row = line("row", 3, reps=5, ramp="10%")[1]
    assert [row.share(number) for number in range(3)] == [80, 90, 100]
    plan = plan_of(line("row", 3, reps=5, ramp="10%"), targets={"row": PYRAMID})
    assert [(step.target, step.load) for step in plan.steps] == [
        *(("5", KG_40), ("5", KG_45), ("5", KG_50))
    ]


def test_a_ramp_goes_up_to_a_load_that_is_written() -> None:
    plan = plan_of(line("row", 3, reps=5, ramp="10%", load="40 kg"))
    assert [str(step.load) for step in plan.steps] == ["32 kg", "36 kg", "40 kg"]
    assert targets_text(plan.steps) == "3 × 5 ramp"


def test_what_sets_ask_for_is_said_with_each_load() -> None:
    plan = plan_of(line("row", reps=[12, 10, 10]), targets={"row": PYRAMID})
    assert sets_text(plan.steps) == "1 × 12 × 40 kg, 1 × 10 × 45 kg, 1 × 10 × 50 kg"
    plan = plan_of(line("row", reps=[12, 10], drops=["80%"], load="40 kg"))
    assert sets_text(plan.steps) == "12, 10 × 40 kg + 1 drop"


def test_a_swap_keeps_what_each_open_set_asks_for() -> None:
    row, other = exercise("row"), exercise("pull", reps="5-12")
    library = Library(exercise=(row, other), session=())
    coach = Coach(line(row, reps=[12, 8, "5+"])).do()
    planner = line_planner(library, PERSON_FINE, (), lambda: 0)
    plan = planner(coach.state, 0, other)
    assert plan is not None
    assert [step.target for step in plan.steps] == ["8", "5+"]


def test_half_of_a_ramp_is_its_heavier_half() -> None:
    eased = Target(load=KG_40, loads=(KG_40, KG_45, KG_50), sets=2)
    plan = plan_of(line("row", 3, reps=5, ramp="10%"), targets={"row": eased})
    assert [step.load for step in plan.steps] == [KG_45, KG_50]
    plan = plan_of(line("row", reps=[12, 10, 8]), targets={"row": eased})
    assert [(step.target, step.load) for step in plan.steps] == [("12", KG_40), ("10", KG_45)]


def test_each_set_is_filled_in_with_what_it_asks_for() -> None:
    coach = Coach(line("row", reps=[12, 10, 8]), targets={"row": PYRAMID})
    asked = []
    while not coach.state.is_over:
        asked.append(coach.state.prefill(coach.step))
        coach.do(reps=7)
    assert [(result.reps, result.load) for result in asked] == [
        *((12, KG_40), (10, KG_45), (8, KG_50))
    ]


def test_a_load_taken_where_none_is_planned_holds_for_the_sets_after_it() -> None:
    coach = Coach(line("row", reps=[12, 10, 8])).do(load=KG_40)
    result = coach.state.prefill(coach.step)
    assert (result.reps, result.load) == (10, KG_40)


def test_sets_that_ask_for_the_same_follow_the_one_before() -> None:
    coach = Coach(line("row", reps=[8, 8, "5+"])).do(reps=7, load=KG_40)
    assert coach.state.prefill(coach.step).reps == 7
    coach.do()
    assert coach.state.prefill(coach.step).reps == 5


@pytest.mark.parametrize(("sets", "count"), [(2, 2), (3, 3), (5, 5)])
def test_a_list_is_as_long_as_its_sets(sets: int, count: int) -> None:
    goals = (SetGoal(reps=Reps(12, 12)), SetGoal(reps=Reps(10, 10)), SetGoal(reps=Reps(8, 8)))
    row = Prescription(exercise="row", sets=sets, reps=goals)
    assert len(row.goals) == count
