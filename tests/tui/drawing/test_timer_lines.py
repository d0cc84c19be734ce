"""The line of the timer that says what a set is logged with."""

from __future__ import annotations

import pytest

from backcoach.tui.drawing.timer_lines import cut_name

LOG = "Seated cable row, set 1: 10 × 40 kg"


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (35, LOG),
        (30, "Seated cable row,…: 10 × 40 kg"),
        (5, LOG),
    ],
)
def test_a_line_without_room_loses_of_its_name_first(width: int, text: str) -> None:
    assert cut_name(LOG, width).plain == text
