"""Hooks and voices that fail, hang, print megabytes, or leave children; the session goes on."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from faults.outcome import Outcome
from faults.world import SAVED, World

if TYPE_CHECKING:
    from faults.world import Window

GONE = 15.0  # s after which nothing that was started may be left
HOOKS = ("session_start", "set_start", "set_done", "rest_over", "session_finished")
BAD = {
    "fails": "import sys; sys.exit(3)",
    "is killed": "import os; os.kill(os.getpid(), 9)",
    "hangs": "import time; time.sleep(600)",
    "hangs on its input": "import sys, time; sys.stdin.close(); time.sleep(600)",
    "prints megabytes": "import sys; [sys.stdout.write('x' * 65536) for _ in range(500)]",
    "prints sequences": "import sys; sys.stderr.write('\\x1b]0;owned\\x07\\x1b[2J' * 99)",
    "leaves children": (
        "import subprocess, sys;"
        " [subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)', sys.argv[1]])"
        " for _ in range(3)]"
    ),
    "ignores being asked to end": (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    ),
    "does not exist": "",
}


def hooks(folder: Path, names: tuple[str, ...] = tuple(BAD)) -> Outcome:
    """Train with each kind of bad hook at every occasion."""
    outcome = Outcome("hooks that fail, hang, print or leave children")
    for number, name in enumerate(names):
        mark = f"backcoach-fault-{os.getpid()}-{number}"
        command = [sys.executable, "-c", BAD[name], mark] if BAD[name] else ["/nowhere/at/all"]
        with outcome.attempt(name):
            _train(World(folder / str(number), config=_toml(command)), mark)
    return outcome


def voices(folder: Path, names: tuple[str, ...] = tuple(BAD)) -> Outcome:
    """Train with each kind of bad speaker, under the name of one that is looked for."""
    outcome = Outcome("voices that fail, hang, print or leave children")
    for number, name in enumerate(names):
        mark = f"backcoach-voice-{os.getpid()}-{number}"
        world = World(folder / str(number), config="[signals]\nvoice = true\n")
        programs = world.folder / "bin"
        programs.mkdir()
        for speaker in ("say", "spd-say", "espeak-ng", "powershell"):
            path = programs / speaker
            path.write_text(f"#!{sys.executable}\n{_script(name, mark)}\n", encoding="utf-8")
            path.chmod(0o700 if BAD[name] else 0o600)
        with outcome.attempt(name):
            _train(world, mark, path=f"{programs}{os.pathsep}{os.environ['PATH']}")
    return outcome


def _toml(command: list[str]) -> str:
    """Return a config in which every hook is this command."""
    text = json.dumps(command)  # whose strings are also TOML's
    return "\n".join(["[hooks]", *(f"{hook} = {text}" for hook in HOOKS), ""])


def _script(name: str, mark: str) -> str:
    return f"import sys; sys.argv = ['', {mark!r}]; {BAD[name]}" if BAD[name] else ""


def _train(world: World, mark: str, path: str = "") -> None:
    """Do two sets and leave; they are there, and of what was started nothing is left."""
    env = {"PATH": path} if path else {}
    with world.start("--fresh", env=env) as window:
        window.lift()
        window.until(SAVED)
        window.lift()
        window.until("1/10 sets")
        window.until(SAVED)
        window.press("f")
        window.until("Finish here")
        window.press("f")
        window.until("Ended early")
        begun = time.monotonic()
        window.press("q")
        assert window.wait() == 0
        assert time.monotonic() - begun < GONE, "leaving took too long"
        _assert_calm(window)
    assert len(world.counts()) == 2
    end = time.monotonic() + GONE
    while left := _running(mark):
        assert time.monotonic() < end, f"{len(left)} processes are left behind"
        time.sleep(0.1)


def _assert_calm(window: Window) -> None:
    assert b"Traceback" not in window.output
    assert b"\x1b]0;owned" not in window.output, "a sequence reached the terminal"
    assert "owned" not in window.header


def _running(mark: str) -> list[str]:
    """Return the processes that carry a mark in their command."""
    commands = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode("utf-8", "replace")
            state = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            continue  # it has ended meanwhile
        if mark in command and state != "Z":
            commands.append(command)
    return commands
