"""A plan that changes on the way: another exercise, one more set."""

from __future__ import annotations

import pytest
from msgspec import structs
from support.builders import Coach, exercise, hold, ids, line, one_armed

from backcoach.core.notation import Reps, Seconds
from backcoach.core.reason import Reason
from backcoach.core.session import events as ev
from backcoach.core.session.plan import FALLBACK_REPS
from backcoach.core.session.plan_changes import MOST_SETS

PULL_UP_REST = Reason("rest_usual", {"movement": "pull_up", "goal": "beginner"})
CHIN_UP = exercise("chin_up", pattern="vertical_pull", load="bodyweight", tempo="3-0-1-1")


def steps(coach: Coach) -> list[str]:
    return ids(coach.state.plan.steps)


def test_a_swap_takes_the_open_sets_and_leaves_the_done_ones() -> None:
    coach = Coach(line("row", 3, rir=2), line("pulldown")).do().swap(0, CHIN_UP)
    assert steps(coach) == ["1.1", "3.1", "3.2", "2.1"]
    assert coach.step.id == "3.1"
    assert coach.state.plan.exercise(coach.step).id == "chin_up"
    assert (coach.step.reps, coach.step.rir) == (Reps(8, 8), 2)
    assert coach.step.tempo == CHIN_UP.tempo
    done = coach.state.plan.step("1.1")
    assert done is not None
    assert coach.state.plan.exercise(done).id == "row"


def test_a_swap_keeps_warm_ups_as_warm_ups() -> None:
    coach = Coach(line("row", 2, warmup=[8, 5])).do().swap(0, CHIN_UP)
    assert steps(coach) == ["1.w1", "2.w1", "2.1", "2.2"]
    assert coach.state.plan.sets_of(coach.step) == 1


def test_a_swap_keeps_the_cursor_on_its_set() -> None:
    coach = Coach(line("row", 3)).go("1.2").swap(0, CHIN_UP)
    assert coach.step.id == "2.2"


def test_a_swap_elsewhere_leaves_the_set_under_way_alone() -> None:
    coach = Coach(line("row", 2), line("pulldown")).begin().swap(1, CHIN_UP)
    assert (coach.state.phase, coach.step.id) == ("working", "1.1")
    assert steps(coach) == ["1.1", "1.2", "3.1"]


def test_a_swap_of_the_set_under_way_gives_it_up() -> None:
    coach = Coach(line("row", 2)).begin().swap(0, CHIN_UP)
    assert (coach.state.phase, coach.step.id) == ("ready", "2.1")


def test_a_swap_while_resting_leaves_the_rest() -> None:
    coach = Coach(line("row", 2, rest=90)).do().sleep(30).swap(0, CHIN_UP)
    assert (coach.state.phase, coach.left) == ("resting", 60)


def test_a_drill_that_is_swapped_in_has_no_reserve_and_its_own_rest() -> None:
    drill = exercise("drill", load="none", rest=30)
    coach = Coach(line("row", 2, rest=90, rir=3)).swap(0, drill)
    assert coach.step.rir is None
    assert coach.state.plan.slots[coach.step.slot].rest == 30
    mates = Coach(line("row", 2, superset="a", rest=90), line("curl", 2, superset="a", rest=90))
    slot = mates.swap(0, drill).step.slot
    assert mates.state.plan.slots[slot].rest == 90, "one rest serves the superset"


def test_a_swap_has_the_sides_of_the_other_exercise() -> None:
    coach = Coach(line("row", 2)).do().swap(0, one_armed())
    assert steps(coach) == ["1.1", "2.1.left", "2.1.right"]
    back = Coach(line(one_armed(), 2)).do().swap(0, exercise())
    assert steps(back) == ["1.1.left", "2.1", "2.2"]


def test_a_swap_in_a_superset_keeps_the_turns_and_their_rests() -> None:
    coach = Coach(line("row", 3, superset="a", rest=60), line("curl", 3, superset="a", rest=90))
    coach.do(2).swap(0, CHIN_UP)
    assert steps(coach) == ["1.1", "2.1", "3.1", "2.2", "3.2", "2.3"]
    rests = [coach.do().state.countdown for _ in range(3)]
    assert [rest and rest.gap for rest in rests] == ["transition", "rest", "transition"]


