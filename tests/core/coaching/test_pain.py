"""Pain and red flags: the table of the coaching rules, case by case."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, exercise, ids, line

from backcoach.core.coaching.pain import (
    BACK,
    PLACES,
    RED_FLAGS,
    SORENESS,
    Action,
    Advice,
    Flag,
    Place,
    forbidden,
    is_back,
    pain_advice,
    red_flag_advice,
)
from backcoach.core.exercises.model import Pattern
from backcoach.core.session.events import PainKind, PainReported


def report(level: int, place: str = "elbow", kind: PainKind = "dull") -> PainReported:
    return PainReported(at=0, level=level, place=place, kind=kind)


def advice(
    level: int,
    kind: PainKind = "dull",
    place: str = "elbow",
    pattern: Pattern = "horizontal_pull",
    *,
    earlier: tuple[int, ...] = (),
    past: tuple[int, ...] = (),
) -> Advice:
    """Return the advice; earlier and past reports are levels of dull pain at the same place."""
    return pain_advice(
        level,
        kind,
        place,
        pattern,
        earlier=[report(one, place) for one in earlier],
        past=[[report(one, place)] for one in past],
    )


def test_r_pain_01_no_pain_changes_nothing() -> None:
    assert advice(0, "sharp", "lower back", "hinge").action == "continue"


@pytest.mark.parametrize("level", [1, 2])
def test_r_pain_01_a_little_dull_pain_is_watched(level: int) -> None:
    one = advice(level, place="lower back", pattern="hinge")
    assert (one.action, one.retry) == ("continue", False)
    assert one.text == f"{level} of 10: go on, and watch it."


@pytest.mark.parametrize("level", [3, 4])
def test_r_pain_01_moderate_pain_ends_the_set_with_one_easier_try(level: int) -> None:
    one = advice(level)
    assert (one.action, one.retry) == ("ease", True)
    assert one.text == (
        f"{level} of 10: end this set. Then one more try with 20 to 30 % less, a shorter way or "
        "an easier exercise."
    )


def test_r_pain_01_there_is_one_try_only() -> None:
    one = advice(3, earlier=(4,))
    assert (one.action, one.retry) == ("end_exercise", False)
    assert one.text == "3 of 10, after an easier try: this exercise is over for today."
    assert advice(4, earlier=(3,)).action == "end_exercise"
    assert advice(3, earlier=(2,)).action == "ease", "what was only watched was no try"


@pytest.mark.parametrize("level", [5, 10])
def test_r_pain_01_severe_pain_ends_the_exercise(level: int) -> None:
    one = advice(level)
    assert (one.action, one.retry) == ("end_exercise", False)
    assert one.text == f"{level} of 10: this exercise is over for today."


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("sharp", "Sharp pain"),
        ("spreading", "Spreading pain"),
        ("rising", "Pain that rises from set to set"),
    ],
)
def test_r_pain_01_some_kinds_end_the_exercise_at_any_level(kind: PainKind, cause: str) -> None:
    one = advice(1, kind)
    assert (one.action, one.retry) == ("end_exercise", False)
    assert one.text == f"{cause}: this exercise is over for today."


def test_r_pain_01_reports_that_rise_are_rising_pain() -> None:
    assert advice(3, earlier=(1, 2)).action == "end_exercise"
    assert advice(2, earlier=(0, 1)).action == "end_exercise"
    assert advice(2, earlier=(1,)).action == "continue", "two reports are no course yet"
    assert advice(2, earlier=(1, 2)).action == "continue"
    assert advice(2, earlier=(1, 3)).action == "continue"
    assert advice(2, earlier=(3, 0, 1)).action == "end_exercise", "the last three count"


def test_r_pain_01_only_reports_of_the_same_place_count() -> None:
    elsewhere = [report(4, "shoulder"), report(1, "knee"), report(2, "knee")]
    assert pain_advice(3, "dull", "elbow", "vertical_pull", earlier=elsewhere).action == "ease"


@pytest.mark.parametrize("place", [*BACK, ""])
def test_r_pain_01_the_back_ends_every_hinge_of_today(place: str) -> None:
    hinge = advice(3, place=place, pattern="hinge")
    assert (hinge.action, hinge.retry) == ("end_hinge", False)
    assert hinge.text == "3 of 10: this exercise is over for today. No more hinges today."
    row = advice(3, place=place)
    assert (row.action, row.retry) == ("end_hinge", True)
    assert row.text.endswith("an easier exercise. No more hinges today.")
    worse = advice(5, place=place)
    assert (worse.action, worse.retry) == ("end_hinge", False)


def test_r_pain_01_a_hinge_that_hurts_elsewhere_is_like_any_exercise() -> None:
    assert advice(3, place="knee", pattern="hinge").action == "ease"


def test_r_pain_01_the_same_place_in_three_sessions_is_for_a_clinician() -> None:
    third = advice(3, past=(3, 0, 6))
    assert third.see_clinician
    assert third.action == "ease", "what happens now is another question"
    assert "doctor or physiotherapist" in third.text
    assert "loads stay" in third.text
    assert not advice(3, past=(3, 2)).see_clinician
    assert not advice(2, past=(3, 3)).see_clinician
    assert not advice(3, place="", past=(3, 3)).see_clinician, "nobody said that it is the same"
    one_session = [[report(3), report(3)], [report(3, "knee")]]
    one = pain_advice(3, "dull", "elbow", "hinge", past=one_session)
    assert not one.see_clinician, "two reports in one session are one session"


def left_out(one: Advice, at: str) -> list[str]:
    """Return the open steps that advice about a step leaves out, after the first set is done."""
    hinge, other_hinge = (exercise(name, pattern="hinge") for name in ("deadlift", "drill"))
    coach = Coach(line(hinge, 2), line("row", 2), line(other_hinge, 1)).do()
    step = coach.state.plan.step(at)
    assert step is not None
    return ids(forbidden(coach.state, step, one))


def test_r_pain_01_an_exercise_that_is_over_loses_its_open_sets() -> None:
    assert left_out(advice(5), "2.1") == ["2.1", "2.2"]
    assert left_out(advice(5, "sharp", "knee", "hinge"), "1.2") == ["1.2"]


def test_r_pain_01_no_more_hinges_are_every_open_hinge_and_what_may_not_be_tried_again() -> None:
    assert left_out(advice(3, place="lower back", pattern="hinge"), "1.2") == ["1.2", "3.1"]
    assert left_out(advice(3, place="lower back"), "2.1") == ["1.2", "3.1"]
    assert left_out(advice(6, place="lower back"), "2.1") == ["1.2", "2.1", "2.2", "3.1"]


def test_r_pain_01_what_goes_on_or_is_tried_again_loses_nothing() -> None:
    assert left_out(advice(2), "2.1") == []
    assert left_out(advice(3), "2.1") == []


@pytest.mark.parametrize("flag", get_args(Flag))
def test_r_red_01_to_04_every_flag_stops_the_session(flag: Flag) -> None:
    one = red_flag_advice(flag)
    assert (one.action, one.retry) == ("stop_session", False)
    assert one.text == RED_FLAGS[flag].text
    assert RED_FLAGS[flag].signs


@pytest.mark.parametrize(
    ("flag", "signs", "help_"),
    [
        pytest.param(
            "heart",
            ("chest", "jaw", "Faint", "talk", "heartbeat", "sweat", "headache", "speaking"),
            "emergency number",
            id="R-RED-01",
        ),
        pytest.param(
            "nerves",
            ("between the legs", "bladder", "sexual", "both legs"),
            "emergency department at once",
            id="R-RED-02",
        ),
        pytest.param(
            "illness",
            ("fever", "weight loss", "cancer", "fall", "brittle bones", "steroids", "night"),
            "See a doctor in the next days",
            id="R-RED-03",
        ),
        pytest.param(
            "muscle",
            ("swelling", "straighten", "dark"),
            "See a doctor today, even if the urine looks normal",
            id="R-RED-04",
        ),
    ],
)
def test_r_red_01_to_04_the_signs_and_the_help_that_they_need(
    flag: Flag, signs: tuple[str, ...], help_: str
) -> None:
    asked = " ".join(RED_FLAGS[flag].signs)
    assert [sign for sign in signs if sign not in asked] == []
    assert help_ in RED_FLAGS[flag].text


def test_the_places_are_few_and_the_back_is_among_them() -> None:
    assert set(PLACES) == set(get_args(Place))
    assert [place for place in PLACES if is_back(place)] == list(BACK)
    assert is_back("")


def test_nothing_that_is_said_names_an_illness_or_shouts() -> None:
    texts = [
        advice(level, kind, place, pattern, past=(3, 3)).text
        for level, kind, place, pattern in product(
            range(11), get_args(PainKind), ("elbow", "lower back"), get_args(Pattern)
        )
    ]
    texts += [SORENESS, *(one.text for one in RED_FLAGS.values())]
    for text in texts:
        assert "!" not in text
        assert text.endswith(".")
        for word in ("injur", "strain", "tear", "hernia", "cauda", "inflam", "you have"):
            assert word not in text.lower()


@given(
    level=st.integers(0, 9),
    kind=st.sampled_from(get_args(PainKind)),
    place=st.sampled_from((*PLACES, "")),
    pattern=st.sampled_from(get_args(Pattern)),
    tries=st.lists(st.just(3), max_size=2),
)
def test_more_pain_never_leads_to_a_milder_step(
    level: int, kind: PainKind, place: str, pattern: Pattern, tries: list[int]
) -> None:
    order: tuple[Action, ...] = get_args(Action)
    milder, worse = (
        advice(one, kind, place, pattern, earlier=tuple(tries)) for one in (level, level + 1)
    )
    assert order.index(milder.action) <= order.index(worse.action)
    assert not (milder.action == "end_exercise" and worse.retry)
