"""The window: resized, closed, stopped and brought back, without colours, slow, or dumb."""

from __future__ import annotations

import re
import signal
import time
from os import WIFSTOPPED, WUNTRACED, waitpid
from random import Random
from typing import TYPE_CHECKING

from faults.outcome import Outcome
from faults.world import SAVED, World

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from faults.world import Window

SIZE = (100, 30)
# What is pressed to come from the first screen into a state, and what the screen then says.
STATES: dict[str, tuple[tuple[str, ...], str]] = {
    "ready": ((), "Start|Set done"),
    "working": ((" ",), "Set done"),
    "resting": ((" ", "\r"), "Start next set"),
    "paused": ((" ", "\r", "p"), "Paused"),
    "summary": ((" ", "\r", "f", "f"), "Ended early"),
    "help": (("?",), "Any time"),
    "swap": (("s", "v"), "Instead of|nothing to swap"),
    "note": (("n",), "Enter keeps it"),
    "pain": (("!",), "Space accepts"),
    "today": (("e",), "Space accepts"),
    "big": ((" ", "\r", "b"), "."),
}
PLAIN = {
    "NO_COLOR": {"NO_COLOR": "1"},
    "TERM=dumb": {"TERM": "dumb"},
    "TERM=linux": {"TERM": "linux"},
    "TERM=vt100": {"TERM": "vt100"},
    "TERM empty": {"TERM": ""},
    "TERM unknown": {"TERM": "nobody-knows"},
    "no locale": {"LC_ALL": "C", "LANG": ""},
    "no animations": {"TEXTUAL_ANIMATIONS": "none"},
    "COLUMNS wrong": {"COLUMNS": "x", "LINES": "-1"},
}
RGB = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")


def enter(window: Window, state: str) -> None:
    """Bring a session that has just been started into a state."""
    keys, words = STATES[state]
    window.until("Start|Set done|complete|Go on")
    for key in keys:
        before = window.text
        window.press(key)
        _until_other(window, before)
    window.until(words)


def _until_other(window: Window, before: str) -> None:
    window.until_true(lambda: window.text != before)


def _settle(window: Window, seconds: float = 0.15) -> None:
    while window.read(seconds):
        pass


def resizes(folder: Path, count: int, states: Iterable[str], seed: int = 0) -> Outcome:
    """Resize the window so often in every state; then it looks as it did."""
    outcome = Outcome("windows resized between 20×5 and 300×100, in every state")
    for state in states:
        random = Random(f"{seed} {state}")
        with outcome.attempt(state), World(folder / state).start("--fresh") as window:
            enter(window, state)
            _settle(window, 0.4)
            before = window.still
            for _ in range(count):
                window.resize(random.randint(20, 300), random.randint(5, 100))
                window.drain(random.choice((0.0, 0.0, 0.02, 0.05)))
            outcome.count += count - 1
            while window.drain(0.2):
                pass
            window.resize(*SIZE)
            _until_as_before(window, state, before)
    return outcome


def _until_as_before(window: Window, state: str, before: str) -> None:
    window.until(STATES[state][1])
    window.until_true(lambda: window.still == before)
    _settle(window)
    assert window.still == before, f"it looks another way:\n{window.text}"


def closings(folder: Path, count: int, states: Iterable[str]) -> Outcome:
    """Close the window in every state; the program ends in order and what was done is there."""
    outcome = Outcome("windows closed under the program, in every state")
    for state in states:
        for number in range(count if state != "today" else 0):  # asked before the first set only
            world = World(folder / f"{state} {number}")
            with outcome.attempt(state):
                with world.start("--fresh") as window:
                    window.lift()
                    window.until(SAVED)
                    window.close()
                    code = window.wait()
                    assert code == 128 + signal.SIGHUP, f"it ended with {code}"
                assert len(world.counts()) == 1
                with world.start("--resume") as window:
                    enter(window, state)
                    window.close()
                    window.wait()
                assert len(world.counts()) >= 1
    return outcome


def stops(folder: Path, count: int, states: Iterable[str]) -> Outcome:
    """Press Ctrl+Z in every state; `fg` brings back the screen as it was."""
    outcome = Outcome("Ctrl+Z and fg, in every state")
    for state in states:
        with World(folder / state).start("--fresh") as window:
            enter(window, state)
            for _ in range(count):
                with outcome.attempt(state):
                    _settle(window, 0.4)
                    before = window.still
                    window.press(b"\x1a")
                    _until_stopped(window)
                    window.kill(signal.SIGCONT)
                    _until_as_before(window, state, before)
    return outcome


def _until_stopped(window: Window) -> None:
    end = time.monotonic() + 10
    while not WIFSTOPPED(waitpid(window.pid, WUNTRACED | 1)[1]):
        assert time.monotonic() < end, "Ctrl+Z does not stop it"
        window.read(0.02)


def plain(folder: Path) -> Iterator[Outcome]:
    """Train a little in terminals that can less than others; none of them answers a query."""
    outcome = Outcome("terminals that can less, and answer no query")
    for name, env in PLAIN.items():
        world = World(folder / name)
        with outcome.attempt(name):
            with world.start("--fresh", env=env, answers=False) as window:
                if name == "TERM=dumb":
                    _lift_in_lines(window)
                else:
                    window.lift()
                    window.until("saved")
                if name == "NO_COLOR":
                    shades = RGB.findall(window.output)
                    assert all(len(set(shade)) == 1 for shade in shades), "there are colours"
                window.press("q\r" if name == "TERM=dumb" else "q")
                assert window.wait() == 0
                assert b"Traceback" not in window.output
            assert len(world.counts()) == 1
    yield outcome


def _lift_in_lines(window: Window) -> None:
    """Do a set where everything is said in lines."""
    window.until("Enter: start")
    window.press("\r")
    window.until("Enter: set done")
    window.press("\r")
    window.until("Enter: start next set")


def slow(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Read 4 kB a second, or for a while nothing, while keys are pressed; none of them is lost."""
    outcome = Outcome("slow links: 4 kB a second, or nothing for some seconds")
    for number in range(count):
        world, random = World(folder / str(number)), Random(f"{seed} {number}")
        with outcome.attempt(number):
            with world.start("--fresh", size=(120, 36)) as window:
                window.until("Start")
                for _ in range(6):
                    window.press(" ")
                    is_still = random.random() < 0.3
                    end = time.monotonic() + random.uniform(1.2, 1.8)
                    while time.monotonic() < end:
                        time.sleep(0.1)
                        if not is_still:
                            window.drain(0.0, 400)
                window.press("q")
                assert window.wait(60) == 0
            assert len(world.counts()) == 3, f"{len(world.counts())} of 3 sets are stored"
    return outcome
