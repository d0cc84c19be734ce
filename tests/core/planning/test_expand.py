"""A session becomes a flat list of steps."""

from __future__ import annotations

import pytest
from support.builders import exercise, hold, ids, line, one_armed, plan_of

from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Library, Session
from backcoach.core.notation import Load, Reps, Seconds, Tempo
from backcoach.core.planning.expand import expand
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Result


def test_sets_come_one_after_the_other_warm_ups_first() -> None:
    plan = plan_of(line("row", 2, warmup=[8, 5]), line("pulldown", 1))
    assert ids(plan.steps) == ["1.w1", "1.w2", "1.1", "1.2", "2.1"]


def test_a_one_sided_set_is_two_steps() -> None:
    plan = plan_of(line(one_armed(), 2))
    assert ids(plan.steps) == ["1.1.left", "1.1.right", "1.2.left", "1.2.right"]


def test_the_side_that_is_behind_goes_first() -> None:
    plan = plan_of(line(one_armed(), 1), targets={"db_row": Target(first_side="right")})
    assert ids(plan.steps) == ["1.1.right", "1.1.left"]


def test_a_superset_goes_in_rounds_after_all_its_warm_ups() -> None:
    plan = plan_of(
        line("row", 2, superset="a", warmup=[8]),
        line(one_armed(), 2, superset="a", warmup=[8]),
        line("pulldown", 2),
    )
    assert ids(plan.steps) == [
        *("1.w1", "2.w1.left", "2.w1.right"),
        *("1.1", "2.1.left", "2.1.right"),
        *("1.2", "2.2.left", "2.2.right"),
        *("3.1", "3.2"),
    ]
    assert [step.round for step in plan.steps] == [0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0]


def test_a_member_with_fewer_sets_drops_out_of_the_later_rounds() -> None:
    plan = plan_of(line("row", 2, superset="a"), line("pulldown", 1, superset="a"))
    assert ids(plan.steps) == ["1.1", "2.1", "1.2"]


def test_two_supersets_stay_apart() -> None:
    plan = plan_of(
        *(line(name, 2, superset="a") for name in ("row", "pulldown")),
        *(line(name, 2, superset="b") for name in ("hinge", "curl")),
    )
    assert ids(plan.steps) == ["1.1", "2.1", "1.2", "2.2", "3.1", "4.1", "3.2", "4.2"]


def test_what_the_session_says_counts_before_what_the_exercise_says() -> None:
    row = exercise("row", reps="12", tempo="3-0-1-1", start="20 kg", setup_time=Seconds(90))
    (plain,) = plan_of(line(row)).steps
    assert (plain.reps, plain.tempo) == (Reps(12, 12), Tempo(3, 0, 1, 1))
    assert plain.load == Load(20_000)
    plan = plan_of(line(row, reps="8-10", tempo="2-0-X-0", load="24 kg", rir=2, setup=30))
    (step,) = plan.steps
    assert (step.reps, step.tempo) == (Reps(8, 10), Tempo(2, 0, 1, 0, fast=True))
    assert (step.load, step.rir) == (Load(24_000), 2)
    assert plan.slots[0].setup == 30
    assert plan_of(line(row)).slots[0].setup == 90


def test_a_target_from_earlier_sessions_sets_load_and_reps_with_its_reason() -> None:
    target = Target(load=Load(42_500), reps=Reps(8, 8), why=Reason("half_back"))
    plan = plan_of(line(exercise(start="20 kg"), reps="8-10"), targets={"row": target})
    assert (plan.steps[0].load, plan.steps[0].reps) == (Load(42_500), Reps(8, 8))
    assert plan.slots[0].why == Reason("half_back")


def test_s11_a_written_load_counts_before_the_target() -> None:
    plan = plan_of(line("row", load="24 kg"), targets={"row": Target(load=Load(42_500))})
    assert plan.steps[0].load == Load(24_000)


def test_a_target_can_set_the_seconds_the_sets_and_the_reserve() -> None:
    target = Target(seconds=25, sets=2, rir=4)
    plan = plan_of(line(hold(seconds=20), 3, rir=2), targets={"dead_hang": target})
    assert [(step.seconds, step.rir) for step in plan.steps] == [(25, 4), (25, 4)]
    (by_reps,) = plan_of(line("row"), targets={"row": Target(seconds=25)}).steps
    assert by_reps.seconds is None


def test_an_exercise_that_comes_twice_has_two_targets() -> None:
    twice = (line("row"), line("curl"), line("row"))
    first, second = Reason("half_back"), Reason("half_first_weeks")
    plan = plan_of(*twice, targets={"row": Target(why=first), "row#2": Target(why=second)})
    assert [slot.why for slot in plan.slots] == [first, "", second]


def test_last_time_is_matched_set_by_set_and_side_by_side() -> None:
    left = (Result(reps=10), Result(reps=9))
    plan = plan_of(line(one_armed(), 3), targets={"db_row": Target(last={"left": left})})
    last = {step.id: step.last for step in plan.steps}
    assert [last[f"1.{number}.left"] for number in (1, 2, 3)] == [left[0], left[1], None]
    assert last["1.1.right"] is None


def test_a_hold_has_seconds_instead_of_reps_and_tempo() -> None:
    (own,) = plan_of(line(hold(seconds=20, tempo="3-1-1-1"))).steps
    (step,) = plan_of(line(exercise(tempo="3-1-1-1"), seconds=30)).steps
    assert (own.reps, own.seconds, own.tempo) == (None, 20, None)
    assert (step.reps, step.seconds, step.tempo) == (None, 30, None)


def test_an_exercise_that_can_be_held_is_done_by_reps_where_the_session_says_so() -> None:
    (step,) = plan_of(line(hold(), reps=5)).steps
    assert (step.reps, step.seconds) == (Reps(5, 5), None)


def test_warm_up_loads_are_written_or_a_share_of_the_work_load() -> None:
    plan = plan_of(line("row", load="41 kg", warmup=[8, "5 x 20 kg", "3 x 70%"]))
    loads = [step.load for step in plan.steps_of(0, "warmup")]
    assert loads == [None, Load(20_000), Load(28_500)]
    assert [step.reps for step in plan.steps_of(0, "warmup")] == [Reps(n, n) for n in (8, 5, 3)]


def test_an_exercise_that_nobody_knows_is_a_key_error() -> None:
    own, prescription = line("row")
    session = Session(id="s", name="S", exercise=(prescription,))
    other = Library(exercise=(exercise("pulldown"),), session=(session,))
    with pytest.raises(KeyError, match=own.id):
        expand(other, session)


def test_the_plan_says_which_session_it_is() -> None:
    plan = plan_of(line("row"), level="advanced", goal="strength", switch=Seconds(10))
    assert (plan.session, plan.name, plan.level, plan.goal) == (
        *("test", "Test"),
        *("advanced", "strength"),
    )
    assert (plan.switch, plan.transition, plan.rests) == (10, 15, True)
