"""Who trains, asked in lines."""

from __future__ import annotations

import pytest

from backcoach.core.questions.person.who_trains import who_trains
from backcoach.plain.who_trains import WhoTrains


def asked() -> tuple[WhoTrains, list[str]]:
    lines: list[str] = []
    question = WhoTrains(
        who_trains({"me": "me", "Anna Bell": "Anna Bell"}, {"me": "first"}), lines.append
    )
    question.open()
    return question, lines


def test_everybody_is_named_with_a_number() -> None:
    _, lines = asked()
    assert lines[1:3] == ["1 me, first", "2 Anna Bell"]


@pytest.mark.parametrize("answer", ["2", "anna", "Anna Bell", " anna bell "])
def test_a_number_or_a_name_is_an_answer(answer: str) -> None:
    question, _ = asked()
    question.hear(answer)
    assert (question.chosen, question.has_left) == ("Anna Bell", True)


@pytest.mark.parametrize(("answer", "more"), [("3", 1), ("ben", 1), ("", 0)])
def test_what_is_no_answer_is_asked_again(answer: str, more: int) -> None:
    question, lines = asked()
    before = len(lines)
    question.hear(answer)
    assert (question.chosen, question.has_left) == (None, False)
    assert len(lines) == before + more


def test_q_leaves_and_time_changes_nothing() -> None:
    question, lines = asked()
    before = list(lines)
    question.tick()
    assert question.wait() is None
    question.end()
    assert (lines, question.has_left) == (before, False)
    question.hear("q")
    assert (question.chosen, question.has_left) == (None, True)
