"""The line of the timer that says what a set is logged with."""

from __future__ import annotations

import pytest

from backcoach.tui.drawing.timer_lines import cut_name, message_rows

LOG = "Seated cable row, set 1: 10 × 40 kg"


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (35, LOG),
        (33, "Seated cable…, set 1: 10 × 40 kg"),
        (30, "Seated…, set 1: 10 × 40 kg"),
        (22, "Seated…: 10 × 40 kg"),
        (5, "Seat…"),
    ],
)
def test_a_line_without_room_loses_of_its_name_first(width: int, text: str) -> None:
    assert cut_name(LOG, width).plain == text


@pytest.mark.parametrize(
    ("width", "most", "rows"),
    [
        (40, 1, ["Skipped set 1 · u takes it back"]),
        (20, 2, ["Skipped set 1"]),
        (9, 2, ["Skipped", "set 1"]),
        (9, 1, ["Skipped…"]),
    ],
)
def test_a_message_loses_its_key_before_it_is_wrapped_and_words_last(
    width: int, most: int, rows: list[str]
) -> None:
    made = message_rows("Skipped set 1 · u takes it back", width, most)
    assert [row.plain for row in made] == rows


def test_no_message_has_no_row() -> None:
    assert message_rows("", 20, 3) == []
