"""The command line where a stream is closed, or where Ctrl+C comes early: a line, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backcoach import __main__ as program
from backcoach.cli import main as command_line


@pytest.mark.parametrize(
    ("closed", "arguments", "code", "stdout"),
    [
        (">&-", "history --json", 0, ""),
        (">&-", "log 'lat_pulldown 10 x 45 kg'", 0, ""),
        ("<&-", "log", 1, ""),
        ("2>&-", "no_such_command", 2, ""),
        ("<&- 2>&-", "history", 0, "No session yet.\n"),
    ],
)
def test_a_closed_stream_is_an_empty_one(
    closed: str, arguments: str, code: int, stdout: str
) -> None:
    command = f'"{sys.executable}" -m backcoach {arguments} {closed}'
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (code, stdout)
    assert "Traceback" not in result.stderr


def test_ctrl_c_while_the_program_loads_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "main", interrupted)
    with pytest.raises(SystemExit) as left:
        program.main()
    assert left.value.code == 130
    assert capsys.readouterr().err.split() == ["backcoach:", "interrupted"]


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


@pytest.mark.parametrize("command", ["list", "--help", "history"])
def test_a_reader_that_has_enough_is_no_failure_of_the_program(command: str) -> None:
    """As of the tools of a shell: 128 and the number of SIGPIPE."""
    done = shell(f"bash -c 'backcoach {command} | true; exit ${{PIPESTATUS[0]}}'")
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8:strict"])
def test_output_works_in_any_encoding(encoding: str) -> None:
    done = shell("backcoach show kb_deadlift", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert done.returncode == 0
    assert done.stdout.startswith("Kettlebell deadlift")
