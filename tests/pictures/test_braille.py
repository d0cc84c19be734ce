"""The canvas: dots inside shapes, a single role for a cell, lines of the right width."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.pictures.braille import Canvas, Dot, Lines, capsule, plain

BLANK = " "
FULL = "\u28ff"


def box(left: float, top: float, right: float, bottom: float) -> list[Dot]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def dots(lines: Lines) -> int:
    return sum((ord(char) - 0x2800).bit_count() for char in plain(lines) if not char.isspace())


def test_an_empty_canvas_is_blank_and_full_size() -> None:
    assert Canvas(3, 2).lines() == (((BLANK * 3, "scene"),),) * 2


@pytest.mark.parametrize(("columns", "rows"), [(0, 0), (0, 2), (2, 0)])
def test_a_canvas_of_size_zero_has_no_cells(columns: int, rows: int) -> None:
    canvas = Canvas(columns, rows)
    canvas.fill("body", box(-1, -1, 9, 9))
    assert plain(canvas.lines()).strip("\n") == ""
    assert len(canvas.lines()) == rows


@pytest.mark.parametrize(
    ("x", "y", "char"),
    [
        (0, 0, "⠁"),
        (0, 1, "⠂"),
        (0, 2, "⠄"),
        (0, 3, "⡀"),
        (1, 0, "⠈"),
        (1, 1, "⠐"),
        (1, 2, "⠠"),
        (1, 3, "⢀"),
    ],
)
def test_each_dot_has_its_place_in_the_cell(x: int, y: int, char: str) -> None:
    canvas = Canvas(1, 1)
    canvas.fill("body", box(x, y, x + 1, y + 1))
    assert plain(canvas.lines()) == char


def test_shapes_outside_are_cut_off() -> None:
    canvas = Canvas(2, 1)
    canvas.fill("body", box(2, -50, 50, 50))
    canvas.fill("body", box(-9, -9, -1, -1))
    canvas.fill("body", box(-9, 0, -1, 4))
    assert plain(canvas.lines()) == BLANK + FULL


def test_a_hole_stays_open() -> None:
    canvas = Canvas(3, 3)
    canvas.fill("load", box(0, 0, 6, 12), box(2, 4, 4, 8))
    assert plain(canvas.lines()).split("\n")[1] == FULL + BLANK + FULL


def test_later_shapes_cover_and_no_role_erases() -> None:
    canvas = Canvas(2, 1)
    canvas.fill("scene", box(0, 0, 4, 4))
    canvas.fill("body", box(0, 0, 2, 4))
    assert canvas.lines() == (((FULL, "body"), (FULL, "scene")),)
    canvas.fill(None, box(0, 0, 4, 4))
    assert dots(canvas.lines()) == 0


def test_the_role_with_most_dots_colours_the_cell() -> None:
    canvas = Canvas(1, 1)
    canvas.fill("body", box(0, 0, 2, 4))
    canvas.fill("working", box(0, 0, 2, 1))
    assert canvas.lines() == (((FULL, "body"),),)


def test_in_a_tie_the_working_muscle_colours_the_cell() -> None:
    canvas = Canvas(1, 1)
    canvas.fill("working", box(0, 0, 1, 4))
    canvas.fill("body", box(1, 0, 2, 4))
    assert canvas.lines() == (((FULL, "working"),),)


def test_blank_cells_belong_to_an_adjacent_run() -> None:
    canvas = Canvas(5, 1)
    canvas.fill("body", box(2, 0, 4, 4))
    canvas.fill("load", box(8, 0, 10, 4))
    assert canvas.lines() == (((BLANK + FULL + BLANK * 2, "body"), (FULL, "load")),)


def test_a_capsule_is_as_large_as_the_limb() -> None:
    canvas = Canvas(40, 20)
    canvas.fill("body", capsule((20, 40), (60, 40), 10, 10))
    assert dots(canvas.lines()) == pytest.approx(40 * 20 + pi * 10**2, rel=0.03)


@pytest.mark.parametrize(("a", "b"), [(10.0, 2.0), (2.0, 10.0)])
def test_a_disk_that_contains_the_other_is_the_whole_limb(a: float, b: float) -> None:
    canvas = Canvas(20, 10)
    canvas.fill("body", capsule((20, 20), (22, 20), a, b))
    assert dots(canvas.lines()) == pytest.approx(pi * 10**2, rel=0.05)


coordinates = st.floats(2, 58)


@settings(max_examples=100)
@given(coordinates, coordinates, coordinates, coordinates)
def test_the_thinnest_line_has_no_gaps(x0: float, y0: float, x1: float, y1: float) -> None:
    canvas = Canvas(30, 15)
    canvas.fill("scene", capsule((x0, y0), (x1, y1), 0.0, 0.0))
    length = max(abs(x1 - x0), abs(y1 - y0))
    assert dots(canvas.lines()) >= int(length)


@given(st.integers(0, 30), st.integers(0, 12), st.lists(st.tuples(coordinates, coordinates)))
def test_every_line_is_as_wide_as_asked(columns: int, rows: int, points: list[Dot]) -> None:
    canvas = Canvas(columns, rows)
    for x, y in points:
        canvas.fill("body", capsule((x, y), (y, x), 4, 2))
    lines = canvas.lines()
    assert len(lines) == rows
    assert all(sum(len(text) for text, _ in line) == columns for line in lines)
    assert all(text for line in lines for text, _ in line)
