from __future__ import annotations

from support.builders import exercise

from backcoach.pictures.map_text import COLUMNS, ROWS, map_text


def test_the_back_stands_beside_its_legend() -> None:
    lines = map_text([exercise("row")]).split("\n")
    assert len(lines) == ROWS
    assert lines[1].endswith("⣿⣿ lats")
    assert all(len(line) >= COLUMNS // 2 for line in lines)


def test_what_does_not_show_from_behind_is_named() -> None:
    one = exercise("curl", primary=("biceps brachii",), secondary=())
    assert "not seen from behind:\n" in map_text([one]).replace("  ", "")
    assert "biceps" in map_text([one])
