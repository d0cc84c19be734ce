"""Reads lines from a terminal or a pipe and writes lines, waiting for input and time at once.

Nothing is read ahead and nothing is buffered, so that a signal or a closed terminal loses no
line.
"""

from __future__ import annotations

import errno
import os
import select
import signal
import socket
import textwrap
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType
    from typing import Any, TextIO

BLOCK = 65536
NARROWEST = 20  # columns; below that the terminal breaks the lines
# Replacements for characters that the encoding of the terminal lacks.
_IN_ASCII = str.maketrans({"×": "x", "–": "-", "−": "-", "…": "...", "’": "'"})


class Talk(Protocol):
    """A conversation on the console: opened once, then given lines and ticks until it has left."""

    @property
    def has_left(self) -> bool: ...
    def open(self) -> None: ...
    def hear(self, line: str) -> None: ...
    def tick(self) -> None: ...
    def wait(self) -> float | None: ...
    def end(self) -> None:
        """Say what is still to be said, as nothing more will be typed."""


def _notice(number: int, frame: FrameType | None) -> None:
    """Do nothing: the number of the signal arrives through the wake-up socket."""


class Console:
    """The terminal of a session in lines. Inside `with`, no signal ends the program by itself.

    The methods of `Screen` may be called from any thread, the others from the main thread only.
    """

    def __init__(self, source: int, out: TextIO) -> None:
        self._input = source
        self._out = out.fileno()
        self._encoding = out.encoding
        self._is_terminal = out.isatty()
        self.problem: OSError | None = None  # of writing; None if the other end has closed
        self._is_closed = False
        self._remarks: deque[str] = deque()
        self._bells: deque[tuple[float, str]] = deque()
        self._wake_reader, self._wake_writer = socket.socketpair()
        self._wake_reader.setblocking(False)
        self._wake_writer.setblocking(False)
        self._handlers: Mapping[signal.Signals, Any] = {}
        self._wakeup = -1

    def __enter__(self) -> Console:
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        self._wakeup = signal.set_wakeup_fd(self._wake_writer.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, _notice) for number in numbers}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._wake_reader.close()
        self._wake_writer.close()

    def flash(self) -> None:
        """Do nothing: the line that is written is enough."""

    def send(self, sequence: str) -> None:
        """Write a control sequence; a pipe gets none."""
        if self._is_terminal:
            self._write(sequence)

    def later(self, milliseconds: int, sequence: str) -> None:
        """Write a control sequence after some time, unless the session was left."""
        self._bells.append((time.monotonic() + milliseconds / 1000, sequence))
        self.tell_saved()

    def remark(self, text: str) -> None:
        """Write a passing sentence after the lines that are being written."""
        self._remarks.append(text)
        self.tell_saved()

    def tell_saved(self) -> None:
        """Look again at what is saved."""
        with suppress(OSError):  # full: it will look anyway; closed: it never will again
            self._wake_writer.send(b"\0")

    def say(self, text: str) -> None:
        """Write a line, broken between words where the terminal is narrower."""
        width = self._width()
        if width is not None:
            text = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
        self._write(f"{text}\n")

    def talk(self, to: Talk) -> int:
        """Serve `to` until it has left or the input ends; return the exit code.

        It is 128 and the number of the signal that ended it, 0 for Ctrl+C and everything else.
        """
        to.open()
        unfinished = b""
        while not (to.has_left or self._is_closed):
            self._say_remarks()
            ready = self._wait(to.wait())
            if self._wake_reader in ready and (number := max(self._wake_reader.recv(BLOCK))):
                return 0 if number == signal.SIGINT else 128 + number
            if self._input in ready:
                read = self._read()
                *lines, unfinished = (unfinished + read).split(b"\n")
                if not read:
                    lines, unfinished = [unfinished] if unfinished else [], b""
                for line in lines:
                    if not to.has_left:
                        to.hear(line.decode(errors="replace"))
                        self._say_remarks()
                if not read:
                    to.end()
                    return 0
            to.tick()
        return 0

    def _wait(self, timeout: float | None) -> list[Any]:
        """Wait for input, a wake-up or that many seconds, and ring the bells that are due."""
        if self._bells:
            due = max(0.0, self._bells[0][0] - time.monotonic())
            timeout = due if timeout is None else min(due, timeout)
        sources: list[Any] = [self._input, self._wake_reader]
        ready, _, _ = select.select(sources, [], [], timeout)
        while self._bells and self._bells[0][0] <= time.monotonic():
            self.send(self._bells.popleft()[1])
        return ready

    def _read(self) -> bytes:
        """Return what was typed, nothing at the end of the input or once the terminal closed."""
        try:
            return os.read(self._input, BLOCK)
        except OSError:
            return b""

    def _say_remarks(self) -> None:
        while self._remarks:
            self.say(self._remarks.popleft())

    def _width(self) -> int | None:
        """Return the columns to fill, None where they are unknown or too few to break lines."""
        try:
            columns = os.get_terminal_size(self._out).columns
        except OSError:
            return None
        return columns - 1 if columns > NARROWEST else None

    def _write(self, text: str) -> None:
        try:
            data = text.encode(self._encoding)
        except UnicodeEncodeError:
            data = text.translate(_IN_ASCII).encode(self._encoding, errors="replace")
        try:
            while data:
                data = data[os.write(self._out, data) :]
        except OSError as error:
            self._is_closed = True
            if error.errno not in (errno.EPIPE, errno.EIO):
                self.problem = error
