"""The signs that are no matter for a coach: each can be said, and has its instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from backcoach.core.coaching.health.red_flags import FLAGS, URGENCY, Urgency, instruction
from backcoach.core.questions.pain_and_today import FLAG_WORDS
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from backcoach.core.session.events import Flag


@pytest.mark.parametrize(
    ("flag", "urgency", "signs", "help_"),
    [
        pytest.param(
            "heart",
            "emergency",
            ("chest", "jaw", "fainting", "breath", "heartbeat", "sweat", "face", "speech"),
            "emergency number",
            id="R-RED-01",
        ),
        pytest.param(
            "nerves",
            "emergency",
            ("groin", "bladder", "bowel", "both legs"),
            "emergency department at once",
            id="R-RED-02",
        ),
        pytest.param(
            "accident",
            "emergency",
            ("serious accident or fall",),
            "emergency department at once",
            id="D8 accident",
        ),
        pytest.param(
            "weakness", "same_day", ("new weakness", "leg"), "medical help today", id="D8 weakness"
        ),
        pytest.param("fever", "same_day", ("fever",), "medical help today", id="D8 fever"),
        pytest.param(
            "illness",
            "soon",
            ("weight loss", "cancer", "brittle bones", "steroids", "night"),
            "doctor in the next days",
            id="R-RED-03",
        ),
        pytest.param(
            "muscle",
            "same_day",
            ("swollen", "bent", "dark"),
            "even if the urine looks normal",
            id="R-RED-04",
        ),
    ],
)
def test_r_red_01_to_04_the_signs_and_the_help_that_they_need(
    flag: Flag, urgency: Urgency, signs: tuple[str, ...], help_: str
) -> None:
    assert URGENCY[flag] == urgency
    assert [sign for sign in signs if sign not in FLAG_WORDS[flag]] == []
    assert help_ in reason_text(instruction(flag))


def test_the_most_urgent_flags_come_first() -> None:
    assert set(FLAGS) == set(URGENCY) == set(FLAG_WORDS)
    order = [get_args(Urgency).index(URGENCY[flag]) for flag in FLAGS]
    assert order == sorted(order)
