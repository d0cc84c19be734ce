"""The command line where a stream is closed, or where Ctrl+C comes early: a line, no traceback."""

from __future__ import annotations

import subprocess
import sys

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
