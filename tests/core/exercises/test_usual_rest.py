"""R-REST-01: which movements rest alike, and how long a drill rests."""

from __future__ import annotations

from typing import get_args

import pytest
from support.builders import exercise

from backcoach.core.exercises.model import Goal, Pattern
from backcoach.core.exercises.usual_rest import rest_range

goals = pytest.mark.parametrize("goal", get_args(Goal))


@goals
@pytest.mark.parametrize("pattern", get_args(Pattern))
def test_every_movement_has_a_rest_within_its_bounds(pattern: Pattern, goal: Goal) -> None:
    rest = rest_range(exercise("any", pattern=pattern), goal)
    assert 0 < rest.lowest <= rest.seconds <= rest.highest


@goals
@pytest.mark.parametrize("pattern", ["scapular", "rotation", "core"])
def test_a_drill_never_rests_longer_than_a_pull(pattern: Pattern, goal: Goal) -> None:
    drill, pull = exercise("drill", pattern=pattern), exercise("row", pattern="horizontal_pull")
    assert rest_range(drill, goal).seconds <= rest_range(pull, goal).seconds


@goals
def test_a_back_extension_rests_like_a_pull_and_a_carry_like_one_side(goal: Goal) -> None:
    extension = exercise("extension", pattern="back_extension")
    assert rest_range(extension, goal) == rest_range(
        exercise("row", pattern="horizontal_pull"), goal
    )
    carry = exercise("carry", pattern="carry", sides="each")
    one_arm = exercise("one_arm_row", pattern="horizontal_pull", sides="each")
    assert rest_range(carry, goal) == rest_range(one_arm, goal)
