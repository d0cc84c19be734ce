"""Where the pacer is in a set, and where it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import Coach, exercise, hold, line

from backcoach.core.session.timing.pacing import (
    is_led_to_the_end,
    is_paced,
    paced_reps,
    phase_began,
    reps_led,
)

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise

PACED = exercise(tempo="3-1-1-1")  # six seconds: up 1, peak 1, down 3, stretch 1


def test_a_phase_begins_where_the_tempo_says() -> None:
    state = Coach(line(PACED, 1)).begin().state
    begins = [second for second in range(7) if phase_began(state, second * 1000 - 1, second * 1000)]
    assert begins == [0, 1, 2, 5, 6]


def test_before_and_after_a_set_no_phase_begins() -> None:
    coach = Coach(line(PACED, 2))
    assert not phase_began(coach.state, 0, 1000)
    assert not phase_began(coach.begin().do().state, 0, 1000)


@pytest.mark.parametrize("lift", [exercise(), hold()], ids=["without a tempo", "a hold"])
def test_what_has_no_tempo_is_not_paced(lift: Exercise) -> None:
    state = Coach(line(lift, 1)).begin().state
    assert state.step is not None
    assert not is_paced(state.step)
    assert not phase_began(state, 0, 1000)
    assert reps_led(state, state.step, 60_000) == 0
    assert not is_led_to_the_end(state, state.step, 60_000)


def test_the_pacer_stops_at_the_most_repetitions_planned() -> None:
    state = Coach(line(PACED, 1, reps="6-8")).begin().state
    assert state.step is not None
    assert paced_reps(state, state.step) == 8
    assert not is_led_to_the_end(state, state.step, 45_000)
    assert is_led_to_the_end(state, state.step, 48_000)
    assert not phase_began(state, 59_999, 60_000)
    assert reps_led(state, state.step, 60_000) == 8
