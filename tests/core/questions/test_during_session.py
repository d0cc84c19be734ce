"""What a session asks on its way: a load that nobody knows yet, after the reserve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import Coach, exercise, line

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.questions.during_session import (
    load_asked,
    load_question,
    load_unknown,
    reserve_asked,
    reserve_question,
)
from backcoach.core.views.set_page import page

if TYPE_CHECKING:
    from backcoach.core.loads.gear import Gear

STACK = line(exercise("row", implement="stack"), 2, reps=8, rir=2)
HELP = line(exercise("assisted", implement="stack", load="assisted"), 2, reps=8, rir=2)


def test_a_load_is_asked_for_while_none_is_known() -> None:
    assert load_unknown(Coach(STACK).state) is not None
    assert load_unknown(Coach(line(STACK[0], 2, load="20 kg")).state) is None
    assert load_unknown(Coach(line(exercise("chin", load="bodyweight"), 2)).state) is None


def test_with_a_machine_that_helps_it_is_asked_before_the_first_set_only() -> None:
    coach = Coach(HELP)
    assert load_unknown(coach.state) == coach.step
    assert load_unknown(coach.do().state) is None


def test_the_reserve_of_the_set_before_is_asked_first() -> None:
    coach = Coach(STACK).do()
    assert reserve_asked(coach.state) is not None
    assert load_asked(coach.state) is None
    assert coach.state.last_done is not None
    coach.amend(coach.state.last_done.id, rir=2)
    assert load_asked(coach.state) == coach.step
    coach.amend(coach.state.last_done.id, load=Load(40_000))
    assert load_asked(coach.state) is None


def test_without_a_rest_it_is_asked_until_the_next_set_begins() -> None:
    coach = Coach(STACK, rests=False).do()
    assert coach.state.phase == "ready"
    assert reserve_asked(coach.state) == coach.state.last_done
    assert reserve_asked(coach.begin().state) is None


def test_the_question_names_the_exercise_where_another_one_is_at_hand() -> None:
    coach = Coach(line("row", 2), line("pull", 1)).do()
    assert reserve_question(coach.state, {}).startswith("How many were left?")
    coach.do()
    assert reserve_question(coach.state, {}) == "Row: how many were left?  0 1 2 3 4"
    assert reserve_question(coach.state, {}, is_short=True) == "Row: left?  0 1 2 3 4"
    assert reserve_question(coach.do().state, {}).startswith("Pull: how"), "the list is at its end"


def test_the_question_names_its_set_while_an_earlier_one_is_corrected() -> None:
    coach = Coach(line("row", 3)).do(2)
    assert reserve_question(coach.state, {}, "1.2").startswith("How many were left?")
    assert reserve_question(coach.state, {}, "1.1").startswith("Set 2: how many were left?")


def test_after_a_hold_no_reserve_is_asked_also_where_only_the_session_says_seconds() -> None:
    assert reserve_asked(Coach(line("hang", 2, seconds=20)).do().state) is None


@pytest.mark.parametrize("gear", DEFAULT.values())
def test_the_question_is_on_the_page_with_an_example_in_the_unit(gear: Gear) -> None:
    view = page(Coach(STACK).state, gear=gear)
    questions = [row.text for row in view.lines if row.role == "question"]
    assert questions == [load_question(gear.unit)]
    assert load_question("kg") != load_question("lb")
