"""Text from outside is cleaned, so that a terminal cannot read commands in it."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.text import clean, clean_tree, nearest, one_line, quoted

CIRCLE = "\u25cc"


@pytest.mark.parametrize(
    ("foreign", "cleaned"),
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
def test_control_characters_are_removed_and_the_rest_is_kept(foreign: str, cleaned: str) -> None:
    assert clean(foreign) == cleaned


@given(st.text())
def test_cleaned_text_is_safe_and_cleaning_it_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in once)
    assert not unicodedata.category((once or "x")[0]).startswith("M")


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S"))))
def test_letters_and_signs_of_any_script_are_kept(text: str) -> None:
    assert clean(text) == text


def test_a_tree_is_cleaned_through_keys_lists_and_tables() -> None:
    tree: dict[str, Any] = {"na\x07me": ["a\x1b", 3, {"deep": "b\x00"}], "when": None}
    assert clean_tree(tree) == {"name": ["a", 3, {"deep": "b"}], "when": None}


def test_one_line_folds_white_space() -> None:
    assert one_line("  a\n\n b\tc ") == "a b c"


@pytest.mark.parametrize(
    ("value", "cleaned"),
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
def test_a_value_is_quoted_for_an_error_line(value: object, cleaned: str) -> None:
    assert quoted(value) == cleaned


def test_the_nearest_known_word_is_found_and_nonsense_is_not() -> None:
    known = ("exercise", "sets", "reps")
    assert nearest("excercise", known) == "exercise"
    assert nearest("set", known) == "sets"
    assert nearest("SET", known) == "sets"
    assert nearest("banana", known) is None
    assert nearest("x" * 100_000, known) is None
