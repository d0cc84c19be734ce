"""What an event did, in a few words."""

from __future__ import annotations

import pytest
from support.builders import Coach, line

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
