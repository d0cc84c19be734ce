"""New files beside others: nothing that is there is written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backcoach.userfiles.safe_files import FileError, write_beside

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "session.svg"
    made = [write_beside(path, text) for text in (b"one", b"two", b"three")]
    assert [name.name for name in made] == ["session.svg", "session-2.svg", "session-3.svg"]
    assert [name.read_bytes() for name in made] == [b"one", b"two", b"three"]


def test_where_nothing_can_be_written_the_error_says_where(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="file"):
        write_beside(tmp_path / "file" / "session.svg", b"")
