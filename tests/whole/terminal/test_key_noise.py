"""What a hand and a terminal send beside what is meant, through a real pseudo-terminal."""

from __future__ import annotations

import random
import time
from pathlib import Path  # noqa: TC003  pytest reads the annotations

import pytest
from support.short_files import ROW, rows, sets_done, write
from support.terminals.terminal import SPACE, Terminal

pytestmark = pytest.mark.pty

FILE = ROW + rows(sets=3, rest=90, name="one")
LATE = 0.1  # s; this machine is then too busy for a hand, and a press would be a new one
LET_GO = 0.8  # s after which a key that was held counts again
RELEASE = b"\x1b[32;1:3u"


@pytest.fixture
def file(tmp_path: Path) -> str:
    return write(tmp_path, FILE)


def hold_down(terminal: Terminal, key: bytes, repeat: bytes, seconds: float) -> None:
    """Send a key that is held: the press, and after half a second 30 repeats a second."""
    terminal.press(key)
    send_at(terminal, repeat, [0.5 + number / 30 for number in range(int((seconds - 0.5) * 30))])


def send_at(terminal: Terminal, key: bytes, moments: list[float]) -> None:
    """Send a key at these seconds from now, up to the first that would come too late."""
    begun = time.monotonic()
    for at in moments:
        while (left := begun + at - time.monotonic()) > 0:
            terminal.read(left)
        if left < -LATE:
            return
        terminal.write(key)


@pytest.mark.parametrize(
    ("key", "repeat", "release"),
    [
        (SPACE, SPACE, b""),
        (b"\r", b"\r", b""),
        (b"\x1b[32;1:1;32u", b"\x1b[32;1:2;32u", RELEASE),
    ],
    ids=["space", "enter", "reported"],
)
def test_a_key_that_is_held_starts_a_set_and_logs_none(
    file: str, key: bytes, repeat: bytes, release: bytes
) -> None:
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Start set")
        hold_down(terminal, key, repeat, 1.5)
        terminal.write(release)
        terminal.until("Set done")
        terminal.press("u")
        terminal.until("Took back the start")
        terminal.press("q")
        assert terminal.wait() == 0
    assert sets_done() == 0


def test_a_bouncing_key_logs_one_set_a_press(file: str) -> None:
    chance = random.Random(1)
    with Terminal("run", "--file", file, "--fresh") as terminal:
        for words in ("Start set", "Set done", "Start next set", "Set done", "Start next set"):
            terminal.until(words)
            terminal.press(SPACE)
            first, second = (chance.uniform(0.02, 0.07) for _ in range(2))
            send_at(terminal, SPACE, [first, first + second])
        terminal.until("Set done")
        terminal.press("q")
        assert terminal.wait() == 0
    assert sets_done() == 2


# What a dialog says that a key beside Space opens; the other keys there log nothing.
SLIPS = {"v": "Esc leaves", "n": "Enter keeps it"}


def noisy_press(terminal: Terminal, chance: random.Random, key: bytes) -> None:
    """Press a key as a tired hand does: beside it first, bouncing, or holding it too long."""
    if chance.random() < 0.4:
        wrong = chance.choice("cvbnm")
        terminal.press(wrong)
        if wrong in SLIPS:
            terminal.until(SLIPS[wrong])
            terminal.press(b"\x1b")
            terminal.until(rf"(?s)\A(?!.*{SLIPS[wrong]})")
    terminal.press(key)
    delay, rate = chance.uniform(0.25, 0.5), 1 / 30
    bounce = [chance.uniform(0.02, 0.07)] if chance.random() < 0.5 else []
    repeats = [delay + rate * number for number in range(20)] if chance.random() < 0.5 else []
    send_at(terminal, key, [*bounce, *repeats])
    released = time.monotonic()
    while (left := released + LET_GO - time.monotonic()) > 0:
        terminal.read(left)


@pytest.mark.parametrize("seed", range(4))
def test_a_hand_that_slips_bounces_and_holds_logs_only_the_sets_it_did(
    file: str, seed: int
) -> None:
    chance = random.Random(seed)
    with Terminal("run", "--file", file, "--fresh") as terminal:
        for words in ("Start set", "Set done", "Start next set", "Set done"):
            terminal.until(words)
            noisy_press(terminal, chance, SPACE)
        terminal.until("Start next set")
        terminal.press("q")
        assert terminal.wait() == 0
    assert sets_done() == 2


def test_no_bytes_end_the_program_or_log_a_set(file: str) -> None:
    """All kinds of sequences, with none of the letters that do something."""
    chance = random.Random(7)
    with Terminal("run", "--file", file, "--fresh") as terminal:
        terminal.until("Start set")
        for _ in range(300):
            digits = "".join(chance.choice("0123456789;:") for _ in range(chance.randint(0, 8)))
            end = chance.choice(["u", "~", "t", "R", "m", "M", "$y", "c", "n"])
            terminal.write(f"\x1b[{chance.choice(['', '<', '?', '>'])}{digits}{end}".encode())
            terminal.write(bytes(chance.randint(0x80, 0xFF) for _ in range(4)))
            terminal.read(0.005)
        terminal.press(RELEASE, SPACE)
        terminal.until("Set done|Go on|Took|Left|Enter|Esc")
        terminal.press(b"\x03")
        assert terminal.wait() == 0
        assert b"Traceback" not in terminal.output
    assert sets_done() == 0
