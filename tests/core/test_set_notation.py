"""How a set is written, and what is said where it cannot be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.notation import Load, Reps
from backcoach.core.set_notation import SetGoal, Share


@pytest.mark.parametrize(
    ("written", "goal"),
    [
        (8, SetGoal(reps=Reps(8, 8))),
        ("8", SetGoal(reps=Reps(8, 8))),
        ("8-10", SetGoal(reps=Reps(8, 10))),
        ("8 – 10", SetGoal(reps=Reps(8, 10))),
        ("5+", SetGoal(reps=Reps(5, 5), least=True)),
        ("max", SetGoal(reps=Reps(1, 1), least=True)),
        ("5 x 80%", SetGoal(reps=Reps(5, 5), percent=80)),
        ("5 × 80 %", SetGoal(reps=Reps(5, 5), percent=80)),
        ("1+ x 95%", SetGoal(reps=Reps(1, 1), least=True, percent=95)),
        ("8 x 24 kg", SetGoal(reps=Reps(8, 8), load=Load(24_000))),
        ("8 x 53 lb", SetGoal(reps=Reps(8, 8), load=Load.parse("53 lb"))),
        ("8 @8", SetGoal(reps=Reps(8, 8), rir=2)),
        ("8 @ 10", SetGoal(reps=Reps(8, 8), rir=0)),
        ("3-5 x 85% @9", SetGoal(reps=Reps(3, 5), percent=85, rir=1)),
        (" max @9 ", SetGoal(reps=Reps(1, 1), least=True, rir=1)),
    ],
)
def test_a_set_is_read(written: object, goal: SetGoal) -> None:
    assert SetGoal.parse(written) == goal


@pytest.mark.parametrize(
    ("written", "how"),
    [
        (True, 'write 8, "8-10", "5+" or "max"'),
        (0, 'write 8, "8-10", "5+" or "max"'),
        ("", 'write 8, "8-10", "5+" or "max"'),
        ("amrap", 'write 8, "8-10", "5+" or "max"'),
        ("5++", 'write 8, "8-10", "5+" or "max"'),
        ("10-8", 'write "8-10"'),
        ("300+", "from 1 to 200"),
        ("5 x 80", 'write "5 x 80%" or "5 x 80 kg"'),
        ("5+ x 80", 'write "5+ x 80%" or "5+ x 80 kg"'),
        ("5 x 0%", "from 1 % to 100 %"),
        ("5 x 120%", "from 1 % to 100 %"),
        ("5 x heavy", "is not a load"),
        ("8 @11", 'write "8 @8"'),
        ("8 @5", 'write "8 @8"'),
        ("8 @8.5", 'write "8 @8"'),
        ("8 @", 'write 8, "8-10", "5+" or "max"'),
    ],
)
def test_what_is_no_set_is_told_how_to_write_it(written: object, how: str) -> None:
    with pytest.raises(ValueError, match=re.escape(how)):
        SetGoal.parse(written)


@given(st.text(max_size=30) | st.integers() | st.floats() | st.none() | st.booleans())
def test_anything_is_a_set_or_a_mistake(written: object) -> None:
    try:
        goal = SetGoal.parse(written)
    except ValueError:
        return
    assert 1 <= goal.reps.lo <= goal.reps.hi


def test_one_value_for_all_sets_is_a_range_where_it_says_no_more() -> None:
    assert SetGoal.parse_alone("8-10") == Reps(8, 10)
    assert SetGoal.parse_alone("5+") == (SetGoal(reps=Reps(5, 5), least=True),)


def test_a_share_is_a_whole_per_cent() -> None:
    assert Share.parse("80 %") == Share(80)
    for wrong in ("80", 80, "0%", "100%", "-10%", "", None):
        with pytest.raises(ValueError, match="share"):
            Share.parse(wrong)
