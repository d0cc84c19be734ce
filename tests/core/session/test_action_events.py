"""What a key means: an action and a state give an event, or nothing to do."""

from __future__ import annotations

import pytest
from support.builders import Coach, exercise, hold, ids, line, plan_of

from backcoach.core.actions import BY_ID
from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Session
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load, Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.questions.during_session import reserve_asked
from backcoach.core.session import events as ev
from backcoach.core.session.action_events import (
    event_for,
    first_open,
    neighbour_exercise,
    slot_in_hand,
)
from backcoach.core.session.leading import Instant, Leading
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result
from backcoach.core.session.set_corrections import (
    correctable,
    correction,
)
from backcoach.core.session.set_counts import progress

NOW = Instant(7000, 60)
PLAIN = Leading()
LED = Leading(3, paced=True)
GEAR = DEFAULT["kg"]
PACED = exercise(tempo="3-1-1-1")
ROWS = line("row", 3)


def event(action: str, coach: Coach, leading: Leading = PLAIN) -> ev.Event | None:
    return event_for(action, coach.state, Instant(coach.now, 60), leading)


# Space


def test_space_starts_the_set_and_ends_it_with_what_is_planned() -> None:
    coach = Coach(line("row", 2, load="20 kg"))
    begun = event("next", coach)
    assert begun == ev.SetBegun(at=0, offset=60, step="1.1", get_ready=0)
    coach.begin().sleep(30)
    done = Result(reps=8, load=Load.parse("20 kg"))
    assert event("next", coach) == ev.SetDone(at=30_000, offset=60, step="1.1", result=done)


def test_space_ends_a_rest_with_the_next_set() -> None:
    assert event("next", Coach(ROWS).do()) == ev.SetBegun(at=0, offset=60, step="1.2")


def test_space_goes_on_after_a_pause() -> None:
    assert isinstance(event("next", Coach(ROWS).begin().pause()), ev.Resumed)


def test_space_finishes_a_session_in_which_nothing_is_open() -> None:
    coach = Coach(line()).do()
    assert event("next", coach) is None
    assert isinstance(event("next", coach.carry_on()), ev.Finished)


def test_a_hold_gets_its_seconds_to_get_ready_and_space_skips_them() -> None:
    coach = Coach(line(hold()))
    assert event("next", coach, LED) == ev.SetBegun(at=0, offset=60, step="1.1", get_ready=3)
    coach.begin(get_ready=3).sleep(1)
    assert event("next", coach, LED) == ev.SetBegun(at=1000, offset=60, step="1.1")


def test_a_hold_that_is_ended_early_is_logged_with_its_own_length() -> None:
    coach = Coach(line(hold(seconds=20))).begin().sleep(12.9)
    assert event("next", coach) == ev.SetDone(
        at=12_900, offset=60, step="1.1", result=Result(seconds=12), reported=True
    )
    at_once = event("next", Coach(line(hold(seconds=20))).begin().sleep(0.2))
    assert at_once == ev.SetCancelled(at=200, offset=60, step="1.1")


def test_only_what_is_led_gets_seconds_to_get_ready() -> None:
    paced, free, held = plan_of(line(PACED), line("free"), line(hold())).steps
    assert [LED.lead(step) for step in (paced, free, held)] == [3, 0, 3]
    assert [Leading(3).lead(step) for step in (paced, free, held)] == [0, 0, 3]


@pytest.mark.parametrize(("seconds", "reps"), [(1.0, 1), (13.5, 3), (47.9, 8), (60.5, 8), (600, 8)])
def test_a_led_set_ends_with_the_repetitions_led_at_most_the_target(
    seconds: float, reps: int
) -> None:
    coach = Coach(line(PACED)).begin().sleep(seconds)
    done = event("next", coach, LED)
    assert isinstance(done, ev.SetDone)
    assert done.result.reps == reps


def test_a_led_set_that_ends_before_its_first_repetition_is_not_done() -> None:
    coach = Coach(line(PACED)).begin().sleep(0.9)
    cancelled = event("next", coach, LED)
    assert cancelled == ev.SetCancelled(at=900, offset=60, step="1.1")
    coach.tell(cancelled)
    assert (coach.state.phase, coach.state.logged) == ("ready", {})
    begun = event("next", coach, LED)
    assert begun == ev.SetBegun(at=900, offset=60, step="1.1", get_ready=3)


def test_space_in_the_get_ready_starts_a_led_set_at_once() -> None:
    coach = Coach(line(PACED)).begin(get_ready=3).sleep(1)
    started = event("next", coach, LED)
    assert started == ev.SetBegun(at=1000, offset=60, step="1.1")
    coach.tell(started)
    assert (coach.state.elapsed(coach.now), coach.state.logged) == (0, {})


@pytest.mark.parametrize(("seconds", "reps"), [(20, 4), (600, 5)])
def test_the_pacer_leads_to_what_was_decided_beforehand(seconds: float, reps: int) -> None:
    coach = Coach(line(PACED)).begin().amend("1.1", reps=5).sleep(seconds)
    done = event("next", coach, LED)
    assert isinstance(done, ev.SetDone)
    assert done.result.reps == reps


def test_an_arrow_in_a_led_set_adds_to_where_the_pacer_stops() -> None:
    coach = Coach(line(PACED, reps="8-10")).begin().sleep(600)
    amended = correction("reps_up", coach.state, None, NOW, GEAR, leading=LED)
    assert amended is not None
    assert amended.result.reps == 11
    loaded = correction("load_up", coach.state, None, NOW, GEAR, leading=LED)
    assert loaded is not None
    assert loaded.result.reps == 10


# The other keys


