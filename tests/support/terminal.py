"""backcoach in a real pseudo-terminal: press keys, read the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

ENTER, SPACE = b"\r", b" "
BACKCOACH = (sys.executable, "-m", "backcoach")
# pyte does not know private modes, device strings and mode reports.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b\[[0-9;]*\$[a-z]|\x1b\[[0-9;]* q"
)


class Terminal:
    """One program in a terminal of its own; `output` is every byte that it wrote."""

    def __init__(
        self,
        *args: str,
        size: tuple[int, int] = (100, 30),
        env: Mapping[str, str] | None = None,
        command: tuple[str, ...] = BACKCOACH,
    ) -> None:
        self.output = b""
        self.code: int | None = None
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(env or {})}
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], (*command, *args), environment)
        self.resize(*size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.code is None:
            self.kill(signal.SIGKILL)
            self.wait()
        os.close(self._fd)

    def resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)
        self._screen.resize(rows, columns)

    def press(self, *keys: bytes | str) -> None:
        for key in keys:
            os.write(self._fd, key.encode() if isinstance(key, str) else key)

    def kill(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def read(self, timeout: float) -> bool:
        """Take in what was written within that time; False when there was nothing."""
        if not select.select([self._fd], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # the other end is closed
            return False
        self.output += data
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return bool(data)

    def until(self, pattern: str, seconds: float = 20.0) -> str:
        """Read until the screen shows a pattern; return the screen."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.text):
            if time.monotonic() > end:
                raise AssertionError(f"{pattern!r} never came; the screen:\n{self.text}")
            self.read(0.1)
        return self.text

    def wait(self, seconds: float = 20.0) -> int:
        """Read until the program has ended; return its exit code, negative for a signal."""
        end = time.monotonic() + seconds
        while self.code is None:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                raise AssertionError(f"it did not end; the screen:\n{self.text}")
        while self.read(0.05):
            pass
        return self.code
