"""What an event did, in a few words."""

from __future__ import annotations

import pytest
from support.builders import Coach, exercise, hold, line, plan_of

from backcoach.core.exercises.model import Session
from backcoach.core.notation import Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.session import events as ev
from backcoach.core.session.plan import Result
from backcoach.core.wording.acts import act_text, no_use


def test_what_an_undo_takes_back_of_a_rest_is_named() -> None:
    coach = Coach(line("row", 2, load="20 kg")).do().extend(30)
    before = coach.state
    text = act_text(before, coach.undo().state, coach.events[-1], {})
    assert text == "Took back 30 s more rest"


@pytest.mark.parametrize(
    "event",
    [
        ev.SetDone(at=0, step="9.9", result=Result(reps=8)),
        ev.SetAmended(at=0, step="9.9", result=Result(reps=8)),
        ev.StepSkipped(at=0, step="9.9"),
        ev.CursorMoved(at=0, step="9.9"),
    ],
)
def test_of_a_set_that_is_not_in_the_plan_nothing_is_told(event: ev.Event) -> None:
    over = Coach(line("row", 1)).do().state
    assert act_text(over, over, event, {}) == ""


def test_easy_minutes_that_are_left_out_are_called_so() -> None:
    easy = Session(id="test", name="Test", exercise=(), easy=Seconds(300))
    coach = Coach(plan=with_easy_minutes(plan_of(line("row", 1)), easy))
    before, step = coach.state, coach.state.plan.steps[0]
    text = act_text(before, coach.skip(step.id).state, coach.events[-1], {})
    assert text == "Skipped easy minutes · u takes it back"


def test_an_early_start_that_is_taken_back_is_no_start() -> None:
    coach = Coach(line("row", 1)).begin(get_ready=3)
    begun = coach.sleep(1).begin().state
    text = act_text(begun, coach.undo().state, coach.events[-1], {})
    assert coach.state.phase == "working"
    assert text == "Getting ready again"


def test_why_an_action_does_nothing_is_that_of_the_state() -> None:
    coach = Coach(line("row", 2))
    usual = no_use("cut_time", coach.state, None)
    resting = no_use("cut_time", coach.do().state, None)
    over = no_use("cut_time", coach.finish().state, None)
    assert len({usual, resting, over}) == 3
    assert no_use("add_set", coach.state, None) == over


def test_why_reps_left_are_not_said_is_that_of_the_set() -> None:
    drill = exercise("cat_cow", load="none")
    loaded = line("row", 1, load="60 kg", warmup=["8 x 50%"])
    coaches = [Coach(loaded).do(), Coach(line(hold(), 2)).do(), Coach(line(drill, 2)).do()]
    assert len({no_use("reserve_2", coach.state, None) for coach in coaches}) == 3
    assert "warm-up" in no_use("reserve_2", Coach(loaded, rests=False).do().state, None)
    selected = coaches[0].do().state
    first = selected.plan.steps[0].id
    assert no_use("reserve_2", selected, first) == no_use("reserve_2", coaches[0].state, first)
