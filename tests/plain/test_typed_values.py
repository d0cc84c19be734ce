"""Numbers and answers to questions, as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from support.builders import exercise, hold

from backcoach.core.notation import Load
from backcoach.core.questions.form import Option
from backcoach.core.session.plan import Result
from backcoach.plain.typed_commands import (
    amended,
    pick,
)

SET = Result(reps=10, load=Load(24_000))
ROW = exercise("row")


# Numbers


@pytest.mark.parametrize(
    ("line", "reps", "grams"),
    [
        ("8", 8, 24_000),
        (" 8 ", 8, 24_000),
        ("0", 0, 24_000),
        ("8 x 22.5 kg", 8, 22_500),
        ("8x20", 8, 20_000),
        ("8 × 20 kg", 8, 20_000),
        ("8*20", 8, 20_000),
        ("x 53 lb", 10, 24_040),
        ("X 26", 10, 26_000),
    ],
)
def test_numbers_are_reps_and_a_load(line: str, reps: int, grams: int) -> None:
    result = amended(line, SET, ROW, "kg")
    assert result is not None
    assert result.load is not None
    assert (result.reps, result.load.grams) == (reps, grams)


@pytest.mark.parametrize("line", ["", "u", "8 reps or so", "x", "8 x", "-3", "8,5", "n 8"])
def test_other_lines_are_no_numbers(line: str) -> None:
    assert amended(line, SET, ROW, "kg") is None


def test_a_bare_load_is_in_the_persons_unit_and_what_is_not_named_stays() -> None:
    result = amended("x 50", Result(reps=9, load=Load(1), rir=2), ROW, "lb")
    assert result == Result(reps=9, load=Load(22_680, "lb"), rir=2)


@pytest.mark.parametrize("line", ["25", "25 s", "25s", "25 seconds"])
def test_a_hold_is_counted_in_seconds(line: str) -> None:
    assert amended(line, Result(seconds=20), ROW, "kg") == Result(seconds=25)


@pytest.mark.parametrize(
    ("kind", "line", "load"),
    [
        ("assisted", "8 x 30 kg", Load(-30_000)),
        ("assisted", "8 x -30 kg", Load(-30_000)),
        ("assisted", "8 x 0", None),
        ("added", "8 x 0 kg", None),
        ("added", "8 x 5", Load(5_000)),
        ("band", "8 x green band", Load(None, band="green")),
    ],
)
def test_a_load_is_what_it_is_for_the_exercise(kind: str, line: str, load: Load | None) -> None:
    assert amended(line, Result(reps=8), exercise(load=kind), "kg") == Result(reps=8, load=load)


@pytest.mark.parametrize(
    ("line", "seconds"), [("90", 90), ("90 s", 90), ("2m", 120), ("2 min", 120), ("1m30s", 90)]
)
def test_a_hold_is_typed_in_seconds_or_minutes(line: str, seconds: int) -> None:
    assert amended(line, Result(seconds=20), hold(), "kg") == Result(seconds=seconds)


def test_a_carry_is_not_typed_in_metres() -> None:
    carry = structs.replace(hold(), pattern="carry")
    assert amended("1 min", Result(seconds=20), carry, "kg") == Result(seconds=60)
    with pytest.raises(ValueError, match="may be metres"):
        amended("20 m", Result(seconds=20), carry, "kg")


@pytest.mark.parametrize(
    ("kind", "line", "reason"),
    [
        ("external", "2 min", "counted in reps"),
        ("external", "201", "200 reps at most"),
        ("external", "30 s", "counted in reps"),
        ("external", "8 x much", 'write "24 kg"'),
        ("external", "8 x green band", '"24 kg"'),
        ("external", "8 x -24 kg", "no load below 0"),
        ("added", "8 x -5", "no load below 0"),
        ("band", "8 x 24 kg", '"green band"'),
        ("bodyweight", "8 x 24 kg", "Row has no load"),
        ("none", "x 24 kg", "Row has no load"),
    ],
)
def test_numbers_that_do_not_fit_are_told_why(kind: str, line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        amended(line, SET, exercise("row", load=kind), "kg")


def test_a_hold_has_an_end() -> None:
    with pytest.raises(ValueError, match="3600 s at most"):
        amended("3601", Result(seconds=20), ROW, "kg")


PLACES = (
    Option("lower back", "lower back"),
    Option("lower leg", "lower leg"),
    Option("hip", "hip"),
)

SCALE = (Option("", "as usual"), *(Option(str(level), f"{level}") for level in range(11)))
KINDS = (Option("", "nothing else"), Option("dull", "Dull, as of effort"), Option("s", "sharp"))

GOALS = (
    Option("", "as the session says"),
    Option("strength", "strength"),
    Option("hypertrophy", "muscle growth"),
)

KITS = (
    Option("kettlebell, bar", "kettlebell, bar"),
    Option("kettlebell, bar, band", "kettlebell, bar, band"),
)

BELLS = (Option("16", "one, 16 kg, 35 lb"), Option("24", "one, 24 kg, 53 lb"))


# Answers


@pytest.mark.parametrize(
    ("words", "options", "picked"),
    [
        ("hip", PLACES, ("hip", "")),
        ("HIP sharp", PLACES, ("hip", "sharp")),
        ("h, sharp", PLACES, None),
        ("hi, sharp", PLACES, ("hip", "sharp")),
        ("lower back dull", PLACES, ("lower back", "dull")),
        ("left hip dull", PLACES, ("hip", "dull")),
        ("in my right hip", PLACES, ("hip", "")),
        ("left", PLACES, None),
        ("lower", PLACES, None),
        ("3", PLACES, ("hip", "")),
        ("4", PLACES, None),
        ("0", PLACES, None),
        ("", PLACES, None),
        (" , ", PLACES, None),
        ("10 elbow", SCALE, ("10", "elbow")),
        ("1", SCALE, ("1", "")),
        ("99", SCALE, None),
        ("as", SCALE, ("", "")),
        ("dull ache", KINDS, ("dull", "ache")),
        ("sharp", KINDS, ("s", "")),
        ("sharper", KINDS, None),
        ("1", KINDS, ("", "")),
        ("²", KINDS, None),
        ("muscle growth", GOALS, ("hypertrophy", "")),
        ("Muscle", GOALS, ("hypertrophy", "")),
        ("muscle gr", GOALS, ("hypertrophy", "")),
        ("m", GOALS, None),
        ("mu", GOALS, ("hypertrophy", "")),
        ("muscle growth kg", GOALS, ("hypertrophy", "kg")),
        ("as the session says, kg", GOALS, ("", "kg")),
        ("growth", GOALS, None),
        ("3", GOALS, ("hypertrophy", "")),
        ("dull, as of effort", KINDS, ("dull", "")),
        ("kettlebell, bar", KITS, ("kettlebell, bar", "")),
        ("kettlebell bar band", KITS, ("kettlebell, bar, band", "")),
        ("kettlebell", KITS, None),
        ("16 kg", BELLS, ("16", "")),
        ("one, 24 kg, 53 lb", BELLS, ("24", "")),
        ("one", BELLS, None),
    ],
)
def test_an_answer_is_picked(
    words: str, options: tuple[Option, ...], picked: tuple[str, str] | None
) -> None:
    assert pick(words, options) == picked


@given(st.sampled_from([*PLACES, *KINDS, *GOALS, *KITS, *BELLS]))
def test_the_whole_label_is_an_answer_and_nothing_is_left_of_it(option: Option) -> None:
    kinds = (PLACES, KINDS, GOALS, KITS, BELLS)
    (options,) = (options for options in kinds if option in options)
    assert pick(option.label, options) == (option.value, "")


@given(st.text())
def test_any_answer_is_one_of_the_options_or_none(words: str) -> None:
    answer = pick(words, PLACES)
    assert answer is None or answer[0] in [place.value for place in PLACES]
