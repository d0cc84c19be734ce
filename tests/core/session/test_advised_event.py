"""What the coach's answer does to a session: once, in all, and as long as it holds."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.answers import Answered, barbell, dumbbell
from support.builders import line, one_armed

from backcoach.core.notation import Load
from backcoach.core.reason import Reason
from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.plan import Result
from backcoach.core.wording.timer import timer_view

LIGHTER = Result(reps=8, load=Load(22_500))


def advised(coach: Answered, step: str = "1.2", **fields: Any) -> Answered:
    """Tell an answer as it is, whatever the rules would say."""
    coach.tell(ev.Advised(at=coach.now, step=step, **{"why": "So.", **fields}))
    return coach


def test_the_draft_is_what_will_be_logged_and_the_words_stay_until_the_next_set() -> None:
    coach = advised(Answered.of(dumbbell()).do(), draft=LIGHTER)
    assert coach.state.advice == "So."
    assert coach.state.prefill(coach.step) == LIGHTER
    coach.begin()
    assert coach.state.advice == "So."
    coach.done()
    assert coach.state.advice == ""
    assert coach.load("1.2") == "22.5 kg"


def test_the_rest_is_longer_in_all_not_each_time() -> None:
    coach = advised(Answered.of(dumbbell()).do().sleep(20), rest=60)  # type: ignore[arg-type]
    assert coach.left == 130
    assert advised(coach, rest=60).took is False
    assert advised(coach, rest=30).left == 100
    assert advised(coach, rest=0).left == 70


def test_digits_bar_and_length_agree_on_the_longer_rest() -> None:
    coach = advised(Answered.of(dumbbell()).do(), rest=60)
    coach.sleep(75)
    view = timer_view(coach.state, coach.now)
    assert (view.text, view.fraction) == ("1:15", 0.5)
    assert view.reason.startswith("of 2:30. ")


def test_seconds_that_the_person_added_stay() -> None:
    coach = advised(Answered.of(dumbbell()).do(), rest=30)
    coach.extend(15)
    assert advised(coach, rest=60).left == 165
    assert advised(coach, rest=0).left == 105


def test_a_rest_that_has_rung_rings_again_when_it_becomes_longer() -> None:
    coach = advised(Answered.of(dumbbell()).do(), rest=0)
    coach.wait(100)
    advised(coach, rest=60)
    assert (coach.timer, coach.rings) == ("0:50", ["rest"])
    coach.wait(50)
    assert coach.rings == ["rest", "rest"]


def test_a_rest_that_has_rung_long_ago_does_not_ring_again() -> None:
    coach = Answered.of(dumbbell()).do()
    coach.wait(200)
    advised(coach, rest=30)
    coach.wait(10)
    assert (coach.timer, coach.rings) == ("+1:30", ["rest"])


def test_a_rest_that_became_shorter_than_what_has_passed_is_just_over() -> None:
    coach = advised(Answered.of(dumbbell()).do(), rest=60)
    coach.sleep(120)
    advised(coach, rest=0)
    assert coach.timer == "0:00"
    coach.look()
    assert coach.rings == ["rest"]


def test_an_answer_in_a_pause_counts_from_where_the_clock_stands() -> None:
    coach = Answered.of(dumbbell()).do()
    coach.wait(100)
    coach.pause().sleep(600)
    advised(coach, rest=60)
    assert (coach.left, coach.state.paused_at) == (50, 100_000)
    coach.resume().wait(50)
    assert coach.rings == ["rest", "rest"]


@pytest.mark.parametrize("step", ["1.1", "9.9"])
def test_an_answer_about_what_is_over_or_unknown_is_not_stored(step: str) -> None:
    assert not advised(Answered.of(dumbbell()).do(), step, rest=60, draft=LIGHTER).took


def test_an_answer_after_the_end_is_not_stored() -> None:
    coach = Answered.of(dumbbell()).do()
    coach.finish()
    assert not advised(coach).took


def test_without_a_rest_there_is_nothing_to_lengthen() -> None:
    coach = advised(Answered(line("row", 2), rests=False).do(), rest=60)
    assert (coach.state.countdown, coach.state.advice) == (None, "So.")


def test_undo_takes_the_report_with_its_answer_back_then_the_set() -> None:
    coach = Answered.of(dumbbell())
    coach.log(6)
    assert coach.state.drafts
    coach.undo()
    coach.undo()
    assert (coach.state.phase, coach.state.advice, coach.state.drafts) == ("working", "", {})


def test_the_answer_does_not_part_one_correction_into_two() -> None:
    coach = Answered.of(dumbbell())
    coach.log(6)
    coach.correct(reps=5)
    coach.correct(rir=0)
    coach.undo_as_before()
    assert coach.result("1.1") == Result(reps=8, load=Load(25_000))
    assert coach.left == 90


def test_told_reserve_is_answered_anew() -> None:
    coach = Answered.of(barbell())
    assert coach.log(7).rest == 30
    harder = coach.correct(rir=0)
    assert harder.rest == 60
    assert isinstance(harder.why, Reason)
    assert harder.why.kind == "set_less_load_rest"
    assert coach.left == 150
    assert coach.result("1.2").load != Load(100_000)
    assert coach.ask() == harder


def test_a_corrected_set_takes_its_answer_back() -> None:
    coach = Answered.of(barbell())
    coach.log(6)
    assert coach.left == 150
    assert coach.result("1.2").load != Load(100_000)
    fine = coach.correct(reps=8)
    assert (fine.why, fine.rest, fine.draft, fine.withdraws) == ("", 0, None, True)
    assert (coach.left, coach.load("1.2"), coach.state.advice) == (90, "100 kg", "")


def test_an_answer_taken_back_twice_is_the_same() -> None:
    coach = Answered.of(barbell())
    coach.log(6)
    praised = coach.correct(reps=8, rir=2)
    assert isinstance(praised.why, Reason)
    assert praised.why.kind == "set_as_meant"
    again = coach.ask()
    assert again is not None
    assert (again.why, again.draft) == (praised.why, None)
    coach.tell(again)
    assert not coach.took


def test_without_a_rest_what_the_person_entered_for_the_next_set_stays() -> None:
    coach = Answered(line(barbell(), 3, reps=8, rir=2), rests=False)
    coach.log(8, rir=2)
    coach.amend("1.2", load=Load(110_000))
    again = coach.ask()
    assert again is not None
    assert again.draft is None
    coach.tell(again)
    assert coach.load("1.2") == "110 kg"


def test_t04_correcting_an_earlier_set_leaves_the_end_of_the_rest_where_it_was() -> None:
    coach = Answered.of(barbell())
    coach.log(8, rir=2)
    coach.log(7, rir=2)
    end = coach.state.countdown and coach.state.countdown.ends_at
    coach.amend("1.1", reps=3, rir=0)
    coach.answer()
    assert coach.state.countdown
    assert coach.state.countdown.ends_at == end


def test_t04_the_other_side_leaves_the_end_of_the_rest_where_it_was() -> None:
    coach = Answered.of(one_armed(implement="dumbbell", start="25 kg"))
    coach.log(3, rir=0)
    coach.log(8, rir=2)
    assert coach.left == 90
    coach.amend("1.1.left", reps=1)
    coach.answer()
    assert coach.left == 90


REPORTS = st.tuples(st.integers(0, 14), st.sampled_from([None, 0, 1, 2, 3, 4]))


@given(sets=st.lists(st.lists(REPORTS, min_size=1, max_size=3), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_however_often_a_set_is_corrected_only_the_last_report_counts(
    sets: list[list[tuple[int, int | None]]],
) -> None:
    """Corrections leave the state that the last report alone would have led to."""
    fumbled, plain = Answered.of(barbell()), Answered.of(barbell())
    for reports in sets:
        load = Load(100_000)
        fumbled.do(load=load)
        plain.do(load=load)
        plain.amend(plain.state.last_done.id, reps=reports[-1][0], rir=reports[-1][1])  # type: ignore[union-attr]
        for reps, rir in reports:
            fumbled.amend(fumbled.state.last_done.id, reps=reps, rir=rir)  # type: ignore[union-attr]
            if advised := fumbled.ask():
                fumbled.tell(advised)
        if advised := plain.ask():
            plain.tell(advised)
        assert fumbled.left == plain.left
        assert fumbled.state.advice == plain.state.advice
        assert fumbled.state.prefill(fumbled.step) == plain.state.prefill(plain.step)
    stored = [msgspec.json.encode(event) for event in (fumbled.started, *fumbled.events)]
    started, *later = [msgspec.json.decode(event, type=ev.Event) for event in stored]
    assert isinstance(started, ev.SessionStarted)
    assert replay(started, later) == fumbled.state
