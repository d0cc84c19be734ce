"""Blocks with a clock: each start of an EMOM is a deadline, the others have an end."""

from __future__ import annotations

import pytest
from support.builders import Coach, exercise, hold, ids, line, one_armed, plan_of

from backcoach.core.planning.fitting.pairs import in_pairs
from backcoach.core.planning.fitting.smaller_plans import without_slot
from backcoach.core.session import events as ev
from backcoach.core.session.action_events import event_for
from backcoach.core.session.fold import due, next_deadline, replay
from backcoach.core.session.leading import Instant, Leading
from backcoach.core.session.plan_changes import added_set
from backcoach.core.session.timing.duration import session_seconds
from backcoach.core.wording.phrases import place
from backcoach.core.wording.timer import CIRCUIT, timer_view

EMOM = line("row", 4, reps=5, every=60)
AMRAP = line("row", reps=5, within=120)
DENSITY = line("row", reps=5, within=180, rest=30)
AFTER = line("pulldown", setup=60)


def phase(coach: Coach) -> str:
    return coach.state.phase


def test_every_set_of_an_emom_begins_by_itself_when_its_minute_does() -> None:
    coach = Coach(EMOM).begin()
    begun = [0]
    for _ in range(3):
        coach.wait(25).done()
        assert phase(coach) == "resting"
        assert coach.left == 35
        coach.wait(35)
        assert phase(coach) == "working"
        begun.append(coach.state.begun_at // 1000)
    assert begun == [0, 60, 120, 180]
    coach.wait(20).done()
    assert phase(coach) == "finished"
    assert coach.rings == ["rest", "rest", "rest", "session"]


def test_whoever_is_late_begins_with_the_next_minute() -> None:
    coach = Coach(EMOM).begin().wait(70).done()
    assert coach.left == 50
    coach.wait(50)
    assert (phase(coach), coach.state.begun_at) == ("working", 120_000)


def test_whoever_begins_early_has_a_whole_minute_from_there() -> None:
    coach = Coach(EMOM).begin().wait(20).done().wait(10).begin().wait(20).done()
    assert coach.left == 40


def test_a_start_that_was_slept_through_waits_for_the_person() -> None:
    coach = Coach(EMOM).begin().wait(20).done().sleep(3600).look()
    assert phase(coach) == "resting"
    assert next_deadline(coach.state) is None
    coach.begin().wait(20).done()
    assert coach.left == 40


def test_a_pause_moves_the_starts() -> None:
    coach = Coach(EMOM).begin().wait(20).done().pause().sleep(100).resume()
    assert coach.left == 40


def test_both_sides_are_done_in_one_minute() -> None:
    coach = Coach(line(one_armed(), 2, reps=5, every=60)).begin().wait(15).done()
    assert coach.state.countdown is not None
    assert coach.state.countdown.gap == "switch"
    coach.wait(10).begin().wait(15).done()
    assert coach.left == 20


def test_two_exercises_take_turns_by_the_minute() -> None:
    plan = plan_of(*(line(name, 2, reps=5, every=60, superset="a") for name in ("row", "pull")))
    assert ids(plan.steps) == ["1.1", "2.1", "1.2", "2.2"]
    coach = Coach(plan=plan).begin().wait(20).done().wait(40).wait(20).done()
    assert (coach.now, coach.left) == (80_000, 40)
    assert session_seconds(plan) - plan.slots[0].setup == pytest.approx(60 + 3 * 60 + 20, abs=5)


def test_rounds_come_while_there_is_time_and_then_what_is_next() -> None:
    coach = Coach(AMRAP, AFTER).begin()
    for _ in range(3):
        coach.wait(30).done()
        assert phase(coach) == "ready"
        coach.begin()
    assert ids(coach.state.plan.steps) == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    coach.wait(45)
    assert coach.now == 135_000
    assert phase(coach) == "working"
    coach.done(reps=3)
    assert ids(coach.state.plan.steps) == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    assert (phase(coach), coach.step.id, coach.left) == ("resting", "2.1", 60)
    assert coach.rings == ["exercise", "exercise"]


def test_a_round_that_was_not_begun_is_gone_when_the_time_is_over() -> None:
    coach = Coach(AMRAP, AFTER).do().wait(119)
    assert coach.step.id == "1.2"
    coach.wait(1)
    assert ids(coach.state.plan.steps) == ["1.1", "2.1"]
    assert (phase(coach), coach.step.id, coach.left) == ("resting", "2.1", 60)
    coach = Coach(AMRAP).do().wait(120)
    assert phase(coach) == "finished"
    assert coach.rings == ["session"]


def test_a_block_in_which_nothing_was_done_is_left_out() -> None:
    coach = Coach(AMRAP, AFTER).begin().wait(10)
    coach.cancel().wait(110)
    assert (phase(coach), coach.step.id) == ("ready", "2.1")


def test_the_end_of_a_block_that_is_not_under_way_changes_nothing() -> None:
    for lines in ((AFTER,), (EMOM, AFTER), (AMRAP, AFTER)):
        coach = Coach(*lines).tell(ev.BlockEnded(at=1))
        assert not coach.took
    coach = Coach(AMRAP, AFTER).begin().tell(ev.BlockEnded(at=119_999))
    assert not coach.took


def test_little_time_leaves_a_circuit_as_a_superset_and_pairs_no_block_with_a_clock() -> None:
    three = [line(name, 2, reps=5, superset="a") for name in ("row", "pull", "curl")]
    left = without_slot(plan_of(*three), 2)
    assert [step.scheme for step in left.steps] == [""] * 4
    rows = line(exercise("row"), 2, reps=5, every=60)
    pulls = line(exercise("pull", pattern="vertical_pull"), 2, reps=5)
    assert [slot.group for slot in in_pairs(plan_of(rows, pulls)).slots] == ["", ""]


def test_a_density_block_has_a_rest_after_each_round() -> None:
    coach = Coach(DENSITY, AFTER).begin().wait(20).done()
    assert (phase(coach), coach.left) == ("resting", 30)
    coach.wait(30)
    assert phase(coach) == "resting"
    coach.begin().wait(100).done().wait(30)
    assert (coach.step.id, coach.state.phase) == ("2.1", "resting")


def test_exercises_in_turns_make_a_round_and_who_leaves_one_out_does_so_again() -> None:
    pair = [line(name, reps=5, within=300, superset="a") for name in ("row", "pull")]
    coach = Coach(*pair, AFTER).do(2)
    assert ids(coach.state.plan.steps) == ["1.1", "2.1", "1.2", "2.2", "3.1"]
    coach.do().skip()
    assert ids(coach.state.plan.steps) == ["1.1", "2.1", "1.2", "2.2", "1.3", "3.1"]
    coach.skip()
    assert coach.step.id == "3.1"


def test_a_hold_in_a_block_ends_before_it_or_with_it() -> None:
    held = hold(seconds=20)
    coach = Coach(line(held, within=30), AFTER).begin().wait(20)
    assert coach.step.id == "1.2"
    coach.begin().wait(25)
    assert coach.state.result(coach.state.plan.steps[1]) is not None
    assert coach.step.id == "2.1"


def test_a_pause_moves_the_end_of_a_block_and_what_is_over_stays_over() -> None:
    coach = Coach(AMRAP, AFTER).begin().wait(60).pause().sleep(500).resume().wait(59)
    assert coach.state.block is not None
    assert not coach.state.block.is_over
    coach.wait(1)
    assert coach.state.block.is_over
    coach.pause().sleep(10).resume()
    assert coach.state.block.is_over


def test_an_undo_takes_back_a_round_that_came_with_a_set() -> None:
    coach = Coach(AMRAP).do()
    assert ids(coach.state.plan.steps) == ["1.1", "1.2"]
    coach.undo()
    assert ids(coach.state.plan.steps) == ["1.1"]
    coach.done()
    assert ids(coach.state.plan.steps) == ["1.1", "1.2"]


@pytest.mark.parametrize("lines", [(EMOM, AFTER), (AMRAP, AFTER), (DENSITY, AFTER)])
def test_a_replay_from_any_event_gives_the_same_state(lines: tuple[object, ...]) -> None:
    coach = Coach(*lines)  # type: ignore[arg-type]  # lines of this file
    states = [coach.state]
    for _ in range(40):
        before = len(coach.events)
        if coach.state.is_over:
            break
        if phase(coach) == "working":
            coach.wait(12).done()
        elif (event := due(coach.state, coach.now)) is not None:
            coach.tell(event)
        elif phase(coach) == "ready":
            coach.begin()
        else:
            coach.wait(15).begin()
        states += [coach.state] * (len(coach.events) - before)
    assert coach.state.is_over
    for count in range(len(coach.events) + 1):
        again = replay(coach.started, coach.events[:count])
        assert replay(coach.started, coach.events[:count]) == again
    assert replay(coach.started, coach.events) == coach.state


def test_space_does_what_the_clock_asks_for() -> None:
    coach = Coach(AMRAP, AFTER)
    for _ in range(4):
        event = event_for("next", coach.state, Instant(coach.now), Leading())
        assert event is not None
        coach.tell(event).sleep(10)
    assert [step.id for step in coach.state.plan.steps if coach.state.result(step)] == [
        "1.1",
        "1.2",
    ]


def test_rounds_that_come_by_themselves_are_not_added_by_hand() -> None:
    assert added_set(Coach(AMRAP).do().state, 0, 0, 0) is None
    coach = Coach(EMOM).add(0)
    assert coach.state.plan.steps[-1].scheme == "emom"


def test_another_exercise_in_a_block_goes_on_by_its_clock() -> None:
    coach = Coach(AMRAP, AFTER).do().wait(30).swap(0, exercise("chin"))
    coach.do()
    assert coach.step.slot == coach.state.plan.steps[1].slot
    coach.wait(120)
    assert coach.state.plan.exercise(coach.step).id == "pulldown"


def test_circuits_of_three_and_more_go_in_rounds() -> None:
    three = [line(name, 2, reps=5, superset="a") for name in ("row", "pull", "curl")]
    plan = plan_of(*three)
    assert [step.scheme for step in plan.steps] == ["circuit"] * 6
    assert place(plan, plan.steps[0]) == "round 1 of 2"
    coach = Coach(*three).do()
    assert coach.state.countdown is not None
    assert getattr(coach.state.countdown.why, "kind", "") == "rest_circuit"
    assert timer_view(coach.state, coach.now).title == CIRCUIT
    assert [step.scheme for step in plan_of(*three[:2]).steps] == [""] * 4


@pytest.mark.parametrize(("late", "rings"), [(0, ["exercise"]), (3600, [])])
def test_the_end_of_a_block_that_is_noticed_late_does_not_ring(late: int, rings: list[str]) -> None:
    coach = Coach(AMRAP).begin()
    coach.sleep(120 + late).look()
    assert coach.rings == rings
