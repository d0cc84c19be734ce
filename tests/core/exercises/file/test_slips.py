"""What is likely meant otherwise in one's own exercises is lines; what is shipped has no slip."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from support.builders import exercise

from backcoach.core.exercises.file.reading import parse_bytes
from backcoach.core.exercises.file.slips import MOST_SLIPS, slips
from backcoach.core.exercises.model import Library

SHIPPED = parse_bytes((Path(__file__).parents[4] / "exercises.toml").read_bytes(), "exercises.toml")


def own(**rows: dict[str, Any]) -> list[str]:
    """Return what is lines of exercises beside the shipped ones."""
    made = tuple(
        exercise(name, pattern="horizontal_pull", **{"primary": ("rhomboids",), **row})
        for name, row in rows.items()
    )
    ids = {each.id for each in made}
    kept = tuple(each for each in SHIPPED.exercise if each.id not in ids)
    return list(slips(Library(exercise=(*made, *kept), session=()), SHIPPED))


def test_what_is_shipped_has_no_slip() -> None:
    assert list(slips(SHIPPED, SHIPPED)) == []


def test_an_exercise_of_ones_own_may_be_without_any() -> None:
    assert own(mine={"equipment": ("dumbbell",), "easier": "cable_row"}) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"equipment": ("dumbell",)}, ('"dumbell"', '"dumbbell"')),
        ({"equipment": ("sled of my own",)}, ('"sled of my own"', "settings")),
        ({"primary": ("rhomboidz",)}, ('"rhomboidz"', "map")),
        ({"harder": "kb_deadlift"}, ("kb_deadlift", "hinge beside horizontal_pull")),
    ],
)
def test_what_may_be_a_slip_is_named(row: dict[str, Any], words: tuple[str, ...]) -> None:
    lines = own(mine=row)
    assert lines
    assert all(word in lines[0] for word in words)
    assert lines[0].startswith("mine: ")


def test_a_ladder_whose_way_back_leads_elsewhere_is_named() -> None:
    lines = own(mine={"harder": "yours"}, yours={"easier": "theirs"})
    assert [line for line in lines if "mine" in line and "theirs" in line]


def test_a_word_is_reported_once() -> None:
    rows = {f"row{number}": {"equipment": ("sledge",)} for number in range(3)}
    assert len(own(**rows)) == 1


def test_a_shipped_exercise_that_was_changed_is_looked_at() -> None:
    (first, *others) = SHIPPED.exercise
    changed = replace(first, equipment=("ketlebell",))
    library = replace(SHIPPED, exercise=(changed, *others))
    assert [line for line in slips(library, SHIPPED) if "kettlebell" in line]


def test_of_many_slips_the_first_are_named_and_the_others_counted() -> None:
    rows = {f"row{number}": {"primary": (f"nobody{number}",)} for number in range(MOST_SLIPS + 3)}
    lines = own(**rows)
    assert len(lines) == MOST_SLIPS + 1
    assert lines[-1] == "and 3 more"
