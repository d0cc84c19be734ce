"""The folder with the log as text: the same bytes for the same log, and no edit is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from backcoach.exchange.own.text_form import write
from backcoach.exchange.text_folder import FolderChanges, TextFolder
from backcoach.userfiles.safe_files import FileError
from exchange.records import START, done, session

if TYPE_CHECKING:
    from pathlib import Path

RECORD = session(done("1.1", "db_row", reps=8))
OTHER = session(done("1.1", "db_row", reps=9), id="aaaaaaaa-1111", name="Other")
NAME = "2026/2026-09-21-1613-beginner.toml"


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def text(folder: Path, name: str = NAME) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_each_finished_session_is_a_file_and_nothing_is_written_twice(tmp_path: Path) -> None:
    later = replace(RECORD, id="b", started_at=START + 100_000_000)
    live = replace(RECORD, id="c", status="live")
    folder = tmp_path / "log"
    assert TextFolder(folder).update([RECORD, later, live]) == FolderChanges(2, 0, ())
    assert names(folder) == [NAME, "2026/2026-09-22-2000-beginner.toml"]
    assert text(folder) == write(RECORD)
    assert (folder / NAME).stat().st_mode & 0o777 == 0o600

    before = (folder / NAME).stat().st_mtime_ns
    assert TextFolder(folder).update([RECORD, later, live]) == FolderChanges(0, 0, ())
    assert (folder / NAME).stat().st_mtime_ns == before


def test_two_sessions_of_one_minute_have_two_files(tmp_path: Path) -> None:
    for _ in range(2):
        TextFolder(tmp_path).update([RECORD, OTHER])
        assert names(tmp_path) == ["2026/2026-09-21-1613-beginner-aaaaaaaa.toml", NAME]
        assert text(tmp_path) == write(RECORD)


def test_a_correction_changes_its_file_alone_and_a_new_start_moves_it(tmp_path: Path) -> None:
    TextFolder(tmp_path).update([RECORD, OTHER])
    corrected = replace(RECORD, sets=(replace(RECORD.sets[0], reps=7),))
    assert TextFolder(tmp_path).update([corrected, OTHER]) == FolderChanges(1, 0, ())
    assert text(tmp_path) == write(corrected)

    moved = replace(corrected, started_at=START + 3_600_000)
    assert TextFolder(tmp_path).update([moved]) == FolderChanges(1, 1, ())
    assert "2026/2026-09-21-1713-beginner.toml" in names(tmp_path)
    assert NAME not in names(tmp_path)


def test_a_session_that_no_longer_counts_has_no_file(tmp_path: Path) -> None:
    TextFolder(tmp_path).update([RECORD, OTHER])
    deleted = replace(RECORD, status="discarded")

    assert TextFolder(tmp_path).update([deleted]) == FolderChanges(0, 1, ())
    assert TextFolder(tmp_path).update([deleted]) == FolderChanges(0, 0, ())
    assert len(names(tmp_path)) == 1


@pytest.mark.parametrize("change", ["correct", "move", "delete"])
def test_a_file_that_was_edited_stays_as_it_is(tmp_path: Path, change: str) -> None:
    TextFolder(tmp_path).update([RECORD])
    path = tmp_path / NAME
    edited = path.read_text(encoding="utf-8").replace("16:14:20", "16:14:21")
    path.write_text(edited, encoding="utf-8")
    after = {
        "correct": replace(RECORD, sets=(replace(RECORD.sets[0], reps=7),)),
        "move": replace(RECORD, started_at=START + 3_600_000),
        "delete": replace(RECORD, status="discarded"),
    }[change]

    assert TextFolder(tmp_path).update([after]) == FolderChanges(0, 0, (str(path),))
    assert path.read_text(encoding="utf-8") == edited
    assert names(tmp_path) == [NAME]


def test_another_file_in_the_place_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / NAME).write_bytes(b"\xff mine")

    assert TextFolder(tmp_path).update([RECORD]).edited == (str(tmp_path / NAME),)
    assert (tmp_path / NAME).read_bytes() == b"\xff mine"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileError, match="cannot be made"):
        TextFolder(tmp_path / "file").update([RECORD])
