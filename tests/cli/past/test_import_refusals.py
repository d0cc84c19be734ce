"""`backcoach import`: what a wrong file and wrong use do, each in one line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from exchange.fixtures import FOLDER

from backcoach.cli.main import main
from backcoach.storage.lock import Lock
from backcoach.storage.store import read_history
from backcoach.userfiles.paths import config_dir, data_dir

HEVY = str(FOLDER / "hevy_kg.csv")


def import_(*args: str, **more: Any) -> Result:
    return CliRunner().invoke(main, ["import", *args], **more)


def names() -> list[str]:
    return [each.name for each in read_history(data_dir()) if each.status == "finished"]


def test_one_wrong_file_keeps_all_from_being_written(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    result = import_(HEVY, str(wrong), "--write")

    assert result.exit_code == 1
    assert result.stderr.startswith(f'{wrong}: line 1: the columns "a", "b" are from no program')
    assert result.stderr.endswith("Nothing is written, since not every file can be read.\n")
    assert names() == []


def test_a_unit_is_asked_for_and_taken_from_the_settings() -> None:
    path = str(FOLDER / "strong_s1_comma.csv")
    result = import_(path)
    assert result.exit_code == 1
    assert "add --unit kg or --unit lb" in result.stderr
    assert "loads in lb, as --unit says" in import_(path, "--unit", "lb").stdout

    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text('units = "lb"\n', encoding="utf-8")
    assert "loads in lb, as your settings say" in import_(path).stdout
    assert "loads in kg, as --unit says" in import_(path, "--unit", "kg").stdout


def test_columns_are_named_by_hand_and_what_is_still_missing_is_said() -> None:
    path = str(FOLDER / "nasty_french_header.csv")
    named = ["--unit", "kg", "--column", "exercise=Nom de l'exercice", "--column", "weight=Poids"]
    assert "others, such as --column" in import_(path, "--unit", "kg").stderr
    wrong = import_(path, *named, "--column", "reps=Reps")
    assert wrong.exit_code == 1
    assert 'no column has the title "Reps"' in wrong.stderr
    half = import_(path, *named)
    assert "Sets without reps or seconds, kept: 2." in half.stdout
    whole = import_(path, *named, "--column", "reps=Réps")
    assert "Sets without" not in whole.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "name a file"),
        (["x", ""], '"" names no file'),
        (["--undo", "x"], "--undo stands alone"),
        (["x", "--tz", "Mars"], '"Mars" is not a time zone'),
        (["x", "--tz", "../etc/passwd"], "is not a time zone"),
        (["x", "--map", "Row"], "has no = between two names"),
        (["x", "--map", "Row=cabel_row"], 'did you mean "cable_row"?'),
        (["x", "--column", "=y"], "has no = between two names"),
        (["x", "--column", "foo=Reps"], 'there is no field "foo"; fields: date, '),
        (["x", "--unit", "stone"], "kg"),
    ],
)
def test_wrong_use_is_one_line(args: list[str], words: str) -> None:
    result = import_(*args)

    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def big(path: Path) -> None:
    """A file of 2 GB that takes no room."""
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (big, "is larger than 33 MB; split it"),
        (pipe, "is not an ordinary file"),
        (loop, "cannot be read"),
        (Path.mkdir, "holds no session"),
        (Path.touch, "the file is empty"),
        (lambda path: path.write_bytes(os.urandom(5000)), ""),
        (lambda path: path.write_bytes(b"\xff\xfe" * 50), ""),
        (lambda _: None, "there is no such file"),
    ],
)
def test_what_is_no_export_is_one_line_and_leaves_the_log_as_it_was(
    tmp_path: Path, make: Any, words: str
) -> None:
    import_(HEVY, "--write")
    before = (data_dir() / "backcoach.db").read_bytes()
    path = tmp_path / "file"
    make(path)

    result = import_(str(path), "--write")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{path}: ")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert (data_dir() / "backcoach.db").read_bytes() == before


def test_nothing_is_imported_while_a_session_is_live_elsewhere() -> None:
    data_dir().mkdir(parents=True)
    lock = Lock(data_dir())
    assert lock.acquire()
    try:
        result = import_(HEVY, "--write")
    finally:
        lock.release()
    assert result.exit_code == 1
    assert "a session is running in another window" in result.stderr
    assert names() == []


def test_of_two_imports_at_once_the_second_is_told_of_the_first() -> None:
    data_dir().mkdir(parents=True)
    lock = Lock(data_dir())
    assert lock.acquire(for_session=False)
    try:
        result = import_(HEVY, "--write")
    finally:
        lock.release()
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "session is running" not in result.stderr
    assert "as an import does" in result.stderr
    assert names() == []
