"""The commands with wrong use and damaged files: one line says where, what, and what to do."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from click import Context
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from support.builders import line
from support.diary import Diary, put

from backcoach.cli.main import FILES, main
from backcoach.storage.store import Store
from backcoach.userfiles.paths import config_dir, data_dir


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


# Wrong use


@pytest.mark.parametrize("text", ["0", "-1", "abc", "1.5", "", "9" * 23, "9" * 5000, "1000001"])
def test_last_is_a_whole_number_from_1(text: str) -> None:
    result = invoke("history", "--last", text)
    assert result.exit_code == 2
    message = text if len(text) <= 40 else f"{text[:39]}…"
    assert result.stderr == (
        f'backcoach history: --last "{message}" is not a whole number from 1 to 1000000;'
        " see backcoach history --help\n"
    )


@pytest.mark.parametrize("text", ["0", "4", "601", "-5", "half an hour", "\x1b[31m"])
def test_minutes_are_a_whole_number_from_5_to_600(text: str) -> None:
    result = invoke("run", "--minutes", text)
    assert result.exit_code == 2
    assert "is not a whole number from 5 to 600; see backcoach run --help" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["check", ""], 'backcoach check: "" names no file; see backcoach check --help'),
        (["list", "--file", ""], 'backcoach list: --file "" names no file;'),
        (["run", "--fresh", "--resume"], "--fresh and --resume exclude each other; say one"),
        (["hist"], 'there is no command "hist"; did you mean "history"?'),
        (["chekc"], 'there is no command "chekc"; did you mean "check"?'),
        (["beginner"], 'there is no command "beginner"; backcoach run SESSION trains a session;'),
        ([""], 'there is no command ""; backcoach run SESSION'),
        (["list", "--jsn"], "No such option '--jsn'. Did you mean '--json'?"),
        (["init", "here"], "Got unexpected extra argument (here); see backcoach init --help"),
        (["show"], "Missing argument 'EXERCISE'"),
        (["show", "dedlift"], 'there is no exercise "dedlift"; did you mean "kb_deadlift"?'),
        (["history", "pul_up"], 'there is no exercise "pul_up"; did you mean "pull_up"?'),
        (["show", "xx"], 'there is no exercise "xx"; backcoach list names those of each session'),
        (["next", "beginer"], 'there is no session "beginer"; did you mean "beginner"?'),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        (["--bogus"], "backcoach run: No such option '--bogus'; see backcoach run --help"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(args: list[str], message: str) -> None:
    result = invoke(*args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


# Files and folders


@pytest.mark.parametrize(
    "args", [["check"], ["list", "--file"], ["show", "kb_deadlift", "--file"], ["next", "--file"]]
)
def test_a_path_that_is_not_a_file_is_reported_with_the_reason(
    args: list[str], tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder" / "inside").symlink_to("nowhere")
    for name, message in {
        "folder": ": is a directory; name a file in it",
        "loop": ": cannot be read: too many levels of symbolic links",
        "folder/inside": ": there is no such file",
        "x" * 300: ": cannot be read: file name too long",
    }.items():
        result = invoke(*args, str(tmp_path / name))
        assert result.exit_code == 1
        assert f"{tmp_path / name}{message}" in result.stderr.splitlines()


def test_bytes_of_a_name_that_are_no_text_are_marked_and_not_left_out() -> None:
    result = invoke("check", os.fsdecode(b"r\xfccken.toml"))
    assert result.stderr == "r�cken.toml: there is no such file\n"


@pytest.mark.parametrize("variable", ["BACKCOACH_DATA_DIR", "BACKCOACH_CONFIG_DIR"])
def test_a_file_in_place_of_a_folder_is_reported(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(variable, str(tmp_path / "file"))
    for args in ("history", "next") if "DATA" in variable else ("list", "check", "next", "config"):
        result = invoke(args)
        assert result.exit_code == 1
        assert result.stderr.startswith(str(tmp_path / "file"))
        assert "not a directory" in result.stderr.lower()
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["history", "next"])
def test_an_unreadable_data_folder_is_reported(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if data_dir() in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    result = invoke(command)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{data_dir()}: The data folder cannot be read. Allow it, or set BACKCOACH_DATA_DIR.\n"
    )


def test_unreadable_settings_and_exercises_are_not_taken_as_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: Path) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "lstat", refuse)
    for command, name in {"list": "exercises.toml", "config": "config.toml"}.items():
        result = invoke(command)
        assert result.exit_code == 1
        assert result.stderr == f"{config_dir() / name}: there is no such file\n"


@pytest.mark.parametrize("args", [["list"], ["history"], ["next"], ["config"], ["init"], ["check"]])
@pytest.mark.parametrize("folder", ["", "~nobody-of-that-name/x"])
def test_without_a_home_directory_the_message_names_the_variable(
    args: list[str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr("platformdirs.user_data_path", homeless)
    monkeypatch.setattr("platformdirs.user_config_path", homeless)
    monkeypatch.setenv("BACKCOACH_DATA_DIR", folder)
    monkeypatch.setenv("BACKCOACH_CONFIG_DIR", folder)
    result = invoke(*args)
    assert result.exit_code == 1
    variable = "BACKCOACH_DATA_DIR" if args == ["history"] else "BACKCOACH_CONFIG_DIR"
    assert result.stderr == (
        f"backcoach: there is no home directory; set HOME or an absolute {variable}\n"
    )


# The other end


def shell(line: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} -m backcoach"
    return subprocess.run(
        ["sh", "-c", line.replace("backcoach", command)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["list --json", "--help", "check", "history"])
def test_output_that_cannot_be_written_is_reported(command: str) -> None:
    done = shell(f"backcoach {command} >/dev/full")
    assert done.returncode == 1
    assert done.stderr == ("backcoach: the output cannot be written: no space left on device\n")


@pytest.mark.parametrize(
    "line", ["backcoach list | true", "backcoach list >&-", "backcoach check nowhere 2>&-"]
)
def test_a_closed_pipe_is_no_error(line: str) -> None:
    assert shell(line).stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8:strict"])
def test_output_works_in_any_encoding(encoding: str) -> None:
    done = shell("backcoach show kb_deadlift", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert done.returncode == 0
    assert done.stdout.startswith("Kettlebell deadlift")


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


# The course of an exercise


def trained() -> None:
    with Store.open(data_dir()) as store:
        for day, reps in enumerate((6, 8)):
            diary = Diary(f"day {day}", line("db_row", 1, load="24 kg"), day=day)
            put(store, diary.do(reps=reps).report())
        put(store, Diary("old", line("gone", 1), day=2).do(reps=5))


@pytest.mark.parametrize("name", ["db_row", "Single-arm dumbbell row", " DB_ROW "])
def test_the_course_of_an_exercise_is_found_by_its_name_or_id(name: str) -> None:
    trained()
    assert invoke("history", name).stdout.split("\n") == [
        "Single-arm dumbbell row. Bars: estimated maximum",
        "2026-11-18  ▁  6 × 24 kg  max about 29 kg, give or take 1",
        "2026-11-19  █  8 × 24 kg  max about 30 kg, give or take 2  best",
        "",
    ]
    rows = json.loads(invoke("history", name, "--last", "1", "--json").stdout)
    assert [(diary["reps"], diary["load_kg"]) for diary in rows] == [(8, 24.0)]


def test_an_exercise_missing_from_the_file_still_has_its_history() -> None:
    trained()
    assert invoke("history", "gone").stdout == "gone. Bars: reps\n2026-11-20  5 reps\n"


def test_an_exercise_that_was_never_done_has_none() -> None:
    result = invoke("history", "pull_up")
    assert (result.stdout, result.exit_code) == ("No set of Pull-up yet.\n", 0)
    assert invoke("history", "pull_up", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("before", "begun", "offered"),
    [
        ([], "", set(main.list_commands(Context(main)))),
        ([], "sh", {"show"}),
        ([], "--v", {"--version"}),
        (["history"], "--l", {"--last"}),
        (["run"], "--f", {"--file", "--fresh"}),
    ],
)
def test_tab_completes_commands_and_options(
    before: list[str], begun: str, offered: set[str]
) -> None:
    completer = ShellComplete(main, {}, "backcoach", "_BACKCOACH_COMPLETE")
    assert {item.value for item in completer.get_completions(before, begun)} == offered


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
