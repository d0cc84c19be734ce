"""A set that is led: which phase, which word, which cue, and how many repetitions it came to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from support.builders import Coach, exercise, hold, line, plan_of

from backcoach.core.exercises.model import Cues
from backcoach.core.session.plan import Result
from backcoach.core.session.timing.pacing import is_paced, reps_led
from backcoach.core.wording.pacer import Pace, demonstration, pace

CUES = Cues(concentric="Elbows back", eccentric="Slowly", peak="Hold it", stretch="Reach")
FEEL = Cues(concentric="Feel the side of the back")
ROW = exercise(cues=CUES, feel=FEEL, tempo="3-1-1-1")


def led(**fields: Any) -> Coach:
    return Coach(line(ROW, 2, reps="8-10"), **fields)


def at(coach: Coach, milliseconds: int) -> Pace:
    cue = pace(coach.state, milliseconds)
    assert cue is not None
    return cue


@pytest.mark.parametrize(
    ("milliseconds", "phase", "word", "cue", "rep"),
    [
        (0, "concentric", "pull", "Elbows back", 1),
        (1000, "peak", "squeeze", "Hold it", 1),
        (2000, "eccentric", "return", "Slowly", 1),
        (5000, "stretch", "reach", "Reach", 1),
        (6000, "concentric", "pull", "Elbows back", 2),
        (59_999, "stretch", "reach", "Reach", 10),
    ],
)
def test_the_phases_follow_each_other(
    milliseconds: int, phase: str, word: str, cue: str, rep: int
) -> None:
    seen = at(led().begin(), milliseconds)
    assert (seen.phase, seen.word, seen.cue, seen.rep) == (phase, word, cue, rep)
    assert seen.target == "10"


def test_a_phase_knows_how_far_it_is_and_when_it_ends() -> None:
    seen = at(led().begin(), 3500)
    assert (seen.fraction, seen.seconds, seen.changes_at) == (0.5, 3, 5000)


def test_getting_ready_counts_down_with_the_focus_in_mind() -> None:
    coach = led().begin(get_ready=3)
    seen = at(coach, 1500)
    assert seen == Pace(
        phase="setup",
        word="in 2",
        cue="Elbows back",
        target="10",
        changes_at=2000,
        words=("pull", "squeeze", "return", "reach"),
    )
    assert at(coach, 3000).rep == 1


def test_getting_ready_without_a_cue_says_none() -> None:
    coach = Coach(line(exercise(tempo="3-1-1-1"))).begin(get_ready=3)
    assert at(coach, 0).cue == ""


def test_for_muscle_growth_a_phase_is_felt_where_there_is_a_feeling_for_it() -> None:
    coach = led(goal="hypertrophy").begin()
    assert at(coach, 0).cue == FEEL.concentric
    assert at(coach, 1000).cue == CUES.peak


def test_a_pause_stands_still() -> None:
    coach = led().begin().sleep(1.5).pause().sleep(100)
    seen = at(coach, coach.now)
    assert (seen.phase, seen.fraction, seen.changes_at) == ("peak", 0.5, None)
    ready = led().begin(get_ready=3).pause()
    assert at(ready, 9000).changes_at is None


def test_only_a_set_under_way_with_a_tempo_is_led() -> None:
    assert pace(led().state, 0) is None
    assert pace(Coach(line()).begin().state, 0) is None
    assert pace(Coach(line(hold(tempo="3-1-1-1"))).begin().state, 0) is None
    assert pace(led().do(2).state, 0) is None


def test_at_the_target_the_pacer_stops_and_says_so() -> None:
    coach = led().begin()
    done = at(coach, 60_000)
    assert (done.is_done, done.word, done.rep, done.target) == (True, "done", 10, "10")
    assert (done.cue, done.changes_at) == ("", None)
    assert at(coach, 300_000) == done
    assert not at(coach, 59_999).is_done


def test_past_the_target_only_a_correction_adds_a_repetition() -> None:
    coach = led().begin().amend("1.1", reps=11)
    assert not at(coach, 60_000).is_done
    assert (at(coach, 300_000).is_done, at(coach, 300_000).rep) == (True, 11)


def test_a_set_of_as_many_as_leave_a_reserve_is_led_until_it_is_ended() -> None:
    plan = led().state.plan
    steps = tuple(structs.replace(step, is_honest=True) for step in plan.steps)
    coach = Coach(plan=structs.replace(plan, steps=steps)).begin()
    seen = at(coach, 90_000)
    assert (seen.is_done, seen.rep, seen.target) == (False, 16, "8–10+")
    assert reps_led(coach.state, coach.step, 91_000) == 16
    eased = coach.advise("1.1", draft=Result(reps=8))
    assert not at(eased, 90_000).is_done
    decided = coach.amend("1.1", reps=12)
    assert at(decided, 90_000).rep == 12


def test_a_set_without_a_written_end_is_led_until_it_is_ended() -> None:
    step = structs.replace(led().step, reps=None)
    coach = Coach(plan=structs.replace(led().state.plan, steps=(step,))).begin()
    assert (at(coach, 300_000).is_done, at(coach, 300_000).rep) == (False, 51)


def test_a_hold_and_a_set_without_tempo_are_not_paced() -> None:
    coach = Coach(line(ROW), line("free"), line(hold()))
    assert [is_paced(step) for step in coach.state.plan.steps] == [True, False, False]
    assert not is_paced(None)


@pytest.mark.parametrize(
    ("milliseconds", "reps"), [(0, 0), (999, 0), (1000, 1), (5999, 1), (6000, 1), (7000, 2)]
)
def test_a_repetition_counts_from_its_peak_on(milliseconds: int, reps: int) -> None:
    coach = led().begin()
    assert reps_led(coach.state, coach.step, milliseconds) == reps


def test_nothing_counts_while_getting_ready_or_without_a_tempo() -> None:
    coach = led().begin(get_ready=3)
    assert reps_led(coach.state, coach.step, 2000) == 0
    free = Coach(line()).begin()
    assert reps_led(free.state, free.step, 60_000) == 0


def test_the_target_is_what_was_decided_for_this_set_or_else_what_is_planned() -> None:
    assert at(led().begin().amend("1.1", reps=6), 0).target == "6"
    assert at(led().begin().amend("1.1", reps=None, rir=2), 0).target == "10"


def test_a_movement_is_shown_once_and_slowly() -> None:
    step = led().step
    seen = [demonstration(step, milliseconds) for milliseconds in (0, 1500, 3750, 8999, 9000)]
    assert [cue.phase if cue else None for cue in seen] == [
        "concentric",
        "peak",
        "eccentric",
        "stretch",
        None,
    ]


def test_without_a_tempo_the_usual_one_is_shown_and_a_hold_has_nothing_to_show() -> None:
    free, held = plan_of(line("free"), line(hold())).steps
    assert demonstration(free, 0)
    assert demonstration(held, 0) is None


@given(st.integers(-4000, 58_999))
def test_what_is_shown_changes_when_it_says(milliseconds: int) -> None:
    coach = led().sleep(1).begin(get_ready=3)
    state, now = coach.state, coach.now + 4000 + milliseconds
    seen = pace(state, now)
    assert seen is not None
    assert seen.changes_at is not None
    assert now < seen.changes_at <= now + 3000
    after = pace(state, seen.changes_at)
    assert after is not None
    assert (after.word, after.rep) != (seen.word, seen.rep)
    assert 0 <= seen.fraction < 1