def test_reps_become_seconds_for_a_hold_and_back() -> None:
    coach = Coach(line(exercise(tempo="3-0-1-1"), reps=10)).swap(0, hold(seconds=30))
    assert (coach.step.seconds, coach.step.reps, coach.step.tempo) == (30, None, None)
    own = Coach(line(hold())).swap(0, exercise(reps=12))
    assert (own.step.seconds, own.step.reps) == (None, Reps(12, 12))
    assert Coach(line("row", rir=2)).swap(0, hold()).step.rir is None
    no_reps = Coach(line(hold())).swap(0, exercise("walk", reps="8"))
    assert no_reps.step.reps == FALLBACK_REPS


def test_an_unwritten_rest_becomes_that_of_the_other_exercise() -> None:
    coach = Coach(line(one_armed(), 2, setup=10)).swap(0, CHIN_UP)
    slot = coach.state.plan.slots[1]
    assert (slot.rest, slot.rest_why, slot.setup) == (120, PULL_UP_REST, 60)
    own = Coach(line(one_armed(), 2)).swap(0, exercise(rest=Seconds(75)))
    assert own.state.plan.slots[1].rest == 75


@pytest.mark.parametrize(("rest", "why"), [(60, Reason("rest_of_line")), (120, PULL_UP_REST)])
def test_a_written_rest_stays_and_its_reason_stays_true(rest: int, why: Reason) -> None:
    coach = Coach(line(one_armed(), 2, rest=rest)).swap(0, CHIN_UP)
    slot = coach.state.plan.slots[1]
    assert (slot.rest, slot.rest_why) == (rest, why)


def test_there_is_nothing_to_swap_for_itself_nowhere_or_when_all_is_done() -> None:
    coach = Coach(line("row"), line("pulldown")).do()
    assert not coach.swap(1, exercise("pulldown")).took
    assert not coach.swap(2, CHIN_UP).took
    assert not coach.swap(-1, CHIN_UP).took
    assert not coach.swap(0, CHIN_UP).took
    assert not coach.finish().swap(1, CHIN_UP).took


def test_an_added_set_is_like_the_last_one_and_comes_behind_it() -> None:
    coach = Coach(line(one_armed(), 1, load="20 kg"), line("row")).add(0)
    assert steps(coach) == ["1.1.left", "1.1.right", "1.2.left", "1.2.right", "2.1"]
    added = coach.state.plan.step("1.2.left")
    assert added is not None
    assert (added.set, added.side, str(added.load)) == (2, "left", "20 kg")


def test_a_set_added_in_the_rest_after_the_last_one_comes_next() -> None:
    coach = Coach(line("row", 1, rest=90), line("pulldown", setup=60)).do().sleep(20).add(0)
    assert coach.step.id == "1.2"
    rest = coach.state.countdown
    assert rest is not None
    usual = Reason("rest_usual", {"movement": "pull", "goal": "beginner"})
    assert (rest.gap, rest.why, coach.left) == ("rest", usual, 70)
    assert coach.state.logged["1.1"].rest_planned == 90


def test_a_set_added_earlier_waits_for_its_turn_and_leaves_the_rest() -> None:
    coach = Coach(line("row", 2, rest=90), line("pulldown")).do().sleep(20).extend(30).add(0)
    assert (coach.step.id, coach.left) == ("1.2", 100)
    assert coach.add(1).step.id == "1.2"


def test_a_longer_rest_by_an_added_set_rings_at_its_own_end() -> None:
    coach = Coach(line("row", 1, rest=90), line("pulldown", setup=60)).do().wait(70).add(0)
    assert coach.wait(20).rings == ["exercise", "rest", "rest"]


def test_a_shorter_rest_by_an_added_set_does_not_ring_again() -> None:
    coach = Coach(line("row", 1, rest=30), line("pulldown", setup=60)).do().wait(70).add(0)
    assert coach.wait(60).rings == ["exercise", "rest"]


