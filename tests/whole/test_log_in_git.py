"""The log in git, by the hook as README.md writes it, with a git and a session of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.short_files import ROW, rows, write
from support.terminals.terminal import ENTER, Terminal

from backcoach.userfiles.paths import config_dir

pytestmark = [
    pytest.mark.pty,
    pytest.mark.skipif(shutil.which("git") is None, reason="there is no git"),
]

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
GIT = "Keeping the log in git"
WHO = "[user]\nname = Somebody\nemail = somebody@example.org\n"


def recipe() -> str:
    """Return the line of settings that README.md has for the hook."""
    section = README.split(f"### {GIT}")[1].split("\n#")[0]
    (hook,) = re.findall(r"`(session_finished = \[.*?\])`", section, flags=re.DOTALL)
    return " ".join(hook.split())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home with a repository for the log, and with a `backcoach` in the path."""
    program = tmp_path / "bin" / "backcoach"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m backcoach "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / ".gitconfig").write_text(WHO)
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text(f"[hooks]\n{recipe()}\n")
    git("init", "-q", str(tmp_path / "log"))
    return tmp_path


def git(*args: str) -> str:
    done = subprocess.run(["git", *args], check=True, capture_output=True, text=True)
    return done.stdout


def test_the_hook_commits_each_session_and_the_files_come_back(home: Path) -> None:
    log = str(home / "log")
    file = write(home, ROW + rows(sets=1, rest=1))
    with Terminal("run", "--file", file, size=(60, 40), env={"TERM": "dumb"}) as terminal:
        terminal.until("Row, set 1 of 1")
        terminal.press(ENTER)
        terminal.until("Go: ")
        terminal.press(ENTER)
        terminal.until("Enter: summary")
        terminal.press(ENTER)
        terminal.until("Session complete")
        terminal.until_true(lambda: (home / "log/.git/refs/heads").exists() and bool(commits(log)))
        terminal.press("q", ENTER)
        assert terminal.wait() == 0
    (name,) = git("-C", log, "ls-files").splitlines()
    assert name.endswith(".toml")
    assert git("-C", log, "status", "--porcelain") == ""

    again = subprocess.run(
        [sys.executable, "-m", "backcoach", "import", log],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "nothing to write" in again.stdout


def commits(folder: str) -> list[str]:
    done = subprocess.run(
        ["git", "-C", folder, "log", "--format=%s"], check=False, capture_output=True, text=True
    )
    return done.stdout.splitlines()
