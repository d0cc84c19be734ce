"""What is read quickly is what careful reading makes of it; all else is left to that."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.exercises.model import Library
from backcoach.core.settings.settings import SettingsFile
from backcoach.core.toml.quick_reading import DOUBTS, quick_reader
from backcoach.core.toml.validation import FieldError, read, read_with_paths

SHIPPED = (Path(__file__).parents[3] / "exercises.toml").read_bytes()
FEW = tomli.loads(
    """
[[session]]
id = "pull"
name = "Pull"
rest = "2m"
exercise = [{ exercise = "row", sets = 3, reps = ["8-10", "5 x 80%"], rest = [60, 90], rir = 2 }]

[[exercise]]
id = "row"
name = "Row"
pattern = "horizontal_pull"
primary = ["lats"]
floor = true
start = "12 kg"
tempo = "3-1-X-1"
faults = [{ fault = "jerking", fix = "less weight" }]
cues = { peak = "squeeze" }

[[programme]]
id = "weeks"
name = "Weeks"
aim = "to row"
weeks = 8
day = [{ session = "pull", weekday = "monday" }]
phase = [{ weeks = "1-4", more = -1 }]
"""
)

WORDS = st.text(alphabet="ab8-x %@\n\t\u3000é\u200d", max_size=6)
VALUES = st.one_of(
    WORDS,
    st.text(alphabet="a ", min_size=35, max_size=85),
    st.integers(-2, 25),
    st.floats(0, 30),
    st.booleans(),
    st.lists(WORDS, max_size=3),
    st.just({}),
    st.just({"peak": " two  blanks"}),
)


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything in a tree."""
    keys: list[Any] = [*tree] if isinstance(tree, dict) else []
    keys = [*range(len(tree))] if isinstance(tree, list) else keys
    return [found for key in keys for found in [(*path, key), *places(tree[key], (*path, key))]]


PLACES = places(FEW)


def test_the_shipped_file_is_read_quickly() -> None:
    tree = tomli.loads(SHIPPED.decode())
    errors: list[FieldError] = []
    assert quick_reader(Library)(tree) == read_with_paths(Library, tree, errors)
    assert errors == []


@given(st.sampled_from(PLACES), VALUES)
def test_what_is_read_quickly_is_right(path: tuple[Any, ...], value: Any) -> None:
    tree = deepcopy(FEW)
    table = tree
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value
    errors: list[FieldError] = []
    try:
        made = quick_reader(Library)(tree)
    except DOUBTS:
        assert read(Library, tree, errors) == read_with_paths(Library, tree, [])
    else:
        assert made == read_with_paths(Library, tree, errors)
        assert errors == []


@pytest.mark.parametrize(
    "change", [{"colour": "red"}, {"id": None}, {"name": "two  blanks"}, {"about": "a\nline"}]
)
def test_what_is_not_certain_is_left_to_careful_reading(change: dict[str, Any]) -> None:
    tree = deepcopy(FEW)
    session = tree["session"][0] | change
    tree["session"] = [{key: value for key, value in session.items() if value is not None}]
    with pytest.raises(DOUBTS):
        quick_reader(Library)(tree)


def test_settings_are_read_alike() -> None:
    tree = {
        "units": "lb",
        "signals": {"voice": True, "speaker": ["say", " a "]},
        "level": "beginner",
    }
    errors: list[FieldError] = []
    assert read(SettingsFile, tree, errors) == read_with_paths(SettingsFile, tree, [])
    assert errors == []
