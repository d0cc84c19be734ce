"""`backcoach completion`: printed for a shell, or put where it looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import Context
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from backcoach.cli.completion import SHELLS, place
from backcoach.cli.main import main


def completion(*args: str, shell: str = "/bin/bash") -> Result:
    return CliRunner(env={"SHELL": shell}).invoke(main, ["completion", *args])


@pytest.mark.parametrize("shell", SHELLS)
def test_it_is_printed_for_the_shell_that_is_named_or_in_use(shell: str) -> None:
    named = completion(shell)
    assert "_BACKCOACH_COMPLETE" in named.stdout
    assert completion(shell=f"/usr/bin/{shell}").stdout == named.stdout


@pytest.mark.parametrize("shell", ["", "/bin/tcsh"])
def test_for_another_shell_one_is_asked_for(shell: str) -> None:
    result = completion(shell=shell)
    assert result.exit_code == 2
    assert "bash, zsh, fish" in result.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_it_is_put_in_place_again_and_again(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    completion(shell, "--install")
    result = completion(shell, "--install")
    assert result.exit_code == 0, result.stderr
    (path,) = (path for path in tmp_path.rglob("*backcoach*") if path.is_file())
    assert path.read_text() == completion(shell).stdout.removesuffix("\n")
    assert ("fpath=" in result.stdout) == (shell == "zsh")


@pytest.mark.parametrize("shell", SHELLS)
def test_without_folders_of_its_own_it_is_in_the_home(shell: str) -> None:
    assert place(shell, {}, Path("/ann")).is_relative_to("/ann")


def test_where_nothing_can_be_written_a_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file" / "data"))
    result = completion("bash", "--install")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


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
