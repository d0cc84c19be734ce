"""What each event does to a session, rule by rule."""

from __future__ import annotations

import pytest
from support.builders import Coach, exercise, hold, line, one_armed, plan_of

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import LATE, advance, due, next_deadline, replay
from backcoach.core.session.plan import Result

MINUTE = 60
ROWS = line("row", 3, rest=90)


def test_space_alone_leads_from_the_first_set_to_the_end() -> None:
    coach = Coach(line("row", 2, warmup=[8]), line(one_armed(), 1), line(hold(seconds=20)))
    seen = []
    while not coach.state.is_over:
        seen.append(coach.step.id)
        coach.begin().wait(20)
        if coach.state.phase == "working":
            coach.done()
    assert seen == ["1.w1", "1.1", "1.2", "2.1.left", "2.1.right", "3.1"]
    assert list(coach.state.logged) == seen
    assert coach.state.cursor is None


def test_a_set_begins_only_under_the_cursor_and_once() -> None:
    coach = Coach(ROWS)
    coach.tell(ev.SetBegun(at=0, step="1.2"))
    assert not coach.took
    coach.begin().sleep(5).begin()
    assert not coach.took
    assert coach.state.elapsed(coach.now) == 5000


def test_a_set_that_is_cancelled_is_to_be_done_again_and_undo_brings_its_rest_back() -> None:
    coach = Coach(ROWS).do().sleep(30).begin(get_ready=3).sleep(3.5).cancel()
    assert (coach.state.phase, coach.step.id) == ("ready", "1.2")
    assert coach.state.logged["1.1"].rest_taken == 30
    assert not coach.cancel().took
    coach.undo()
    assert (coach.state.phase, coach.left) == ("resting", 56.5)
    assert not coach.cancel().took


def test_a_second_press_ends_the_get_ready_countdown() -> None:
    coach = Coach(line(hold(seconds=20))).begin(get_ready=10).sleep(3)
    assert coach.state.elapsed(coach.now) == -7000
    coach.begin()
    assert coach.state.elapsed(coach.now) == 0
    assert next_deadline(coach.state) == coach.now + 20_000


def test_only_the_set_under_way_can_be_done() -> None:
    coach = Coach(ROWS).done()
    assert not coach.took
    coach.begin().tell(ev.SetDone(at=0, step="1.2", result=Result(reps=8)))
    assert not coach.took


def test_a_hold_ends_by_itself_at_its_target() -> None:
    coach = Coach(line(hold(seconds=20), 2, rest=90)).begin(get_ready=5).sleep(30).look()
    assert coach.result("1.1").seconds == 20
    assert coach.left == 85
    assert coach.rings == ["hold"]


def test_a_hold_is_not_ended_in_hindsight_after_a_minute() -> None:
    coach = Coach(line(hold(seconds=20), 2)).begin().sleep(20 + LATE / 1000)
    assert due(coach.state, coach.now) is not None
    assert due(coach.state, coach.now + 1) is None


def test_a_hold_that_ends_by_itself_keeps_the_place_of_the_session() -> None:
    started = ev.SessionStarted(at=0, offset=120, id="uuid", plan=plan_of(line(hold())))
    state = replay(started, (ev.SetBegun(at=0, offset=120, step="1.1"),))
    event = due(state, 20_000)
    assert event is not None
    assert event.offset == 120


def test_skipping_while_ready_goes_to_the_next_set() -> None:
    coach = Coach(ROWS).skip()
    assert (coach.state.phase, coach.step.id) == ("ready", "1.2")


def test_skipping_while_working_gives_the_set_up_without_a_rest() -> None:
    coach = Coach(ROWS).begin().skip()
    assert (coach.state.phase, coach.step.id) == ("ready", "1.2")
    assert coach.state.countdown is None


def test_skipping_while_resting_skips_the_coming_set_and_the_rest_goes_on() -> None:
    coach = Coach(ROWS).do().sleep(30).skip()
    assert (coach.state.phase, coach.step.id, coach.left) == ("resting", "1.3", 60)


@pytest.mark.parametrize("step", ["1.1", "9.9"])
def test_what_is_over_or_unknown_cannot_be_skipped(step: str) -> None:
    assert not Coach(ROWS).do().skip(step).took


def test_another_open_step_can_be_skipped_without_leaving_the_set() -> None:
    coach = Coach(ROWS).begin().skip("1.3")
    assert (coach.state.phase, coach.step.id) == ("working", "1.1")


def test_moving_gives_up_the_set_under_way_and_keeps_a_rest() -> None:
    coach = Coach(ROWS).begin().go("1.3")
    assert (coach.state.phase, coach.step.id) == ("ready", "1.3")
    coach.do().sleep(10).go("1.2")
    assert (coach.state.phase, coach.left) == ("resting", 80)


@pytest.mark.parametrize("step", ["1.1", "1.2", "9.9"])
def test_there_is_no_moving_to_what_is_over_unknown_or_here(step: str) -> None:
    assert not Coach(ROWS).do().go(step).took


