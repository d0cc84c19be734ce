"""Wrong use, and files and folders that cannot be used: one line says where, what, what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backcoach.cli.main import main
from backcoach.userfiles.paths import config_dir, data_dir


def invoke(*args: str) -> Result:
    return CliRunner().invoke(main, args)


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
