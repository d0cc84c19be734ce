"""The question at the start about a session that is not finished or runs elsewhere."""

from __future__ import annotations

import pytest
from support.builders import Coach, line

from backcoach.core.questions.ending import ending
from backcoach.core.questions.form import CHOICE, Form
from backcoach.core.questions.unfinished_session import (
    DAY,
    HOUR,
    MINUTE,
    ago,
    elsewhere,
    unfinished,
)


def values(form: Form) -> list[str]:
    return [option.value for option in form.fields[0].options]


def test_s03_an_unfinished_session_can_be_resumed_kept_or_discarded() -> None:
    coach = Coach(line("row", 3)).do(2)
    asked = unfinished(coach.state, 3 * HOUR)
    assert asked.title == "Test is not finished"
    assert asked.text == "2 of 3 sets, begun 3 h ago."
    assert values(asked) == ["resume", "keep", "discard"]
    assert asked.answers == {CHOICE: "resume"}
    assert all(option.label and option.note for option in asked.fields[0].options)


def test_a_pain_is_kept_with_a_session_that_is_thrown_away_and_that_is_said() -> None:
    coach = Coach(line("row", 3)).begin()
    notes = []
    for _ in range(2):
        asked = [unfinished(coach.state, HOUR), ending(coach.state, "finish")]
        notes.append([form.fields[0].options[-1].note for form in asked if form])
        coach.pain(3)
    assert ["pain" in note for note in notes[0]] == [False, False]
    assert ["pain" in note for note in notes[1]] == [True, True]


def test_a_session_elsewhere_can_be_looked_at_or_left() -> None:
    asked = elsewhere(Coach(line()).state)
    assert values(asked) == ["look", "leave"]


def test_without_a_session_to_be_seen_there_is_nothing_to_look_at() -> None:
    assert values(elsewhere(None)) == ["leave"]


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (-HOUR, "just now"),
        (0, "just now"),
        (2 * MINUTE - 1, "just now"),
        (2 * MINUTE, "2 min ago"),
        (2 * HOUR - 1, "119 min ago"),
        (2 * HOUR, "2 h ago"),
        (2 * DAY - 1, "47 h ago"),
        (2 * DAY, "2 days ago"),
        (400 * DAY, "400 days ago"),
    ],
)
def test_how_long_ago(milliseconds: int, text: str) -> None:
    assert ago(milliseconds) == text


def test_a_session_of_another_machine_can_be_taken_over_watched_or_ended() -> None:
    coach = Coach(line("row", 3)).do(2)
    asked = unfinished(coach.state, coach.now + 5 * MINUTE, "desktop")
    assert asked.title == "Test is running on desktop"
    assert values(asked) == ["resume", "watch", "keep", "discard"]
    assert asked.answers == {CHOICE: "resume"}
    assert "5 min ago" in asked.text
