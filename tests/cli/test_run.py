"""How a session ends on the command line where something is wrong around it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.screen.fake_host import FakeHost
from support.short_files import history

from backcoach.cli import run
from backcoach.run.starting.inputs import WRONG_USE, RefusalError

FULL_DEVICE = Path("/dev/full")
SET_DONE = "no\n\n\n\n\nq\n"  # no body weight, no best set; warm-up and one set; leave


def plain(*, out: int = subprocess.PIPE, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backcoach", "run", "beginner", "--plain", "--fresh"],
        input=SET_DONE,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="only Linux has a device that is full")
def test_output_that_cannot_be_written_is_an_error_and_the_session_is_kept() -> None:
    with FULL_DEVICE.open("w") as device:
        done = plain(out=device.fileno())
    assert done.returncode == 1
    assert "the output cannot be written: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no --plain on Windows")
@pytest.mark.parametrize(
    ("variables", "lines"),
    [
        ({}, False),
        ({"ACCESSIBLE": "1"}, True),
        ({"ACCESSIBLE": "0"}, False),
        ({"ACCESSIBLE": ""}, False),
        ({"TERM": "dumb"}, True),
    ],
)
def test_a_terminal_for_a_screen_reader_gets_lines_of_text(
    variables: dict[str, str], lines: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = SimpleNamespace(isatty=lambda: True, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run.is_plain(wanted=False) == lines


@pytest.mark.skipif(sys.platform == "win32", reason="there is no --plain on Windows")
def test_what_is_lost_is_an_error_and_nothing_is_promised(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = plain(BACKCOACH_DATA_DIR=str(tmp_path / "file" / "data"))
    assert done.returncode == 1
    assert "not a directory" in done.stderr
    assert "are lost" in done.stderr
    assert "next start" not in done.stderr
    assert "saved" not in done.stdout.replace("Not saved", "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no --plain on Windows")
def test_what_is_saved_can_go_on() -> None:
    done = plain()
    assert done.returncode == 0
    assert "the next start offers to go on" in done.stdout
    assert [session["status"] for session in history()] == ["live"]


@pytest.mark.parametrize("driver", ["nowhere", "nowhere:Driver", "os:path", "os:nothing", ":"])
def test_a_wrong_driver_in_the_environment_is_one_line(
    driver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.DRIVER", driver)
    monkeypatch.setattr("backcoach.tui.terminal.robust_app.DRIVER", driver)
    host = FakeHost()
    host.close = lambda _: ""  # type: ignore[attr-defined]
    with pytest.raises(RefusalError) as refusal:
        run._on_screen(host)  # type: ignore[arg-type]
    assert refusal.value.code == WRONG_USE
    (line,) = refusal.value.lines
    assert "TEXTUAL_DRIVER" in line
