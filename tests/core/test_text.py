"""Foreign text is shown literally and never reaches the terminal as a command."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.text import clean, clean_tree, nearest, one_line, quoted

CIRCLE = "\u25cc"


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("[each side]", "[each side]"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("\x1b]0;owned\x07", "]0;owned"),
        ("\x9b31m", "31m"),
        ("\u202eabc", "abc"),
        ("a\tb\u2028c\u2029d", "a b c d"),
        ("one\r\ntwo", "one\ntwo"),
        ("\ud800x", "x"),
        ("\u0301", f"{CIRCLE}\u0301"),
        ("a \u0301", f"a {CIRCLE}\u0301"),
        ("a\n\u0301", f"a\n{CIRCLE}\u0301"),
        ("\u200d\u0301", f"\u200d{CIRCLE}\u0301"),
        ("\x1b\u0301", f"{CIRCLE}\u0301"),
        ("e\u0301\u0302", "e\u0301\u0302"),
        ("سحب", "سحب"),
        ("引體向上", "引體向上"),
        ("👩‍🦰", "👩‍🦰"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_control_goes_and_the_rest_stays(foreign: str, shown: str) -> None:
    assert clean(foreign) == shown


@given(st.text())
def test_what_is_clean_is_safe_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in once)
    assert not unicodedata.category((once or "x")[0]).startswith("M")


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S"))))
def test_letters_and_signs_of_any_script_pass_untouched(text: str) -> None:
    assert clean(text) == text


def test_a_tree_is_cleaned_through_keys_lists_and_tables() -> None:
    tree: dict[str, Any] = {"na\x07me": ["a\x1b", 3, {"deep": "b\x00"}], "when": None}
    assert clean_tree(tree) == {"name": ["a", 3, {"deep": "b"}], "when": None}


def test_one_line_folds_white_space() -> None:
    assert one_line("  a\n\n b\tc ") == "a b c"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2 mins", '"2 mins"'),
        ("two\nlines", '"two lines"'),
        (True, "true"),
        (12, "12"),
        (2.5, "2.5"),
        (10**60, "1" + "0" * 39),
        (["a"], "\"['a']\""),
        ("x" * 40, f'"{"x" * 40}"'),
        ("x" * 41, f'"{"x" * 39}…"'),
    ],
)
def test_a_value_fits_into_an_error_line(value: object, shown: str) -> None:
    assert quoted(value) == shown


def test_the_nearest_known_word_is_found_and_nonsense_is_not() -> None:
    known = ("exercise", "sets", "reps")
    assert nearest("excercise", known) == "exercise"
    assert nearest("set", known) == "sets"
    assert nearest("SET", known) == "sets"
    assert nearest("banana", known) is None
    assert nearest("x" * 100_000, known) is None
