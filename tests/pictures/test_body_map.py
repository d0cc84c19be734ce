"""The body map: shading that is clear without colour, lines of the right width, the legend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.core.exercises.model import Exercise
from backcoach.core.exercises.muscles import MUSCLES
from backcoach.pictures.body_map import (
    MARKS,
    MIN_COLUMNS,
    MIN_ROWS,
    Level,
    Run,
    body_map,
    legend,
    levels_of,
)
from backcoach.pictures.body_shapes import REGIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLDENS = Path(__file__).parent / "goldens"

PULL_DOWN: dict[str, Level] = {
    "latissimus dorsi": "primary",
    "teres major": "primary",
    "lower trapezius": "secondary",
    "middle trapezius": "secondary",
    "rhomboids": "secondary",
    "posterior deltoid": "secondary",
    "biceps brachii": "secondary",
}
DEADLIFT: dict[str, Level] = {
    "quadriceps femoris": "primary",
    "gluteus maximus": "primary",
    "erector spinae": "primary",
    "hamstrings": "primary",
    "latissimus dorsi": "secondary",
    "trapezius": "secondary",
    "rhomboids": "secondary",
    "forearm flexors": "secondary",
}

LEVELS = st.dictionaries(
    st.sampled_from(sorted(MUSCLES)), st.sampled_from(("primary", "secondary")), max_size=8
)
COLUMNS = st.integers(MIN_COLUMNS, 64)
ROWS = st.integers(MIN_ROWS, 44)

# Mirrors a cell: the dots of its left column change places with those of its right.
MIRRORED = {
    0x2800 + bits: 0x2800
    | (bits & 0x07) << 3
    | (bits & 0x38) >> 3
    | (bits & 0x40) << 1
    | bits >> 7 << 6
    for bits in range(256)
}

Lines = tuple[tuple[Run, ...], ...]


def text_of(lines: Lines) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def cells_of(lines: Lines) -> list[list[tuple[str, str]]]:
    return [[(char, run.role) for run in line for char in run.text] for line in lines]


def roles_of(lines: Lines) -> set[str]:
    return {run.role for line in lines for run in line if run.text.strip()}


def dots_in(text: str) -> int:
    return sum((ord(char) - 0x2800).bit_count() for char in text if char != " ")


class TestDrawing:
    @settings(max_examples=60, deadline=None)
    @given(LEVELS, COLUMNS, ROWS)
    def test_every_line_has_exactly_the_width(
        self, levels: Mapping[str, Level], columns: int, rows: int
    ) -> None:
        lines = text_of(body_map(levels, columns, rows))
        assert [len(line) for line in lines] == [columns] * rows
        assert all(char == " " or 0x2800 < ord(char) <= 0x28FF for char in "".join(lines))

    @settings(max_examples=60, deadline=None)
    @given(LEVELS, COLUMNS, ROWS)
    def test_the_body_is_the_same_on_both_sides(
        self, levels: Mapping[str, Level], columns: int, rows: int
    ) -> None:
        for cells in cells_of(body_map(levels, columns, rows)):
            assert cells == [(char.translate(MIRRORED), role) for char, role in reversed(cells)]

    @settings(max_examples=60, deadline=None)
    @given(LEVELS, COLUMNS, ROWS)
    def test_only_working_muscles_are_shaded(
        self, levels: Mapping[str, Level], columns: int, rows: int
    ) -> None:
        assert roles_of(body_map(levels, columns, rows)) <= {"rest", "outline", *levels.values()}

    @pytest.mark.parametrize(("columns", "rows"), [(13, 20), (30, 8), (0, 0)])
    def test_there_is_no_map_below_the_minimum_size(self, columns: int, rows: int) -> None:
        assert body_map(PULL_DOWN, columns, rows) == ()
        assert not any(entry.seen for entry in legend(PULL_DOWN, columns, rows))

    @pytest.mark.parametrize("region", REGIONS)
    @pytest.mark.parametrize(("columns", "rows"), [(14, 9), (20, 14), (24, 20), (24, 26)])
    def test_the_shades_differ_without_colour(self, region: str, columns: int, rows: int) -> None:
        shades: tuple[dict[str, Level], ...] = ({region: "primary"}, {region: "secondary"}, {})
        full, half, rest = (text_of(body_map(levels, columns, rows)) for levels in shades)
        if not legend({region: "primary"}, columns, rows)[0].seen:
            assert roles_of(body_map({region: "primary"}, columns, rows)) == {"rest", "outline"}
            return
        assert full != half != rest != full
        assert dots_in("".join(full)) > dots_in("".join(half))

    def test_a_gap_separates_adjacent_regions_of_the_same_level(self) -> None:
        lats: dict[str, Level] = {"latissimus dorsi": "primary"}
        alone = dots_in("".join(text_of(body_map(lats, 40, 30))))
        joined = dots_in("".join(text_of(body_map({**lats, "teres major": "primary"}, 40, 30))))
        apart = body_map({"teres major": "primary"}, 40, 30)
        assert joined < alone + dots_in("".join(text_of(apart)))

    def test_a_low_picture_ends_above_the_thighs_and_a_high_one_shows_them(self) -> None:
        assert "primary" not in roles_of(body_map({"hamstrings": "primary"}, 20, 14))
        assert "primary" in roles_of(body_map({"hamstrings": "primary"}, 24, 20))

    def test_the_smallest_map_shows_the_whole_back(self) -> None:
        below = {"hamstrings", "gastrocnemius"}
        for region in REGIONS:
            lines = body_map({region: "primary"}, MIN_COLUMNS, MIN_ROWS)
            assert ("primary" in roles_of(lines)) == (region not in below)

    def test_a_region_of_two_muscles_has_the_higher_level_in_either_order(self) -> None:
        names: list[tuple[str, Level]] = [("trapezius", "secondary"), ("lower traps", "primary")]
        drawn = body_map(dict(names), 24, 20)
        assert drawn == body_map(dict(reversed(names)), 24, 20)
        assert roles_of(drawn) >= {"primary", "secondary"}

    @pytest.mark.parametrize(
        ("name", "levels", "columns", "rows"),
        [
            ("pull_down_14x9", PULL_DOWN, 14, 9),
            ("pull_down_20x14", PULL_DOWN, 20, 14),
            ("deadlift_24x20", DEADLIFT, 24, 20),
        ],
    )
    def test_golden(self, name: str, levels: Mapping[str, Level], columns: int, rows: int) -> None:
        drawn = "\n".join(line.rstrip() for line in text_of(body_map(levels, columns, rows)))
        golden = GOLDENS / f"bodymap_{name}.txt"
        assert f"{drawn}\n" == golden.read_text(encoding="utf-8")


class TestLegend:
    def test_the_legend_lists_primary_then_secondary_then_muscles_not_seen(self) -> None:
        entries = legend(DEADLIFT, 24, 20)
        assert [(entry.name, entry.level, entry.seen) for entry in entries] == [
            ("glutes", "primary", True),
            ("back extensors", "primary", True),
            ("hamstrings", "primary", True),
            ("lats", "secondary", True),
            ("trapezius", "secondary", True),
            ("rhomboids, between the blades", "secondary", True),
            ("front of the thigh", "primary", False),
            ("forearm, grip", "secondary", False),
        ]

    def test_a_muscle_below_the_picture_is_not_seen(self) -> None:
        unseen = [entry.name for entry in legend(DEADLIFT, 20, 14) if not entry.seen]
        assert unseen == ["front of the thigh", "hamstrings", "forearm, grip"]

    def test_a_muscle_that_the_coach_does_not_know_is_named_as_written(self) -> None:
        assert legend({"Rotator cuff": "primary"}, 24, 20) == (
            ("primary", "⣿⣿", "Rotator cuff", False),
        )

    def test_the_mark_is_the_pattern_of_the_drawing(self) -> None:
        for level, mark in MARKS.items():
            drawn = "".join(text_of(body_map({"latissimus dorsi": level}, 40, 30)))
            assert mark in drawn

    @settings(max_examples=60, deadline=None)
    @given(LEVELS, COLUMNS, ROWS)
    def test_every_muscle_is_named_once(
        self, levels: Mapping[str, Level], columns: int, rows: int
    ) -> None:
        names = [entry.name for entry in legend(levels, columns, rows)]
        assert sorted(names) == sorted(MUSCLES[name].plain for name in levels)


def exercise(primary: tuple[str, ...], secondary: tuple[str, ...] = ()) -> Exercise:
    return Exercise(
        id="row", name="Row", pattern="horizontal_pull", primary=primary, secondary=secondary
    )


def test_the_muscles_of_a_session_are_those_of_its_exercises_and_primary_wins() -> None:
    first = exercise(("lats",), ("rhomboids", "biceps"))
    second = exercise(("Rhomboids",), ("latissimus dorsi", "traps"))
    assert levels_of([first, second]) == {
        "latissimus dorsi": "primary",
        "rhomboids": "primary",
        "biceps brachii": "secondary",
        "trapezius": "secondary",
    }
    assert levels_of([]) == {}