def test_a_correction_beforehand_is_what_will_be_logged() -> None:
    coach = Coach(ROWS).amend("1.1", reps=12).do()
    assert coach.result("1.1").reps == 12
    assert coach.amend("1.2").took, "to choose what is filled in is to say so"
    assert not coach.amend("1.2").took


def test_advice_fills_in_the_coming_set_and_is_gone_with_it() -> None:
    coach = Coach(ROWS).advise("1.1", draft=Result(reps=5))
    assert (coach.result("1.1").reps, coach.state.advice) == (5, "because")
    assert coach.do().state.advice == ""
    assert not coach.advise("1.1").took
    assert not coach.finish().advise("1.2").took


def test_a_skipped_set_and_an_unknown_one_cannot_be_corrected() -> None:
    coach = Coach(ROWS).skip()
    assert not coach.amend("1.1", reps=8).took
    assert not coach.tell(ev.SetAmended(at=0, step="9.9", result=Result())).took


def test_a_done_set_is_corrected_after_the_end_too_but_an_open_one_is_not() -> None:
    coach = Coach(ROWS).do().finish().amend("1.1", reps=6)
    assert coach.result("1.1").reps == 6
    assert not coach.amend("1.1", reps=6).took
    assert not coach.amend("1.2", reps=6).took


def test_a_pause_holds_rest_and_set_and_takes_neither_twice() -> None:
    coach = Coach(ROWS).do().sleep(30).pause().sleep(MINUTE)
    assert not coach.pause().took
    assert (coach.left, next_deadline(coach.state)) == (60, None)
    assert not coach.tell(ev.RestEnded(at=90_000, step="1.1")).took
    assert coach.resume().left == 60
    assert not coach.resume().took
    coach.begin().sleep(10).pause().sleep(MINUTE)
    assert coach.state.elapsed(coach.now) == 10_000
    assert coach.resume().sleep(1).state.elapsed(coach.now) == 11_000


def test_whatever_is_done_next_ends_the_pause() -> None:
    coach = Coach(ROWS).pause().sleep(5).begin()
    assert coach.state.paused_at is None
    assert coach.pause().sleep(5).done().left == 90
    assert coach.pause().sleep(5).finish().state.paused_at is None


def test_what_a_doctor_said_of_a_red_flag_is_kept_with_it() -> None:
    cleared = ev.RedFlagCleared(at=5)
    state, effects = advance(Coach(ROWS).state, cleared)
    assert state.flags == (cleared,)
    assert effects


def test_finishing_early_leaves_sets_open_and_going_on_starts_where_it_was() -> None:
    coach = Coach(ROWS).do().finish()
    assert (coach.state.phase, coach.state.countdown) == ("finished", None)
    assert [step.id for step in coach.state.open_steps()] == ["1.2", "1.3"]
    coach.carry_on()
    assert (coach.state.phase, coach.step.id, coach.state.finished_at) == ("ready", "1.2", None)
    assert not coach.carry_on().took


def test_nothing_changes_a_discarded_session() -> None:
    coach = Coach(ROWS).do().sleep(10).pause().discard()
    assert (coach.state.phase, coach.state.countdown) == ("discarded", None)
    for verb in (coach.undo, coach.finish, coach.carry_on, coach.discard, coach.pause):
        assert not verb().took
    assert not coach.amend("1.1", reps=2).took
    assert not coach.note("late").took


def test_the_beginning_of_a_finished_session_and_an_empty_note_are_no_news() -> None:
    coach = Coach(ROWS).finish()
    for event in (coach.started, ev.NoteAdded(at=1, text="")):
        assert advance(coach.state, event) == (coach.state, ())


def test_the_step_behind_the_coming_one() -> None:
    coach = Coach(ROWS).go("1.2")
    following = coach.state.following()
    assert following is not None
    assert following.id == "1.3"
    assert Coach(line("row")).do().state.following() is None
    assert Coach(line("row")).state.following() is None


def test_the_set_done_last_is_never_a_skipped_one() -> None:
    coach = Coach(ROWS)
    assert coach.state.last_done is None
    last = coach.do().skip().state.last_done
    assert last is not None
    assert last.id == "1.1"


def test_a_load_of_the_plan_is_used_where_last_time_had_none() -> None:
    coach = Coach(line(exercise(start="20 kg")))
    assert coach.state.prefill(coach.step) == Result(reps=8, load=Load(20_000))


def test_two_sessions_that_stand_alike_are_equal_and_not_unequal() -> None:
    coach, same, other = (Coach(ROWS) for _ in range(3))
    coach.do().undo().undo()
    assert coach.state == same.state
    assert not coach.state != same.state  # noqa: SIM202  `!=` is what is tested
    assert coach.state != other.do().state
    assert not coach.state == other.state  # noqa: SIM201  `==` is what is tested
