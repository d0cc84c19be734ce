"""The commands that read the exercises file and the log, and where each of them stands."""

from __future__ import annotations

import sqlite3
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from support.diary import Diary, put

from backcoach.cli.main import FILES, main
from backcoach.storage.store import Store
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    from pathlib import Path


def invoke(*args: str) -> Result:
    return CliRunner().invoke(main, args)


# The editor


@pytest.mark.parametrize("editor", ["/nonexistent", "false"])
def test_a_failing_editor_is_reported_with_the_variable_to_set(
    editor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    result = invoke("config", "--edit")
    assert result.exit_code == 1
    path = config_dir() / "config.toml"
    assert result.stderr == (f"{path}: the editor failed; the variable EDITOR names another one\n")


# Where they stand


def test_each_file_has_the_commands_that_are_looked_for_in_it() -> None:
    stand_in: dict[str, set[str]] = {}
    for name, file in FILES.items():
        stand_in.setdefault(file, set()).add(name)
    for file, names in stand_in.items():
        commands = import_module(f"backcoach.cli.{file}").COMMANDS
        assert {command.name for command in commands} == names


def test_a_misspelt_command_is_compared_with_those_of_files_not_loaded_yet() -> None:
    result = invoke("histroy")
    assert result.exit_code == 2
    assert 'did you mean "history"?' in result.stderr


@pytest.mark.parametrize("group", [[], ["people"], ["sync"]])
def test_the_list_of_commands_says_each_one_whole_at_80_columns(group: list[str]) -> None:
    text = CliRunner().invoke(main, [*group, "--help"], terminal_width=80).stdout
    assert "..." not in text.partition("Commands:")[2]


# A live session


@pytest.mark.parametrize(
    "args",
    [
        ["list"],
        ["check"],
        ["show", "kb_deadlift"],
        ["init"],
        ["next"],
        ["config"],
        ["history"],
        ["history", "--json", "--last", "1"],
    ],
    ids=" ".join,
)
def test_s17_no_command_touches_a_live_session(args: list[str]) -> None:
    with Store.open(data_dir()) as store:
        diary = put(store, Diary("one").do())
    before = (data_dir() / "backcoach.db").read_bytes()
    assert invoke(*args).exit_code == 0
    assert (data_dir() / "backcoach.db").read_bytes() == before
    with Store.open(data_dir()) as store:
        assert store.live() == "one"
        assert store.load("one").later == diary.events


# What check says


def test_check_names_likely_slips_and_what_the_settings_name_in_vain(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[exercise]]\nid = "db_row"\nequipment = ["dumbell"]\n')
    result = invoke("check", str(own))
    assert result.exit_code == 0
    assert 'did you mean "dumbbell"?' in result.stdout
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text('equipment = ["ketlebell"]\n')
    assert '"kettlebell"' in invoke("check").stdout
    (config_dir() / "config.toml").write_text('[look]\ntheme = "nope"\n')
    result = invoke("check")
    assert result.exit_code == 1
    assert '"nope"' in result.stderr


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[person]\ndefault = "Zoe"', 'config.toml:2: there is nobody called "Zoe"'),
        ('[text]\nfolder = "log"', "config.toml:2: folder log: write the whole path"),
        ('[text]\nfolder = "{file}/log"', "is not a folder; name another"),
    ],
)
def test_check_names_a_person_and_a_folder_that_are_not_there(
    text: str, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text(text.format(file=tmp_path / "file") + "\n")
    result = invoke("check")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert reason in result.stderr


def test_check_is_content_with_a_folder_that_can_be_made(tmp_path: Path) -> None:
    config_dir().mkdir(parents=True)
    folder = tmp_path / "later" / "log"
    (config_dir() / "config.toml").write_text(f'[text]\nfolder = "{folder}"\n')
    assert invoke("check").exit_code == 0
    assert not folder.parent.exists()


def test_check_says_so_where_the_log_cannot_be_read() -> None:
    with Store.open(data_dir()) as store:
        put(store, Diary("old").do())
    with sqlite3.connect(data_dir() / "backcoach.db") as connection:
        connection.execute("PRAGMA user_version = 9999")
    result = invoke("check")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"{data_dir()}: ")
    assert "newer" in result.stderr
