"""What was done in a past session, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import Coach, line

from backcoach.core.exercises.reading import parse
from backcoach.core.planning.expand import expand
from backcoach.core.session.session_record import record
from backcoach.core.views.past_session import done_lines

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library

FILE = """
[[exercise]]
id = "row"
name = "One-armed row"
pattern = "horizontal_pull"
primary = ["lats"]
sides = "each"
reps = 8

[[session]]
id = "s"
name = "S"
[[session.exercise]]
exercise = "row"
sets = 2
load = "20 kg"
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return parse(FILE, "my.toml")


def test_each_exercise_and_side_is_a_line_with_its_sets_and_the_last_reserve(
    library: Library,
) -> None:
    coach = Coach(plan=expand(library, library.session[0]))
    for rir in (3, 3, 2, 1):
        coach.do(reps=8, rir=rir).report()
    assert done_lines(record(coach.state), library) == [
        ("row", "One-armed row, left  8, 8 × 20 kg, 2 in reserve"),
        ("row", "One-armed row, right  8, 8 × 20 kg, 1 in reserve"),
    ]


def test_what_was_left_out_is_no_set_and_an_exercise_that_is_gone_keeps_its_id(
    library: Library,
) -> None:
    coach = Coach(line("bare", 2)).do(reps=5)
    assert done_lines(record(coach.skip().state), library) == [("bare", "bare  5 (assumed)")]
    assert done_lines(record(Coach(line("bare", 1)).skip().state), library) == []
