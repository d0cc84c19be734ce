"""Whatever can be typed or pasted: a megabyte, every byte, noise."""

from __future__ import annotations

import os
import select
import signal
import termios
import time
from os import WIFSTOPPED, WUNTRACED, waitpid
from random import Random
from typing import TYPE_CHECKING

from faults.outcome import LONGEST, Outcome
from faults.windows import enter
from faults.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from faults.world import Window

HURRIES = (
    b"\x03",
    b"?\x03",
    b"\x10\x03",
    b"\x1a\x03",
    signal.SIGINT,
    signal.SIGTERM,
    signal.SIGQUIT,
)
OPENED = b"\x1b[?1049h"  # the screen is taken, and empty yet


def pastes(folder: Path, states: Iterable[str], size: int) -> Outcome:
    """Paste so many bytes into every state, as one paste; Space works after it."""
    outcome = Outcome("pastes of 1 MB, in every state")
    for state in states:
        world = World(folder / state)
        with outcome.attempt(state):
            with world.start("--fresh") as window:
                enter(window, state)
                pasted = b"\x1b[200~" + (b"all work \xc3\xa9 [/x] \x00\n" * size)[:size]
                write(window, pasted + b"\x1b[201~")
                if state == "note":
                    window.press("\r")
                leave(window)
            world.sessions()
    return outcome


def every_byte(folder: Path, states: Iterable[str], seed: int = 0) -> Outcome:
    """Press every byte there is as a key, in every state."""
    outcome = Outcome("each of 256 bytes as a key, in every state")
    for state in states:
        world = World(folder / state)
        codes = [bytes([code]) for code in range(256)]
        Random(f"{seed} {state}").shuffle(codes)
        outcome.count += len(codes) - 1
        with outcome.attempt(state):
            _press_all(world, state, codes)
            world.sessions()
    return outcome


def noise(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Press bursts of random bytes, among them halves of sequences and answers never asked for."""
    outcome = Outcome("bursts of random bytes as keys")
    random = Random(seed)
    world = World(folder)
    bursts = [_burst(random) for _ in range(count)]
    outcome.count += count - 1
    with outcome.attempt("bursts"):
        _press_all(world, "ready", bursts)
        world.sessions()
    return outcome


def hurries(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Leave while the screen is coming up, by a key or by a signal."""
    outcome = Outcome("left in the first 60 ms of the screen, by key or signal")
    random = Random(seed)
    for number in range(count):
        with outcome.attempt(number), World(folder / str(number)).start("--fresh") as window:
            end = time.monotonic() + 20
            while OPENED not in window.output:
                assert time.monotonic() < end, "the screen never came"
                window.drain(0.001)
            end = time.monotonic() + random.uniform(0, 0.06)
            while time.monotonic() < end:
                window.drain(0.001)
            how = HURRIES[number % len(HURRIES)]
            code = 0
            if isinstance(how, bytes):
                window.press(how)
            else:
                window.kill(how)
                code = 0 if how == signal.SIGINT else 128 + how
            while window.code is None and time.monotonic() < end + 20:
                window.drain(0.02)
                _note_end(window)
            assert window.code == code, f"it ended with {window.code}"
            assert b"Traceback" not in window.output, crash(window)
            assert b"\x1b[?1049l" in window.output
    return outcome


def _burst(random: Random) -> bytes:
    pieces = (
        b"\x1b[", b"\x1b]", b"\x1bP", b"\x1b\\", b"\x1b[?2026;2$y", b"\x1b[1;1R", b"\x1b[M   ",
        b"\x1b[<0;5;5M", b"\x1b[<0;5;5m", b"\x1b[200~", b"\x1b[201~", b"\xff\xfe", b"\x1b[9999A",
        b"\x1b[I", b"\x1b[O", b"\x9b", b"\x1b[27u", b"\x1b[57441;5u", b"\x00", b" ", b" ", b"\r",
    )  # fmt: skip
    return b"".join(
        random.choice((random.choice(pieces), random.randbytes(random.choice((1, 2, 8)))))
        for _ in range(random.randrange(1, 6))
    )


def _press_all(world: World, state: str, keys: list[bytes]) -> None:
    """Press keys one after the other; a program that one of them ends is started again."""
    left = list(keys)
    while left:
        with world.start("--resume") as window:
            _make_no_signals(window)
            if state in ("help", "note", "pain"):
                enter(window, state)
            else:
                window.until("Start|Set|complete|Go on|End the hold|Finish")
            while left and window.code is None:
                write(window, left.pop())
                window.drain(0.01)
                _note_end(window)
            if window.code is None:
                leave(window)
            assert window.code == 0, f"it ended with {window.code}: {window.output[-400:]!r}"
            assert b"Traceback" not in window.output, crash(window)


def _make_no_signals(window: Window) -> None:
    """Let Ctrl+\\ be a key also while the program is stopped or leaves. There the terminal would
    kill it with a signal, which is not what is tried here.
    """
    modes = termios.tcgetattr(window.fd)
    modes[3] &= ~termios.ISIG
    termios.tcsetattr(window.fd, termios.TCSANOW, modes)


def _note_end(window: Window) -> None:
    """Notice that it has ended or been stopped; what was stopped goes on."""
    pid, status = waitpid(window.pid, os.WNOHANG | WUNTRACED)
    if not pid:
        return
    if WIFSTOPPED(status):
        window.kill(signal.SIGCONT)
        window.drain(0.3)
    else:
        window.code = os.waitstatus_to_exitcode(status)


def leave(window: Window) -> None:
    """Close what is open and leave; a program that hangs does not."""
    end = time.monotonic() + 30
    while window.code is None:
        assert time.monotonic() < end, "it no longer listens"
        window.press(b"\x1b[201~\x1b")
        window.drain(0.3)
        window.press(b"\x1b")
        window.drain(0.3)
        _note_end(window)
        if window.code is None:
            window.press(b"\x03")
            window.drain(0.3)
            _note_end(window)
    assert window.code == 0, f"it ended with {window.code}: {window.output[-600:]!r}"
    assert b"Traceback" not in window.output, crash(window)


def crash(window: Window) -> str:
    return window.output.partition(b"Traceback")[2][-LONGEST:].decode("utf-8", "replace")


def write(window: Window, data: bytes) -> None:
    """Write as fast as the program takes it, and read what it says meanwhile."""
    end = time.monotonic() + 60
    while data:
        assert time.monotonic() < end, "it takes no more keys"
        readable, writable, _ = select.select([window.fd], [window.fd], [], 0.5)
        if readable and not window.drain(0.0):
            return  # it has ended
        if writable:
            try:
                data = data[os.write(window.fd, data[:2048]) :]
            except OSError:
                return
