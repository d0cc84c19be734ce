"""Which movements a pain concerns, place by place and level by level."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import exercise

from backcoach.core.coaching.health.places import (
    BACK,
    PLACES,
    TRUNK,
    Measure,
    Place,
    grade,
    is_back,
    measure,
)
from backcoach.core.session.events import PainKind

HINGE = exercise("deadlift", pattern="hinge")
ROW = exercise("bent_row", secondary=(TRUNK,))
PULL = exercise("lat_pulldown", pattern="vertical_pull")


def measures(place: str, level: int, kind: PainKind = "dull") -> list[Measure]:
    """Return what becomes of a hinge, a row in which the back holds the trunk, and a pull."""
    return [measure(place, grade(level, kind), exercise) for exercise in (HINGE, ROW, PULL)]


OUT, LIGHTER, ALLOWED = "left_out", "lighter", "allowed"


@pytest.mark.parametrize(
    ("place", "moderate", "severe"),
    [
        ("lower back", [OUT, LIGHTER, ALLOWED], [OUT, OUT, LIGHTER]),
        ("upper back", [OUT, LIGHTER, LIGHTER], [OUT, OUT, OUT]),
        ("", [OUT, LIGHTER, LIGHTER], [OUT, OUT, OUT]),
        ("shoulder", [ALLOWED, LIGHTER, LIGHTER], [LIGHTER, OUT, OUT]),
        ("elbow", [ALLOWED, LIGHTER, LIGHTER], [LIGHTER, OUT, OUT]),
        ("wrist", [ALLOWED, LIGHTER, LIGHTER], [LIGHTER, OUT, OUT]),
        ("hip", [LIGHTER, ALLOWED, ALLOWED], [OUT, LIGHTER, ALLOWED]),
        ("knee", [LIGHTER, ALLOWED, ALLOWED], [OUT, LIGHTER, ALLOWED]),
        ("elsewhere", [LIGHTER, LIGHTER, LIGHTER], [OUT, LIGHTER, LIGHTER]),
    ],
)
def test_r_pain_01_places_and_levels_decide(
    place: str, moderate: list[Measure], severe: list[Measure]
) -> None:
    assert measures(place, 0) == measures(place, 2) == [ALLOWED] * 3
    assert measures(place, 3) == measures(place, 4) == moderate
    assert measures(place, 5) == measures(place, 6) == severe
    assert measures(place, 1, "sharp") == severe
    assert measures(place, 7) == measures(place, 10) == [OUT] * 3


def test_the_places_are_few_and_the_back_is_among_them() -> None:
    assert set(PLACES) == set(get_args(Place))
    assert [place for place in PLACES if is_back(place)] == list(BACK)
    assert is_back("")


@given(
    st.sampled_from((*PLACES, "", "a toe")),
    st.integers(0, 9),
    st.sampled_from(get_args(PainKind)),
    st.sampled_from([HINGE, ROW, PULL]),
)
def test_more_pain_never_allows_more(place: str, level: int, kind: PainKind, what: object) -> None:
    order: tuple[Measure, ...] = get_args(Measure)
    number = [HINGE, ROW, PULL].index(what)  # type: ignore[arg-type]
    milder, worse = (measures(place, now, kind)[number] for now in (level, level + 1))
    assert order.index(milder) <= order.index(worse)


def test_a_back_extension_loads_the_back_as_a_hinge_does() -> None:
    extension = exercise("extension", pattern="back_extension")
    for place in PLACES:
        for level in (3, 5, 7):
            bad = grade(level, "dull")
            assert measure(place, bad, extension) == measure(place, bad, HINGE)


def test_a_drill_for_the_trunk_stays_with_a_moderate_pain_of_the_lower_back() -> None:
    drill = exercise("bird_dog", pattern="core", load="none")
    assert measure("lower back", grade(3, "dull"), drill) == ALLOWED
