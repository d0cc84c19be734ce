"""What an event did, in a few words."""

from __future__ import annotations

import pytest
from support.builders import Coach, line, plan_of

from backcoach.core.exercises.model import Session
from backcoach.core.notation import Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.session import events as ev
from backcoach.core.session.plan import Result
from backcoach.core.wording.acts import act_text


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
    assert text == "Left out easy movement · u takes it back"


def test_an_early_start_that_is_taken_back_is_no_start() -> None:
    coach = Coach(line("row", 1)).begin(get_ready=3)
    begun = coach.sleep(1).begin().state
    text = act_text(begun, coach.undo().state, coach.events[-1], {})
    assert coach.state.phase == "working"
    assert text == "Getting ready again"
