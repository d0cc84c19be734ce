"""Lines of text in a real pseudo-terminal and in a pipe: nothing is drawn, nothing is lost."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.short_files import ROW, history, rows, sets_done, write
from support.terminals.terminal import ENTER, Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty

FILE = ROW + rows(sets=2, rest=1)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return write(tmp_path, FILE)


def backcoach(*args: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backcoach", *args],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_session_in_a_dumb_terminal_is_lines_a_bell_and_nothing_else(file: str) -> None:
    with Terminal("run", "--file", file, size=(60, 40), env={"TERM": "dumb"}) as terminal:
        terminal.until("Row, set 1 of 2: 8 × 20 kg")
        terminal.press(ENTER)
        terminal.until("Go: 8 × 20 kg")
        terminal.press(ENTER)
        terminal.until("Rest over: Row, set 2")
        terminal.press("7 x 22.5 kg", ENTER)
        terminal.until("Set 1: 7 × 22.5 kg")
        terminal.press(ENTER)
        terminal.until(r"(?s)Go: .*Go: \d+ × [\d.]+ kg")
        _, (reps, load) = re.findall(r"Go: (\d+) × ([\d.]+) kg", terminal.text)
        terminal.press(ENTER)
        terminal.until("Enter: summary")
        terminal.press(ENTER)
        terminal.until("Session complete: 2 of 2 sets")
        terminal.press("q", ENTER)
        assert terminal.wait() == 0
    assert terminal.output.count(b"\a") >= 1
    assert b"\x1b" not in terminal.output
    assert b"\r" not in terminal.output.replace(b"\r\n", b"")
    (session,) = history()
    assert session["status"] == "finished"
    assert [(row["reps"], row["load_kg"]) for row in session["sets"]] == [
        (7, 22.5),
        (int(reps), float(load)),  # as it was asked for
    ]


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (b"\x04", 0),
        (b"\x03", 0),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGKILL, -9),
    ],
)
def test_s01_s04_nothing_is_lost_however_it_ends(
    file: str, end: bytes | signal.Signals, code: int
) -> None:
    with Terminal("run", "--plain", "--file", file) as terminal:
        terminal.until("Enter: start set")
        terminal.press(ENTER, ENTER)
        terminal.until("Rest over")
        terminal.until_true(lambda: sets_done() == 1)  # saving takes a moment
        if isinstance(end, bytes):
            terminal.press(end)
        else:
            terminal.kill(end)
        assert terminal.wait() == code
    assert [row["reps"] for row in history()[0]["sets"]] == [8]
    with Terminal("run", "--plain", "--file", file) as terminal:
        terminal.until("1 Resume")
        terminal.press(ENTER)
        terminal.until("1 of 2 sets done")
        terminal.press("q", ENTER)
        assert terminal.wait() == 0
    assert history()[0]["status"] == "live"


def test_a_session_that_is_live_elsewhere_can_be_looked_at(file: str) -> None:
    with Terminal("run", "--plain", "--file", file) as first:
        first.until("Enter: start set")
        first.press(ENTER)
        first.until("Go: ")
        first.until_true(lambda: history() != [])
        with Terminal("run", "--plain", "--file", file) as second:
            second.until("1 Watch")
            second.press(ENTER)
            second.until("Go: ")
            first.press(ENTER)
            second.until("Set 1: 8 × 20 kg")
            second.press(ENTER)
            second.until("only shown")
            second.press("q", ENTER)
            assert second.wait() == 0
    assert len(history()[0]["sets"]) == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_the_signs_of_the_screen_gets_lines(file: str, encoding: str) -> None:
    with Terminal("run", "--file", file, env={"PYTHONIOENCODING": encoding}) as terminal:
        terminal.until("Row, set 1 of 2: 8 x 20 kg|Row, set 1 of 2: 8 . 20 kg")
        terminal.press("q", ENTER)
        assert terminal.wait() == 0


def test_lines_go_through_a_pipe(file: str) -> None:
    done = backcoach("run", "--plain", "--file", file, "--fresh", typed="\n\nr2\nn from a pipe")
    assert done.returncode == 0
    assert "Set 1: 8 × 20 kg, 2 left." in done.stdout
    assert done.stdout.endswith("Left after 1 of 2 sets; the next start offers to go on.\n")
    assert "\a" not in done.stdout
    assert [row["rir"] for row in history()[0]["sets"]] == [2]


def test_s04_closing_the_terminal_itself_loses_nothing(file: str) -> None:
    with Terminal("run", "--plain", "--file", file) as terminal:
        terminal.until("Enter: start set")
        terminal.press(ENTER, ENTER)
        terminal.until("Rest")
        terminal.close()
        assert terminal.wait() in (0, 129)  # the end of the input, or the hang-up before it
    assert [row["reps"] for row in history()[0]["sets"]] == [8]
