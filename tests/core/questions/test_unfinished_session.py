"""The one question at the start."""

from __future__ import annotations

import pytest
from support.builders import Coach, line

from backcoach.core.questions.unfinished_session import (
    DAY,
    HOUR,
    MINUTE,
    ago,
    elsewhere,
    unfinished,
)


def test_s03_an_unfinished_session_can_be_resumed_kept_or_discarded() -> None:
    coach = Coach(line("row", 3)).do(2)
    asked = unfinished(coach.state, 3 * HOUR)
    assert asked.title == "Test is not finished"
    assert asked.text == "2 of 3 sets, begun 3 h ago."
    assert [answer.id for answer in asked.answers] == ["resume", "keep", "discard"]
    assert all(answer.label and answer.note for answer in asked.answers)


def test_a_session_elsewhere_can_be_looked_at_or_left() -> None:
    asked = elsewhere(Coach(line()).state)
    assert [answer.id for answer in asked.answers] == ["look", "leave"]


def test_without_a_session_to_be_seen_there_is_nothing_to_look_at() -> None:
    assert [answer.id for answer in elsewhere(None).answers] == ["leave"]


@pytest.mark.parametrize(
    ("milliseconds", "said"),
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
def test_how_long_ago(milliseconds: int, said: str) -> None:
    assert ago(milliseconds) == said
