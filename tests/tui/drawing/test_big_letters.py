"""Large letters: whole, as wide as they say, and with a glyph for all that is ever said large."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.notation import Reps, clock_text
from backcoach.core.wording.cues import PHASE_WORDS, Movement
from backcoach.tui.drawing.big_letters import ROWS, large, largest_scale, size

SAID = st.text("0123456789:+−–×./ ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=12)


def test_a_time_is_drawn_in_three_rows() -> None:
    assert large("1:30") == ("▀█  ▄ ▀▀█ █▀█", " █  ▄  ▀█ █ █", "▀▀▀   ▀▀▀ ▀▀▀")


def test_one_glyph_is_its_pixels() -> None:
    assert large("0") == ("█▀█", "█ █", "▀▀▀")


def test_twice_as_large_is_twice_as_wide_and_as_high() -> None:
    assert large("7", 2) == ("██████", "    ██", "    ██", "  ██  ", "  ██  ")


def test_small_letters_are_drawn_as_large_ones() -> None:
    assert large("pull") == large("PULL")


@given(SAID, st.integers(1, 4))
def test_every_row_is_as_wide_as_the_others(text: str, scale: int) -> None:
    rows = large(text, scale)
    columns, height = size(text, scale)
    assert {len(row) for row in rows} == {columns}
    assert len(rows) == height == -(-ROWS * scale // 2)


@given(SAID, st.integers(0, 200), st.integers(0, 60))
def test_the_largest_scale_fits_and_the_next_does_not(text: str, columns: int, rows: int) -> None:
    scale = largest_scale(text, columns, rows)
    if scale:
        width, height = size(text, scale)
        assert width <= columns
        assert height <= rows
    width, height = size(text, scale + 1)
    assert width > columns or height > rows


def test_an_empty_text_has_no_width() -> None:
    assert large("") == ("", "", "")
    assert size("", 1) == (0, 3)


def test_characters_without_a_glyph_are_left_out() -> None:
    assert large("1€") == large("1")


def distinct(text: str) -> bool:
    """Return whether no sign of a text is lost or blank."""
    return all(any(row.strip() for row in large(char)) for char in text if char != " ")


@pytest.mark.parametrize("movement", PHASE_WORDS)
def test_every_phase_can_be_written_large(movement: Movement) -> None:
    for word in PHASE_WORDS[movement].values():
        assert distinct(word)


@pytest.mark.parametrize(
    "text",
    [clock_text(3599), f"+{clock_text(5)}", str(Reps(8, 10)), "12/15", "in 3", "left 10 × 22.5 kg"],
)
def test_every_time_and_target_can_be_written_large(text: str) -> None:
    assert distinct(text)


def test_letters_and_digits_can_be_told_apart() -> None:
    signs = "0123456789:+−–×./ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert len({large(char) for char in signs}) == len(signs)
