from __future__ import annotations

from support.builders import exercise

from backcoach.pictures.map_text import COLUMNS, ROWS, map_text


def test_the_map_is_beside_its_legend() -> None:
    lines = map_text([exercise("row")]).split("\n")
    assert len(lines) == ROWS
    assert lines[1].endswith("⣿⣿ lats")
    assert all(len(line) >= COLUMNS // 2 for line in lines)


def test_muscles_not_seen_from_behind_are_named() -> None:
    curl = exercise("curl", primary=("biceps brachii",), secondary=())
    assert "not seen from behind:\n" in map_text([curl]).replace("  ", "")
    assert "biceps" in map_text([curl])
