"""Questions that are answered by choosing, apart from any screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.questions.form import CHOICE, Form, Option, choice, field, scale

UNIT = field("unit", "Loads in", ("kg", "kilograms"), ("lb", "pounds"), ("st", "stone"))
LEVEL = field("level", "Level", ("", "not said"), ("high", "High"), chosen="high")


def test_the_first_answer_counts_unless_another_is_named() -> None:
    assert UNIT.value == "kg"
    assert LEVEL.value == "high"


def test_an_unknown_first_answer_is_no_answer() -> None:
    assert field("unit", "Loads in", ("kg", "kilograms"), chosen="stone").value == "kg"


def test_answers_follow_until_the_last() -> None:
    assert [UNIT.moved(1).has_more, UNIT.moved(1).moved(1).has_more] == [True, False]


@given(st.lists(st.sampled_from([-1, 1]), max_size=12))
def test_moving_never_leaves_the_answers_and_does_not_go_round(moves: list[int]) -> None:
    form, place = UNIT, 0
    for move in moves:
        form, place = form.moved(move), min(max(place + move, 0), 2)
        assert form.chosen == place
        assert form.has_more == (place < 2)
    assert form.options == UNIT.options


@pytest.mark.parametrize(
    ("value", "expected"), [("lb", "lb"), ("kg", "kg"), ("", "kg"), ("g", "kg")]
)
def test_an_answer_is_picked_by_its_value(value: str, expected: str) -> None:
    assert UNIT.picked(value).value == expected


def test_a_value_that_is_none_leaves_the_field_as_it_was() -> None:
    moved = UNIT.moved(1)
    assert moved.picked("g") is moved


def test_the_answers_are_by_the_ids_of_the_fields() -> None:
    form = Form("You", (UNIT, LEVEL))
    assert form.answers == {"unit": "kg", "level": "high"}
    changed = form.with_field(UNIT.picked("lb"))
    assert changed.answers == {"unit": "lb", "level": "high"}
    assert form.answers["unit"] == "kg"
    assert [field.id for field in changed.fields] == ["unit", "level"]


def test_a_question_by_itself_is_a_form_with_one_field() -> None:
    form = choice("Leave", (Option("no", "Stay"), Option("yes", "Leave", "for today")), "Really?")
    assert form.is_choice
    assert form.answers == {CHOICE: "no"}
    assert [option.text for option in form.fields[0].options] == ["Stay", "Leave, for today"]
    assert not Form("You", (UNIT,)).is_choice


def test_the_ends_of_a_scale_have_words() -> None:
    words = field("pain", "Pain", *scale(0, 2, "none", "much"), chosen="1")
    assert [option.label for option in words.options] == ["0, none", "1", "2, much"]
    assert words.value == "1"
