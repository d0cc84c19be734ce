"""`backcoach export`: what it prints and writes, and what it leaves alone."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.builders import line
from support.diary import Diary, put

from backcoach.cli.main import main
from backcoach.cli.past.export_command import FORMATS
from backcoach.exchange.exporters.formats import FORMATS as WRITERS
from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir


def export(*args: str) -> Result:
    return CliRunner().invoke(main, ["export", *args])


@pytest.fixture
def log() -> None:
    """Two finished sessions, four days apart."""
    with Store.open(data_dir()) as store:
        for name, day in (("a", 0), ("b", 4)):
            diary = Diary(name, line("row", 2, load="24 kg"), day=day)
            diary.do(2).finish()
            put(store, diary)


def ids(result: Result) -> list[str]:
    return [json.loads(line_)["id"] for line_ in result.stdout.splitlines()]


@pytest.mark.parametrize("format_name", [*FORMATS, "text"])
def test_what_was_done_before_1970_is_exported_too(format_name: str, tmp_path: Path) -> None:
    with Store.open(data_dir()) as store:
        put(store, Diary("old", line("row", 1, load="24 kg"), day=-30_000).do(1).finish())
    path = tmp_path / "log"
    way = ["--text"] if format_name == "text" else ["--to", format_name, "--output"]
    assert export(*way, str(path)).exit_code == 0
    written = path if path.is_file() else next(path.rglob("*.toml"))
    assert "1944" in written.read_text(encoding="utf-8") or format_name == "jsonl"

    if format_name in ("jsonl", "csv", "text"):
        shown = CliRunner().invoke(main, ["import", str(path), "--json"])
        (facts,) = json.loads(shown.stdout)
        assert (facts["sessions"], facts["there"]) == (1, 1)


def test_each_format_is_offered() -> None:
    assert tuple(WRITERS) == FORMATS


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("format_name", FORMATS)
def test_each_format_is_printed_and_what_it_loses_is_counted(format_name: str) -> None:
    result = export("--to", format_name)

    assert result.exit_code == 0, result.stderr
    assert result.stdout.count("\n") > 1
    is_own = format_name in ("jsonl", "csv")
    assert result.stderr.startswith("Not in this format: ") != is_own
    assert result.stderr.count("\n") <= 1


@pytest.mark.usefixtures("log")
def test_sessions_are_chosen_by_day_name_and_id() -> None:
    assert ids(export("--to", "jsonl")) == ["a", "b"]
    assert ids(export("--to", "jsonl", "--session", "b")) == ["b"]
    assert ids(export("--to", "jsonl", "--session", "b", "--session", "a")) == ["a", "b"]
    assert ids(export("--to", "jsonl", "--session", "test")) == ["a", "b"]
    assert ids(export("--to", "jsonl", "--since", "2026-11-21")) == ["b"]
    nothing = export("--to", "jsonl", "--since", "2030-01-01")
    assert (nothing.stdout, nothing.stderr) == ("", "No session to export.\n")


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "", "0000-01-01", "\x1b[31m"])
def test_a_day_is_written_as_a_date(day: str) -> None:
    result = export("--to", "csv", "--since", day)

    assert result.exit_code == 2
    assert "is not a day; write it as 2026-05-01" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.usefixtures("log")
def test_a_file_is_written_whole_for_its_owner_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    assert export("--to", "csv", "-o", str(path)).stderr == f"{path}: 2 sessions\n"
    assert path.stat().st_mode & 0o777 == 0o600
    whole = path.read_text(encoding="utf-8")
    assert len(list(csv.reader(io.StringIO(whole)))) == 5

    again = export("--to", "strong", "-o", str(path))
    assert again.exit_code == 1
    assert again.stderr == f"{path}: is there already and stays as it is; --force replaces it\n"
    assert path.read_text(encoding="utf-8") == whole

    assert export("--to", "strong", "-o", str(path), "--force").exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("Date;Workout Name;")
    assert [each.name for each in tmp_path.iterdir()] == ["log.csv"]


@pytest.mark.usefixtures("log")
def test_a_link_stays_one_and_what_is_no_file_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to("real")
    assert export("--to", "csv", "-o", str(link)).exit_code == 1
    assert export("--to", "csv", "-o", str(link), "--force").exit_code == 0
    assert link.is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8").startswith("session_id,")

    os.mkfifo(tmp_path / "pipe")
    for name, words in {"": "is a directory", "pipe": "is not an ordinary file"}.items():
        result = export("--to", "csv", "-o", str(tmp_path / name), "--force")
        assert result.exit_code == 1
        assert words in result.stderr
    assert export("--to", "csv", "-o", str(tmp_path / "none" / "x")).exit_code == 1
    assert export("--to", "csv", "-o", "").exit_code == 2
    assert export("--to", "csv", "--force").exit_code == 2


@pytest.mark.usefixtures("log")
def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    old = tmp_path / "old.csv"
    old.write_text("old", encoding="utf-8")
    for arguments in ([str(tmp_path / "new.csv")], [str(old), "--force"]):
        result = export("--to", "csv", "-o", *arguments)
        assert result.exit_code == 1
        assert "cannot be written: no space left on device" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["old.csv"]
    assert old.read_text(encoding="utf-8") == "old"


@pytest.mark.usefixtures("log")
def test_a_file_is_written_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    path = tmp_path / "log.csv"
    for code in (0, 1):
        assert export("--to", "csv", "-o", str(path)).exit_code == code
    assert path.read_text(encoding="utf-8").count("\n") == 5
    assert [each.name for each in tmp_path.iterdir()] == ["log.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.usefixtures("log")
def test_output_that_cannot_be_written_is_an_error() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  a device
        ended = subprocess.run(
            [sys.executable, "-m", "backcoach", "export", "--to", "csv"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr == "backcoach: the output cannot be written: no space left on device\n"


def test_the_format_is_named() -> None:
    for arguments in ([], ["--to", "xlsx"]):
        result = export(*arguments)
        assert result.exit_code == 2
        assert "openweight" in result.stderr
        assert result.stderr.count("\n") == 1


def test_an_empty_log_is_an_empty_export() -> None:
    assert export("--to", "jsonl").stdout == ""
    assert export("--to", "openweight").stdout == "[]\n"
    assert not data_dir().exists()


@pytest.mark.usefixtures("log")
def test_the_log_is_kept_as_text_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "text"
    assert export("--text", str(folder)).stdout == f"{folder}: 2 sessions, 2 written\n"
    assert export("--text", str(folder)).stdout == f"{folder}: 2 sessions, 0 written\n"
    first, _ = sorted(folder.rglob("*.toml"))
    first.write_text("mine", encoding="utf-8")

    result = export("--text", str(folder))
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{first}: was edited and stays as it is")
    assert first.read_text(encoding="utf-8") == "mine"


def test_text_goes_into_a_folder_alone(tmp_path: Path) -> None:
    for arguments in (["--to", "csv"], ["-o", "x"]):
        assert export("--text", str(tmp_path), *arguments).exit_code == 2
    assert list(tmp_path.iterdir()) == []
