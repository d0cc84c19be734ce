"""Undo takes back what was done last, one thing at a time, and goes on where that was left."""

from __future__ import annotations

from support.builders import Coach, exercise, hold, line

from backcoach.core.session.undo import act_undone, pain_undone

ROWS = line("row", 3, rest=90)
PULL = exercise("pull")


def test_each_correction_is_taken_back_by_itself() -> None:
    coach = Coach(ROWS).do().amend("1.1", reps=7).amend("1.1", reps=6).amend("1.1", rir=0)
    assert coach.undo().result("1.1").rir is None
    assert coach.result("1.1").reps == 6
    assert coach.undo().result("1.1").reps == 7
    assert coach.undo().result("1.1").reps == 8
    assert coach.undo().state.phase == "working"


def test_a_note_and_a_pain_are_taken_back_and_nothing_older_with_them() -> None:
    coach = Coach(ROWS).do().note("grip").pain(4).note("chalk")
    assert coach.undo().state.notes == ("grip",)
    assert pain_undone(coach.state) == coach.now
    assert coach.undo().state.pains == ()
    assert coach.state.notes == ("grip",)
    assert coach.undo().state.notes == ()
    assert list(coach.state.logged) == ["1.1"]


def test_a_pain_is_taken_back_with_the_sets_that_were_left_out_for_it() -> None:
    coach = Coach(ROWS).do().sleep(5).pain(6).skip("1.2").skip("1.3")
    coach.undo()
    assert list(coach.state.logged) == ["1.1"]
    assert coach.state.pains == ()


def test_a_set_left_out_later_than_a_pain_is_taken_back_alone() -> None:
    coach = Coach(ROWS).do().pain(6).sleep(5).skip("1.2").undo()
    assert len(coach.state.pains) == 1
    assert list(coach.state.logged) == ["1.1"]


def test_a_jump_and_an_added_set_are_taken_back() -> None:
    coach = Coach(ROWS, line(PULL, 1)).go("2.1").add(1)
    assert len(coach.undo().state.plan.steps) == 4
    assert coach.undo().state.cursor == "1.1"
    assert act_undone(coach.state) is None


def test_a_set_that_was_left_by_a_jump_goes_on_where_it_was_left() -> None:
    coach = Coach(ROWS, line(PULL, 1)).begin().sleep(7).go("2.1").sleep(60).undo()
    assert coach.state.phase == "working"
    assert coach.state.elapsed(coach.now) == 7_000


def test_a_set_that_was_ended_too_early_goes_on_where_it_ended_whatever_was_paused() -> None:
    coach = Coach(ROWS).begin().sleep(7).done().sleep(10).pause().sleep(30).resume().sleep(5).undo()
    assert coach.state.elapsed(coach.now) == 7_000
    assert coach.sleep(3).done().undo().state.elapsed(coach.now) == 10_000


def test_a_rest_keeps_its_end_when_the_set_after_it_is_taken_back_twice() -> None:
    coach = Coach(ROWS).do().sleep(10)
    ends_at = coach.state.countdown and coach.state.countdown.ends_at
    coach.begin().sleep(20).done().sleep(5).undo().undo()
    assert coach.state.countdown
    assert coach.state.countdown.ends_at == ends_at


def test_a_hold_that_ended_by_itself_is_to_be_done_again() -> None:
    coach = Coach(line(hold(seconds=20), 2, rest=90)).begin(get_ready=5).wait(25)
    assert list(coach.state.logged) == ["1.1"]
    coach.sleep(3).undo()
    assert (coach.state.phase, coach.state.logged) == ("ready", {})
    assert not coach.look().took


def test_a_hold_that_was_ended_early_goes_on() -> None:
    coach = Coach(line(hold(seconds=20), 2, rest=90)).begin().sleep(8).done(seconds=8)
    coach.sleep(30).undo()
    assert coach.state.elapsed(coach.now) == 8_000


MINUTE = 60


def test_in_older_sessions_consecutive_corrections_of_one_set_are_one_undo() -> None:
    coach = Coach(ROWS).do(2).amend("1.1", reps=9).amend("1.1", reps=10).amend("1.2", reps=5)
    coach.undo_as_before()
    assert (coach.result("1.1").reps, coach.result("1.2").reps) == (10, 8)
    coach.undo_as_before()
    assert coach.result("1.1").reps == 8
    assert coach.state.phase == "resting"


def test_the_end_of_the_rest_does_not_part_a_correction() -> None:
    coach = Coach(ROWS).do().amend("1.1", reps=9).wait(90).amend("1.1", reps=10).undo_as_before()
    assert coach.result("1.1").reps == 8


def test_in_older_sessions_undo_goes_back_one_decision_and_keeps_pain_and_notes() -> None:
    coach = Coach(ROWS).begin().done(reps=5).note("grip").pain(2).undo_as_before()
    assert (coach.state.phase, coach.step.id) == ("working", "1.1")
    assert coach.state.notes == ("grip",)
    assert [pain.level for pain in coach.state.pains] == [2]
    assert coach.undo_as_before().state.phase == "ready"
    assert not coach.undo_as_before().took


def test_undo_does_not_take_a_pause_back() -> None:
    coach = Coach(ROWS).do().sleep(10).extend(30).pause().sleep(MINUTE).resume().undo()
    assert coach.left == 80
    assert coach.sleep(10).extend(15).pause().sleep(MINUTE).undo().left == 70


def test_undo_into_a_rest_that_was_paused_goes_on_with_what_remained() -> None:
    coach = Coach(ROWS).do().sleep(30).pause().sleep(10).begin().sleep(20).undo()
    assert (coach.left, coach.state.paused_at) == (60, None)


def test_undo_into_a_rest_that_is_over_does_not_ring() -> None:
    coach = Coach(ROWS).do().sleep(30).begin().sleep(MINUTE + 1).undo()
    assert (coach.state.phase, coach.timer) == ("resting", "+0:01")
    assert coach.wait(MINUTE).rings == []
