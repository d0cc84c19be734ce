"""The promises, in a real pseudo-terminal: keys in, screen and exit code out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path  # noqa: TC003  pytest reads the annotations

import pytest
from support.screen.stage import says
from support.short_files import HANG, ROW, history, rows, write
from support.terminals.terminal import ENTER, SPACE, Terminal

from backcoach.userfiles.paths import config_dir
from backcoach.userfiles.settings_file import load

pytestmark = pytest.mark.pty

FILE = f"""
{ROW}{HANG}{rows(sets=2, rest=90)}
[[session.exercise]]
exercise = "hang"
sets = 1
reps = 5
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    return write(tmp_path, FILE)


def test_space_alone_leads_to_a_complete_stored_session(file: str) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Space Start set")
        for expected in ("Set done", "Rest"):
            terminal.press(SPACE)
            terminal.until(expected)
        terminal.until_true(lambda: any(says(terminal.text, f"1:{left:02}") for left in range(30)))
        for expected in ("Set done", "Rest", "Set done", "Session complete"):
            terminal.press(SPACE)
            terminal.until(expected)
        terminal.press("q")
        assert terminal.wait() == 0
    (session,) = history()
    assert session["status"] == "finished"
    assert [done["reps"] for done in session["sets"]] == [8, 8, 5]
    assert [done["load_kg"] for done in session["sets"]] == [20.0, 20.0, None]
    assert session["sets"][-1]["rest_planned_s"] is None


def test_a_session_is_logged_later_in_a_form(file: str) -> None:
    with Terminal("log", "--file", file, "--date", "2026-11-20", size=(40, 12)) as terminal:
        terminal.until("Log a session")
        terminal.press("6", ENTER)
        assert terminal.wait() == 0
    (session,) = history()
    assert [done["reps"] for done in session["sets"]] == [6, 8, 5]


def test_a_key_of_a_terminal_that_is_set_to_latin_1_ends_nothing(file: str) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Space Start set")
        terminal.press(b"\xe9\xff", SPACE)
        terminal.until("Set done")
        terminal.press("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_s01_s04_nothing_is_lost_however_it_ends(file: str, number: signal.Signals) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Start set")
        terminal.press(SPACE)
        terminal.until("Set done")
        terminal.press(ENTER)
        terminal.until("Rest(.|\n)*saved ✓|saved ✓(.|\n)*Rest")
        terminal.kill(number)
        code = terminal.wait()
        if number != signal.SIGKILL:
            assert code == 128 + number
            assert b"\x1b[?1049l" in terminal.output
            assert terminal.output.rstrip().endswith(b"offers to go on.")
    with Terminal("run", "--file", file, "--resume") as terminal:
        terminal.until(r"set 2 of 2(?s:.*) Rest (?s:.*) of 1:30")
        assert [done["reps"] for done in history()[0]["sets"]] == [8]


@pytest.mark.parametrize("key", ["q", b"\x03", b"\x11"])
def test_s04_leaving_keys_lose_nothing_and_restore_the_terminal(
    file: str, key: str | bytes
) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Start set")
        terminal.press(SPACE)
        terminal.until("Set done")
        terminal.press(ENTER)
        terminal.until("Rest")
        terminal.press(key)
        assert terminal.wait() == 0
        assert b"\x1b[?1049l" in terminal.output
        assert b"\x1b[?25h" in terminal.output
    (session,) = history()
    assert session["status"] == "live"
    assert len(session["sets"]) == 1


def test_s02_s03_the_question_offers_all_and_a_kill_on_it_changes_nothing(file: str) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Start set")
        terminal.press(SPACE)
        terminal.until("Set done")
        terminal.press(ENTER)
        terminal.until("saved ✓")
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    for _ in range(2):
        with Terminal("run", "--file", file) as terminal:
            terminal.until("is not finished")
            for answer in ("Resume", "Finish it", "Throw it away"):
                assert answer in terminal.text
            terminal.kill(signal.SIGKILL)
            terminal.wait()
        assert history()[0]["status"] == "live"
    with Terminal("run", "--file", file) as terminal:
        terminal.until("is not finished")
        terminal.press("j", "j", ENTER)
        terminal.until("Start set")
        terminal.press("q")
        terminal.wait()
    assert [session["status"] for session in history()] == ["discarded"]


def test_fresh_finishes_and_keeps_what_was_left(file: str) -> None:
    for _ in range(2):
        with Terminal("run", "--file", file, "--fresh") as terminal:
            terminal.until("Start set")
            terminal.press(SPACE)
            terminal.until("Set done")
            terminal.press(ENTER)
            terminal.until("saved ✓")
            terminal.press("q")
            terminal.wait()
    assert [session["status"] for session in history()] == ["finished", "live"]


def test_a_second_program_offers_to_look_and_writes_nothing(file: str) -> None:
    with Terminal("run", "--file", file, "--fresh") as first:
        first.until("Start set")
        first.press(SPACE)
        first.until("saved ✓")
        with Terminal("run", "--file", file) as second:
            second.until("in another window")
            second.press(ENTER)
            second.until("0/3 sets")
            first.press(SPACE)
            second.until("1/3 sets")
            second.press(SPACE, "q")
            assert second.wait() == 0
        with Terminal("run", "--file", file, "--fresh") as third:
            assert third.wait() == 1
            assert "running in another window" in third.text
        assert len(history()[0]["sets"]) == 1


def test_resizing_in_any_state_leaves_the_screen_whole(file: str) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        for key in (b"", SPACE, SPACE, "p", SPACE):
            terminal.press(key)
            for size in ((40, 12), (120, 36), (20, 5), (60, 20)):
                terminal.resize(*size)
                terminal.until("Space|Spa")


def test_a_window_that_has_its_size_again_is_drawn_again(file: str) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Start set")
        for _ in range(10):
            terminal.resize(20, 5)  # cuts off the upper lines
            terminal.resize(100, 30)
            terminal.until(r"Two[^\n]*0/3 sets(.*\n)+.*Start set")


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(file: str) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Start set")
        terminal.press(b"\x1a")
        while not os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED | os.WNOHANG)[1]):
            terminal.read(0.05)
        while terminal.read(0.05):
            pass
        assert b"\x1b[?1049l" in terminal.output
        terminal.kill(signal.SIGCONT)
        terminal.press(SPACE)
        terminal.until("Set done")


@pytest.mark.parametrize("errors", ["2>/dev/null", "2>&-"])
def test_the_screen_is_seen_wherever_errors_go(file: str, errors: str) -> None:
    line = f'"{sys.executable}" -m backcoach run --fresh --file "{file}" {errors}'
    with Terminal(command=("sh", "-c", line)) as terminal:
        terminal.until("Space Start set")
        terminal.press("q")
        assert terminal.wait() == 0
        assert b"\x1b[?1049l" in terminal.output


def test_without_a_terminal_it_says_so_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backcoach", "run"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


@pytest.mark.parametrize(("pressed", "keys"), [("b", {"next", "big"}), ("\x1b", set())])
def test_a_pedal_is_learnt_by_pressing_it(pressed: str, keys: set[str]) -> None:
    with Terminal("config", "--learn") as terminal:
        terminal.until("Press the key, pedal or button")
        terminal.press(pressed)
        assert terminal.wait() == 0
    learnt = load(config_dir()).own_keys
    assert set(learnt) == keys
    assert not keys or learnt["next"][-1] == "b"
