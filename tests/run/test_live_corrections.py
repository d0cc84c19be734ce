"""A live session: sets that are chosen and corrected, exercises that are gone to or swapped."""

from __future__ import annotations

from support.builders import exercise, hold, line
from support.sessions.live import Live, mixed_session

# Corrections


def test_the_brackets_choose_a_set_and_the_arrows_correct_it() -> None:
    live = Live(line("row", 3))
    live.press("next", "next", "next", "next")
    assert live.press("earlier_set")
    assert live.session.selected == "1.1"
    assert live.press("reps_down", "reps_down")
    assert live.session.selected == "1.1"
    results = [live.state.result(step) for step in live.state.plan.steps[:2]]
    assert [result.reps for result in results if result] == [6, 8]


def test_whatever_else_happens_ends_the_choice() -> None:
    live = Live(line("row", 3))
    live.press("next", "next", "next", "next", "earlier_set")
    live.wait(500)
    assert live.session.selected == "1.1"
    live.press("next")
    assert live.session.selected is None


def test_a_choice_is_kept_where_there_is_no_earlier_set() -> None:
    live = Live(line("row", 2))
    live.press("next", "next", "earlier_set")
    assert not live.press("earlier_set")


def test_t04_a_corrected_number_leaves_the_end_of_the_rest() -> None:
    live = mixed_session()
    live.press("skip", "next", "next")
    ends = live.session.next_deadline()
    live.press("reps_down", "reps_down", "load_up", "load_down")
    assert live.session.next_deadline() == ends


def test_s20_a_correction_that_changes_nothing_is_not_kept() -> None:
    live = Live(line(hold(), 1))
    assert not live.press("load_up")
    assert live.recorder.saved == []


# Going about


def test_an_exercise_is_gone_to_unless_it_is_done() -> None:
    live = Live(line("row", 1), line("pull", 1))
    assert live.session.go_to(1)
    assert live.state.cursor == "2.1"
    live.press("next", "next")
    assert not live.session.go_to(1)
    assert not live.session.go_to(7)


def test_s16_a_swapped_exercise_takes_no_load_along() -> None:
    live = Live(line("row", 2, load="20 kg"))
    assert live.session.swap(0, exercise("pull"))
    step = live.state.step
    assert step is not None
    assert live.state.plan.exercise(step).id == "pull"
    assert live.state.prefill(step).load is None


def test_a_note_is_kept_and_an_empty_one_is_none() -> None:
    live = mixed_session()
    assert live.session.note("new shoes")
    assert not live.session.note("")
    assert live.state.notes == ("new shoes",)
