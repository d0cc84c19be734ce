"""The cells that differ between two drawn rows, written over the old one, give the new one."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from backcoach.tui.panes.cells import Row, changes

WIDTH = 8
STYLES = (Style(color="red"), Style(color="blue", bold=True))
Letters = list[tuple[str, Style]]
letters = st.lists(
    st.tuples(st.sampled_from("ab "), st.sampled_from(STYLES)), min_size=WIDTH, max_size=WIDTH
)


def row(cells: Letters, *, is_simple: bool = True) -> Row:
    runs = groupby(cells, key=lambda cell: cell[1])
    segments = [Segment("".join(text for text, _ in run), style) for style, run in runs]
    made = Row(Strip(segments, WIDTH), list)
    made.is_simple = is_simple
    return made


@given(letters, letters)
def test_what_differs_gives_the_new_row_and_begins_and_ends_with_what_differs(
    old: Letters, new: Letters
) -> None:
    made = list(changes([row(old)], [row(new)]))
    if old == new:
        assert made == []
        return
    ((column, number, segments),) = made
    cells = [(letter, segment.style) for segment in segments for letter in segment.text]
    end = column + len(cells)
    assert number == 0
    assert [*old[:column], *cells, *old[end:]] == new
    assert old[column] != new[column]
    assert old[end - 1] != new[end - 1]


@given(letters, letters)
def test_a_row_with_wide_letters_is_written_as_a_whole(old: Letters, new: Letters) -> None:
    made = list(changes([row(old)], [row(new, is_simple=False)]))
    assert made == ([] if old == new else [(0, 0, row(new).segments)])