def test_the_simple_keys_are_events() -> None:
    coach = Coach(ROWS).do()
    assert event("undo", coach) == ev.Undone(at=0, offset=60, alone=True)
    assert event("skip", coach) == ev.StepSkipped(at=0, offset=60, step="1.2")
    assert event("add_time", coach) == ev.RestExtended(at=0, offset=60, seconds=15)
    assert event("cut_time", coach) == ev.RestExtended(at=0, offset=60, seconds=-15)
    added = event("add_set", coach)
    assert isinstance(added, ev.SetAdded)
    assert (added.slot, added.after, ids(added.steps)) == (0, "1.3", ["1.4"])
    assert event("pause", coach) == ev.Paused(at=0, offset=60)
    assert event("pause", coach.pause()) == ev.Resumed(at=0, offset=60)


def test_finishing_goes_on_again_after_the_end() -> None:
    coach = Coach(ROWS).do()
    assert isinstance(event("finish", coach), ev.Finished)
    assert isinstance(event("finish", coach.finish()), ev.Continued)


def test_there_is_nothing_to_skip_when_nothing_is_open() -> None:
    assert event("skip", Coach(line()).do()) is None


def test_a_key_with_a_dialog_is_no_event() -> None:
    dialogs = {"swap", "note", "pain", "help", "quit", "big"}
    assert dialogs <= set(BY_ID)
    assert [event(action, Coach(ROWS)) for action in dialogs] == [None] * len(dialogs)


# Going about


def test_down_and_up_go_to_the_next_exercise_that_is_open() -> None:
    coach = Coach(line("row", 2), line("pull"), line("hinge")).go("2.1").do().go("3.1")
    assert event("next_exercise", coach) is None
    moved = event("previous_exercise", coach)
    assert moved == ev.CursorMoved(at=0, offset=60, step="1.1")


def test_an_exercise_is_entered_at_its_first_open_set() -> None:
    coach = Coach(line("row", 2), line("pull")).do().go("2.1")
    neighbour = neighbour_exercise(coach.state, -1)
    assert neighbour is not None
    assert neighbour.id == "1.2"
    assert first_open(coach.state, 0) == neighbour


def test_there_is_nowhere_to_go_when_nothing_is_open() -> None:
    assert neighbour_exercise(Coach(line()).do().state, 1) is None


def test_in_the_rest_after_easy_minutes_the_next_exercise_is_in_hand() -> None:
    easy = Session(id="test", name="Test", exercise=(), easy=Seconds(300))
    coach = Coach(plan=with_easy_minutes(plan_of(line("row", 2)), easy)).do()
    assert coach.state.countdown is not None
    assert slot_in_hand(coach.state) == coach.step.slot
    assert isinstance(event("add_set", coach), ev.SetAdded)


def test_the_slot_in_hand_is_that_of_the_rest_then_of_the_cursor() -> None:
    coach = Coach(line("row", 1), line("pull", 1))
    assert slot_in_hand(coach.state) == 0
    coach.do()
    assert (slot_in_hand(coach.state), coach.step.slot) == (0, 1)
    assert slot_in_hand(coach.begin().state) == 1
    assert slot_in_hand(coach.done().state) == 1


def test_after_nothing_but_skipped_sets_there_is_no_slot_and_no_set_to_add() -> None:
    coach = Coach(line("row", 1)).skip()
    assert slot_in_hand(coach.state) is None
    assert event("add_set", coach) is None


def test_what_is_offered_is_accepted_instead_of_the_exercise_in_hand() -> None:
    chin = exercise("chin", load="bodyweight")
    coach = Coach(line(chin, 2), targets={"chin": Target(offer_exercise="pull_up")})
    chosen = event("accept", coach)
    assert isinstance(chosen, ev.ExerciseChosen)
    assert (chosen.instead_of, chosen.exercise) == ("chin", "pull_up")
    assert event("accept", Coach(ROWS)) is None
    assert event("accept", Coach(ROWS).skip().skip().skip()) is None


def test_easy_minutes_and_a_cool_down_are_led_without_a_lead_and_have_no_numbers_to_correct() -> (
    None
):
    session = Session(
        id="test", name="Test", easy=Seconds(300), cool_down=Seconds(180), exercise=()
    )
    coach = Coach(plan=with_easy_minutes(plan_of(line("row", 1, rir=2)), session))
    leading = Leading(get_ready=3, paced=True)
    assert correctable(coach.state, None) is None
    begun = event_for("next", coach.state, Instant(0), leading)
    assert isinstance(begun, ev.SetBegun)
    assert begun.get_ready == 0
    coach.tell(begun).wait(300)
    assert coach.state.logged["2.e1"].result == Result(seconds=300)
    coach.do()
    assert (coach.step.kind, coach.state.phase) == ("cooldown", "ready")
    assert correctable(coach.state, None) == coach.state.plan.step("1.1")
    assert reserve_asked(coach.state) == coach.state.plan.step("1.1")
    assert reserve_asked(coach.begin().state) == coach.state.plan.step("1.1")
    coach.amend("1.1", rir=2).wait(180)
    assert coach.state.phase == "finished"
    assert reserve_asked(coach.state) is None
    assert progress(coach.state) == (1, 1)
    assert [(done.kind, done.seconds) for done in record(coach.state).sets] == [
        ("easy", 300),
        ("work", None),
        ("cooldown", 180),
    ]


def test_easy_minutes_can_be_skipped_and_taken_back_like_any_step() -> None:
    session = Session(id="test", name="Test", easy=Seconds(300), exercise=())
    coach = Coach(plan=with_easy_minutes(plan_of(line("row", 1)), session)).skip()
    assert coach.step.id == "1.1"
    assert coach.undo().step.kind == "easy"
