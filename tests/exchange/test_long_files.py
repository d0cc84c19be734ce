"""Long files: read line by line, in little memory, with word of how far it is."""

from __future__ import annotations

import os
import tracemalloc
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from backcoach.core.exercises.names import NameTable
from backcoach.exchange.context import ReadOptions
from backcoach.exchange.intake import own_source
from backcoach.exchange.intake.source import SourceError
from backcoach.exchange.intake.sources import Reading, read_source
from backcoach.exchange.own import jsonl
from backcoach.exchange.parsing.lines import Lines
from backcoach.exchange.reading import read
from exchange.fixtures import HEADER, TODAY
from exchange.records import done, export, session

if TYPE_CHECKING:
    from pathlib import Path

ROW = '2021-05-04 18:00:00;"A";"Deadlift (Barbell)";{set};60;kg;8;;;;0;"";"";40m\n'
SETS = 20_000
SESSION_ID = session().id
OPTIONS = ReadOptions(today=TODAY)


def long_file() -> bytes:
    rows = "".join(ROW.format(set=number % 90 + 1) for number in range(SETS))
    return (HEADER + rows).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_long_table_takes_less_memory_than_it_is_long(encoding: str) -> None:
    text = long_file().decode().replace('"A"', '"Rücken"')
    data = text.encode(encoding)
    tracemalloc.start()
    try:
        (session,) = read(BytesIO(data), OPTIONS).sessions
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(session.exercises[0].sets) == SETS
    assert most < len(data) / 2


def test_a_long_log_of_our_own_is_held_as_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    sets = [done(f"{at}.1", "db_row", reps=8, name="Dumbbell row") for at in range(1, 15)]
    whole = "".join(jsonl.write([session(*sets)], export()))
    with path.open("w", encoding="utf-8") as file:
        file.writelines(whole.replace(SESSION_ID, f"{number:036}") for number in range(1000))
    tracemalloc.start()
    try:
        source = read_source(path, Reading(OPTIONS, NameTable([]), {}, 1))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert (len(source.incoming), source.facts["sets"]) == (1000, 14_000)
    assert source.incoming[-1].event.id == f"{999:036}"
    assert most < 2 * path.stat().st_size


def test_a_line_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_source, "_LONGEST_LINE", 5000)
    path = tmp_path / "log.jsonl"
    path.write_text("".join(jsonl.write([session()], export())) + "x" * 9000, encoding="utf-8")
    with pytest.raises(SourceError, match=r"log.jsonl:2: this line is too long"):
        read_source(path, Reading(OPTIONS, NameTable([]), {}, 1))


@pytest.mark.parametrize(
    ("begin", "limit"),
    [("", 33), ("[{", 33), (HEADER, 33), ("".join(jsonl.write([session()], export())), 134)],
)
def test_a_file_that_is_too_long_is_one_line(tmp_path: Path, begin: str, limit: int) -> None:
    path = tmp_path / "file"
    path.write_text(begin, encoding="utf-8")
    os.truncate(path, 2 << 30)
    with pytest.raises(SourceError, match=f"file: the file is larger than {limit} MB; split it"):
        read_source(path, Reading(OPTIONS, NameTable([]), {}, 1))


def test_each_part_that_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "strong.csv"
    path.write_bytes(long_file())
    parts: list[int] = []
    read_source(path, Reading(OPTIONS, NameTable([]), {}, 1), parts.append)

    assert len(parts) > 10
    size = path.stat().st_size
    assert 2 * size <= sum(parts) < 2.1 * size


def test_lines_that_are_forgotten_are_not_held() -> None:
    lines = Lines(f"{number}\n" for number in range(1000))
    assert lines.get(700) == "700\n"
    lines.forget(600)

    assert list(lines.some(600, 603)) == ["600\n", "601\n", "602\n"]
    assert [lines.get(999), lines.get(1000)] == ["999\n", None]


def test_a_quote_that_is_never_closed_takes_one_row_of_a_long_file() -> None:
    lost = ROW.format(set=1).replace('"A"', '"A').encode()
    data = long_file() + lost + ROW.format(set=2).encode() * 300
    outcome = read(BytesIO(data), OPTIONS)

    assert sum(len(run.sets) for each in outcome.sessions for run in each.exercises) == SETS + 300
    cut = [finding for finding in outcome.report.findings if finding.code == "row_cut_short"]
    assert [finding.lines for finding in cut] == [(SETS + 2,)]
