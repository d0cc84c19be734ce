"""Lengths of time as they are read in a list."""

from __future__ import annotations

import pytest

from backcoach.core.wording.set_words import length_text


@pytest.mark.parametrize(
    ("seconds", "words"), [(45, "45 s"), (60, "1 min"), (90, "1:30"), (480, "8 min")]
)
def test_a_length_is_in_minutes_where_they_are_whole(seconds: int, words: str) -> None:
    assert length_text(seconds) == words
