"""A load as a person types it."""

from __future__ import annotations

import pytest
from support.builders import exercise

from backcoach.core.loads.typed_load import is_load, may_be_load, typed_load
from backcoach.core.notation import Load

KG = 1_000


@pytest.mark.parametrize(
    ("kind", "text", "load"),
    [
        ("external", "45", Load(45 * KG)),
        ("added", "7,5 kg", Load(7_500)),
        ("assisted", "30", Load(-30 * KG)),
        ("assisted", "-30", Load(-30 * KG)),
        ("added", "0", None),
        ("band", "green band", Load(None, band="green")),
    ],
)
def test_a_load_is_read_as_the_exercise_has_it(kind: str, text: str, load: Load | None) -> None:
    assert typed_load(text, exercise(load=kind), "kg") == load


@pytest.mark.parametrize(
    ("kind", "text"),
    [("bodyweight", "45"), ("external", "green band"), ("band", "45 kg"), ("external", "much")],
)
def test_another_kind_of_load_is_refused_in_one_line(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"\A[^\n]+\Z"):
        typed_load(text, exercise(load=kind), "kg")


@pytest.mark.parametrize(
    ("text", "with_unit", "where_asked"),
    [
        ("45 kg", True, True),
        (" 7.5 lbs ", True, True),
        ("45", False, True),
        ("0", False, False),
        ("0,0", False, False),
        ("45 kg and more", False, False),
    ],
)
def test_a_bare_number_is_a_load_only_where_one_is_asked_for(
    text: str, with_unit: bool, where_asked: bool
) -> None:
    assert (is_load(text), may_be_load(text)) == (with_unit, where_asked)
