"""Hostile text in every field that is shown, down to the bytes that reach the terminal."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from support.spoilt.hostile import FILE, HALVES, HOSTILE, assert_harmless
from support.terminals.terminal import BACKCOACH

from faults.outcome import Outcome
from faults.text.typed import leave
from faults.world import SAVED, World

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SIZES = ((120, 36), (60, 20), (40, 12))
WALK = (" ", " ", "4", "j", "v", "\x1b", "?", "\x1b", "b", " ", " ", "b", "j", "k", "f")
# What a terminal program has to say to its terminal, and nothing else.
OWN = re.compile(
    r"\x1b\[[0-9;:?<>=$ ]*[A-Za-z]"  # cursor, colours, modes
    r"|\x1b\]22;[a-z]+(?:\x07|\x1b\\)"  # the shape of the mouse pointer
    r"|\x1b\[\?2026\$p|\x1b\[\?2048\$p|\x1b[78=>]|[\r\n\x07]"
)


def screens(folder: Path, names: Iterable[str] = HOSTILE) -> Outcome:
    """Walk through a session of each text at each size; the terminal hears nothing from it."""
    outcome = Outcome("hostile texts on the screen, byte by byte")
    for name in names:
        for size in SIZES:
            world = World(folder / f"{name} {size[0]}", FILE)
            with outcome.attempt(f"{name} at {size[0]}×{size[1]}"):
                with world.start("--fresh", f"s_{name}", size=size) as window:
                    window.until("Ready|Start")
                    for key in WALK:
                        window.press(key)
                        window.drain(0.15 if key == "\x1b" else 0.05)
                    leave(window)
                _assert_own(window.output)
    return outcome


def commands(folder: Path, names: Iterable[str] = HOSTILE) -> Outcome:
    """Let each command print them, and the history of a session that holds them all.

    `names` are those of which an exercise is shown.
    """
    outcome = Outcome("hostile texts in what commands print")
    world = World(folder, FILE, "pacer = false\n")  # a set that is led cannot end at once
    for half in HALVES:
        with outcome.attempt(half), world.start("--fresh", half) as window:
            window.lift()
            window.until(SAVED)
            window.press("f")
            window.until("Finish here|complete")
            window.press("f")
            window.until("Ended|complete")
            window.press("q")
            assert window.wait() == 0
    file = ("--file", str(world.file))
    asked = [("list", *file), ("list", "--json", *file), ("check", str(world.file))]
    asked += [("history",), ("history", "--json"), ("config",)]
    asked += [("next", half, *file) for half in HALVES]
    asked += [("show", name, *file) for name in names]
    for arguments in asked:
        with outcome.attempt(" ".join(arguments)[:40]):
            done = subprocess.run(
                [*BACKCOACH, *arguments], env=world.env, capture_output=True, check=False
            )
            assert done.returncode == 0, done.stderr[-200:]
            assert_harmless((done.stdout + done.stderr).decode())
    return outcome


def _assert_own(output: bytes) -> None:
    """What is left without the program's own sequences is text that can do nothing."""
    rest = OWN.sub("", output.decode("utf-8", "strict"))
    assert_harmless(rest)
