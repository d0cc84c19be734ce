"""The chart of a lift: axes, line, margin, points, marks, and nothing outside of its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.pictures.lift_chart import Point, lift_chart

if TYPE_CHECKING:
    from backcoach.pictures.lift_chart import Row

DAY = 86_400_000
YEAR = (0, 365 * DAY)
RISING = [
    Point(day * DAY, 60 + day / 10, 4.0, (54 + day / 10, 66.0), day == 300)
    for day in range(0, 360, 20)
]


def text(rows: tuple[Row, ...]) -> str:
    return "\n".join("".join(run for run, *_ in row) for row in rows)


def test_a_chart_has_axes_with_figures_and_dates_and_all_its_marks() -> None:
    rows = lift_chart(
        [RISING],
        80,
        20,
        YEAR,
        breaks=[(100 * DAY, 140 * DAY)],
        easy=[(20 * DAY, 27 * DAY), (160 * DAY, 190 * DAY)],
        pains=[200 * DAY],
    )
    drawn = text(rows)
    assert len(rows) == 20
    assert all(len(line) <= 80 for line in drawn.split("\n"))
    for sign in ("┤", "│", "└", "░", "•", "★", "╌break╌", "~~", "~easy~", "!", "1 Jan"):
        assert sign in drawn
    assert {ink for row in rows for _, ink, _ in row} == {
        *("axis", "grid", "margin", "line", "point", "best", "mark"),
    }
    assert {shade for row in rows[:-1] for _, _, shade in row} == {"", "break", "easy", "pain"}


def test_a_short_time_has_each_date_once() -> None:
    dates = text(lift_chart([[RISING[0]]], 100, 10, (0, 2 * DAY))).split("\n")[-1]
    assert dates.split() == ["1", "Jan", "2", "Jan", "3", "Jan"]


def test_a_line_that_rises_is_higher_at_the_right() -> None:
    rows = [line for line, _ in enumerate(RISING)]
    drawn = text(lift_chart([RISING], 80, 20, YEAR)).split("\n")
    first = next(n for n, line in enumerate(drawn) if any("⠀" < sign <= "⣿" for sign in line[7:12]))
    last = next(n for n, line in enumerate(drawn) if any("⠀" < sign <= "⣿" for sign in line[70:]))
    assert rows
    assert last < first


def test_two_sides_have_lines_and_points_of_their_own() -> None:
    other = [point._replace(value=None if point.at == 0 else 40.0) for point in RISING]
    rows = lift_chart([RISING, other], 60, 16, YEAR)
    inks = {ink for row in rows for _, ink, _ in row}
    assert {"line", "second"} <= inks
    assert "◦" in text(rows)


@pytest.mark.parametrize(
    ("lines", "columns", "rows"),
    [
        ([RISING], 15, 20),
        ([RISING], 80, 5),
        ([], 80, 20),
        ([[Point(0, None, 0, (), False)]], 80, 20),
    ],
)
def test_without_room_or_values_there_is_no_chart(
    lines: list[list[Point]], columns: int, rows: int
) -> None:
    assert lift_chart(lines, columns, rows, YEAR) == ()


@given(
    st.lists(
        st.builds(
            Point,
            st.integers(0, YEAR[1]),
            st.none() | st.floats(-200, 400),
            st.floats(0, 50),
            st.lists(st.floats(-200, 400), max_size=3).map(tuple),
            st.booleans(),
        ),
        min_size=1,
        max_size=12,
    ),
    st.integers(19, 120),
    st.integers(6, 40),
)
def test_any_course_fills_just_its_room(line: list[Point], columns: int, rows: int) -> None:
    ordered = sorted(line, key=lambda point: point.at)
    drawn = lift_chart([ordered], columns, rows, YEAR, breaks=[(0, 1)], pains=[5, YEAR[1]])
    assert len(drawn) in (0, rows)
    assert all(len(text((row,))) <= columns for row in drawn)


def test_what_lies_outside_of_the_time_is_not_drawn() -> None:
    late = YEAR[1] + 30 * DAY
    rows = lift_chart([RISING], 60, 16, YEAR, breaks=[(late, late + DAY)], pains=[-DAY * 30])
    assert rows == lift_chart([RISING], 60, 16, YEAR)
    before = Point(-30 * DAY, 60, 4.0, (66.0,), True)
    assert lift_chart([[before, *RISING]], 60, 16, YEAR)
