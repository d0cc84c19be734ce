"""A live session: pain and warning signs."""

from __future__ import annotations

import pytest
from support.builders import exercise, line
from support.sessions.live import Live, mixed_session

from backcoach.core.coaching.health.red_flags import FLAGS, instruction
from backcoach.core.notation import Load
from backcoach.core.session import events as ev


def test_a_little_pain_is_noted_and_nothing_else() -> None:
    live = mixed_session()
    (reason,) = live.session.report_pain(2, "elbow", "dull", None)
    assert reason.kind == "pain_watch"
    assert [type(event) for event in live.recorder.saved] == [ev.PainReported]


def test_sharp_pain_ends_the_exercise_that_caused_it() -> None:
    live = mixed_session()
    live.press("next")
    reason, *_ = live.session.report_pain(3, "knee", "sharp", None)
    assert reason.kind == "pain_over_sharp"
    step = live.state.step
    assert step is not None
    assert step.slot == 1


def test_d3_the_coming_set_is_eased_and_stays_so_whatever_its_reserve() -> None:
    live = Live(line(exercise("row", implement="stack"), 3, load="40 kg", rest=90, rir=2))
    live.press("next", "next")
    live.session.report_pain(4, "shoulder", "dull", None)
    step = live.state.step
    assert step is not None
    assert live.state.prefill(step).load == Load(30_000)
    live.press("reserve_4")
    assert live.state.prefill(step).load == Load(30_000)


def test_r_pain_01_the_same_place_on_a_third_day_is_for_a_clinician() -> None:
    day = 24 * 3_600_000
    before = [ev.PainReported(at=-n * day, level=3, place="elbow") for n in (1, 2)]
    second = Live(line("row", 2), reports=(before[0],))
    assert [reason.kind for reason in second.session.report_pain(3, "elbow", "dull", None)] == [
        "pain_noted",
        "pain_eases",
    ]
    third = Live(line("row", 2), reports=tuple(before))
    assert third.session.report_pain(3, "elbow", "dull", None)[-1].kind == "pain_recurs"


def test_pain_after_the_last_set_is_about_that_set() -> None:
    live = Live(line("row", 1))
    live.press("next", "next")
    (reason,) = live.session.report_pain(6, "elbow", "dull", None)
    assert reason.kind == "pain_over_level"


def test_pain_in_a_session_of_nothing_but_skipped_sets_is_noted() -> None:
    live = Live(line("row", 1))
    live.press("skip")
    live.session.report_pain(6, "elbow", "dull", None)
    assert [pain.level for pain in live.state.pains] == [6]


@pytest.mark.parametrize("flag", FLAGS)
def test_d2_a_red_flag_ends_the_session_and_no_key_goes_on(flag: ev.Flag) -> None:
    live = mixed_session()
    live.press("next", "next")
    assert live.session.report_pain(1, "", "dull", flag) == (instruction(flag),)
    assert live.state.phase == "finished"
    assert not live.press("finish")
    assert not live.press("undo")
    assert live.state.phase == "finished"


def test_r_breath_03_a_swapped_exercise_asks_for_no_held_breath_either() -> None:
    live = Live(line("row", 1), breathe_through=True)
    live.session.swap(0, exercise("pull", breathing="In, and hold it"))
    step = live.state.step
    assert step is not None
    assert "never hold it" in live.state.plan.exercise(step).breathing
