"""A line through values: from the least to the most, with an end at either side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backcoach.pictures.charts import bar_chart, line_chart

VALUES = st.lists(st.integers(0, 1000), min_size=2, max_size=60)


def test_a_rise_is_a_line_from_the_lower_left_to_the_upper_right() -> None:
    assert line_chart((1, 2), 4, 2) == ("  ⡠⠊", "⡠⠊  ")


def test_values_that_are_all_alike_are_a_line_in_the_middle() -> None:
    assert line_chart((5, 5, 5), 3, 1) == ("⠶⠶⠶",)


@given(VALUES, st.integers(1, 60), st.integers(1, 12))
def test_a_chart_fills_its_place_from_side_to_side(
    values: list[int], columns: int, rows: int
) -> None:
    chart = line_chart(values, columns, rows)
    assert [len(row) for row in chart] == [columns] * rows
    assert any(row[0] != " " for row in chart)
    assert any(row[-1] != " " for row in chart)


def test_one_value_or_no_room_is_no_line() -> None:
    assert line_chart((1,), 9, 3) == ()
    assert line_chart((1, 2), 0, 3) == ()
    assert line_chart((1, 2), 9, 0) == ()


def test_bars_are_as_high_as_their_values_and_what_is_something_has_one() -> None:
    assert bar_chart([0, 1, 4, 8], 1) == (" ▁▄█",)
    assert bar_chart([0, 1, 4, 8], 2) == ("   █", " ▂██")
    assert bar_chart([0, 0], 1) == ("  ",)
    assert bar_chart([1, 1000], 3)[2][0] == "▁"