def test_a_set_added_in_a_pause_leaves_the_clock_held() -> None:
    coach = Coach(line("row", 1, rest=90), line("pulldown", setup=60))
    coach.do().sleep(20).pause().sleep(200).add(0)
    assert coach.left == 70
    assert coach.resume().wait(70).rings == ["exercise", "rest"]


def test_without_a_rest_between_sets_an_added_one_is_ready_at_once() -> None:
    row, curl = line("row", 1, superset="a", rest=0), line("curl", 1, superset="a")
    coach = Coach(row, curl, line("pulldown")).do().skip("2.1")
    assert (coach.state.phase, coach.step.id) == ("resting", "3.1")
    coach.add(0)
    assert (coach.state.phase, coach.step.id) == ("ready", "1.2")
    assert coach.state.countdown is None


def test_a_set_added_to_a_superset_is_a_round_more() -> None:
    coach = Coach(
        *(line(name, 1, superset="a", rest=90) for name in ("row", "curl")), line("pulldown")
    )
    coach.do().add(0)
    assert steps(coach) == ["1.1", "2.1", "1.2", "3.1"]
    assert coach.step.id == "2.1"
    coach.add(1)
    assert steps(coach) == ["1.1", "2.1", "1.2", "2.2", "3.1"]
    assert coach.do().left == 90
    rest = coach.do().state.countdown
    assert rest is not None
    assert rest.gap == "transition"


def test_a_session_that_was_done_goes_on_with_an_added_set() -> None:
    coach = Coach(line("row")).do().carry_on()
    assert (coach.state.phase, coach.state.cursor) == ("ready", None)
    assert coach.add(0).do().state.phase == "finished"
    assert list(coach.state.logged) == ["1.1", "1.2"]


def test_there_is_an_end_to_adding_and_none_where_nothing_is_left() -> None:
    coach = Coach(line("row"))
    for _ in range(MOST_SETS):
        coach.add(0)
    assert not coach.took
    assert len(steps(coach)) == MOST_SETS
    assert not coach.add(7).took
    assert not coach.finish().add(0).took


# What was stored is applied as it was stored, and never twice


def test_a_swap_brings_its_slot_and_its_steps_with_it() -> None:
    coach = Coach(line(one_armed(), 2), line("pulldown")).swap(0, CHIN_UP)
    event = coach.events[-1]
    assert isinstance(event, ev.ExerciseSwapped)
    assert event.replacement == coach.state.plan.slots[-1]
    assert {key: ids(made) for key, made in event.steps.items()} == {
        "1.1.left": ["3.1"],
        "1.1.right": [],
        "1.2.left": ["3.2"],
        "1.2.right": [],
    }


def test_an_event_that_was_applied_changes_nothing_when_it_comes_again() -> None:
    swapped = Coach(line("row", 2)).swap(0, CHIN_UP)
    assert not swapped.tell(swapped.events[-1]).took
    added = Coach(line("row", 2)).add(0)
    assert not added.tell(added.events[-1]).took


def test_an_event_whose_forerunner_could_not_be_read_does_what_it_can() -> None:
    coach = Coach(line("row", 1), line("pulldown", 1)).swap(0, CHIN_UP).add(2).swap(1, CHIN_UP)
    first, added, second = coach.events
    without = Coach(line("row", 1), line("pulldown", 1)).tell(second)
    assert without.state.plan.exercise(without.state.plan.steps[1]).id == "chin_up"
    assert steps(without.tell(added)) == ["1.1", "4.1", "3.2"]
    assert not Coach(line("row", 1)).tell(added).took, "there is no such slot"
    other = structs.replace(first, steps={"9.9": ()})
    assert not Coach(line("row", 1)).tell(other).took


def test_a_set_behind_a_step_that_is_not_there_comes_last() -> None:
    coach = Coach(line("row", 1), line("pulldown", 1)).add(0)
    event = structs.replace(coach.events[-1], after="9.9")
    lost = Coach(line("row", 1), line("pulldown", 1)).tell(event)
    assert steps(lost) == ["1.1", "2.1", "1.2"]
    assert not lost.tell(structs.replace(event, steps=())).took
