"""What a report of pain leads to in the exercise under way: the table of R-PAIN-01."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.coaching.health.pain import Action, Advice, pain_advice
from backcoach.core.coaching.health.places import PLACES
from backcoach.core.session.events import PainKind, PainReported


def report(level: int, place: str = "elbow", kind: PainKind = "dull") -> PainReported:
    return PainReported(at=0, level=level, place=place, kind=kind)


def advice(level: int, kind: PainKind = "dull", *, earlier: tuple[int, ...] = ()) -> Advice:
    """Return the advice for an elbow; earlier reports are levels of dull pain there."""
    return pain_advice(level, kind, "elbow", [report(before) for before in earlier])


def test_r_pain_01_a_place_that_is_gone_is_noted() -> None:
    assert advice(0).reason.kind == "pain_gone"
    assert advice(0, "sharp").action == "continue"


@pytest.mark.parametrize("level", [1, 2])
def test_r_pain_01_a_little_dull_pain_is_watched(level: int) -> None:
    assert advice(level).action == "continue"
    assert advice(level).reason.kind == "pain_watch"


@pytest.mark.parametrize("level", [3, 4])
def test_r_pain_01_moderate_pain_ends_the_set_with_one_easier_try(level: int) -> None:
    assert advice(level).action == "ease"
    assert advice(level).reason.values["level"] == level


def test_r_pain_01_there_is_one_try_only() -> None:
    assert advice(3, earlier=(4,)).reason.kind == "pain_over_again"
    assert advice(4, earlier=(3,)).action == "end_exercise"
    assert advice(3, earlier=(2,)).action == "ease", "what was only watched was no try"


@pytest.mark.parametrize("level", [5, 6])
def test_r_pain_01_severe_pain_ends_the_exercise(level: int) -> None:
    assert advice(level).action == "end_exercise"
    assert advice(level).reason.kind == "pain_over_level"


@pytest.mark.parametrize("kind", ["sharp", "spreading", "rising"])
def test_r_pain_01_some_kinds_end_the_exercise_at_any_level(kind: PainKind) -> None:
    assert advice(1, kind).action == "end_exercise"
    assert advice(1, kind).reason.kind == f"pain_over_{kind}"


@pytest.mark.parametrize("level", [7, 10])
def test_d3_extreme_pain_ends_training_for_today(level: int) -> None:
    assert advice(level).action == "rest"


def test_r_pain_01_reports_that_rise_are_rising_pain() -> None:
    assert advice(3, earlier=(1, 2)).reason.kind == "pain_over_rising"
    assert advice(2, earlier=(0, 1)).action == "end_exercise"
    assert advice(2, earlier=(1,)).action == "continue", "two reports show no direction yet"
    assert advice(2, earlier=(1, 2)).action == "continue"
    assert advice(2, earlier=(1, 3)).action == "continue"
    assert advice(2, earlier=(3, 0, 1)).action == "end_exercise", "the last three count"


def test_r_pain_01_only_reports_of_the_same_place_count() -> None:
    elsewhere = [report(4, "shoulder"), report(1, "knee"), report(2, "knee")]
    assert pain_advice(3, "dull", "elbow", elsewhere).action == "ease"


@given(
    level=st.integers(0, 9),
    kind=st.sampled_from(get_args(PainKind)),
    place=st.sampled_from((*PLACES, "")),
    tries=st.lists(st.just(3), max_size=2),
)
def test_more_pain_never_leads_to_a_milder_step(
    level: int, kind: PainKind, place: str, tries: list[int]
) -> None:
    order: tuple[Action, ...] = get_args(Action)
    earlier = [report(before, place) for before in tries]
    milder, worse = (pain_advice(now, kind, place, earlier) for now in (level, level + 1))
    assert order.index(milder.action) <= order.index(worse.action)
