"""The question about what a coach sent: nothing is accepted by Space alone but a note."""

from __future__ import annotations

from backcoach.core.questions.form import CHOICE
from backcoach.core.questions.offers import ACCEPT, LATER, REFUSE, offer_form


def test_a_plan_waits_by_itself_and_a_note_is_read() -> None:
    assert offer_form("Carl", "Pulls", "light").answers == {CHOICE: LATER}
    assert offer_form("Carl", "", "light").answers == {CHOICE: ACCEPT}


def test_a_plan_that_cannot_be_read_cannot_be_accepted() -> None:
    form = offer_form("Carl", "Pulls", "", problem="line 3")
    assert {option.value for option in form.fields[0].options} == {LATER, REFUSE}
    assert "line 3" in form.text
    first, second = offer_form("Carl", "Pulls", "Well done", problem="line 3").text.split("\n")
    assert first == "Well done", "the words of the program do not run on"
    assert "line 3" in second


def test_a_long_note_is_whole() -> None:
    for title in ("", "Pulls"):
        assert offer_form("Carl", title, "word " * 400).text == "word " * 400
