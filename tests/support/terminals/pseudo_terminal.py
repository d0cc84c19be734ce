"""A program in a pseudo-terminal: bytes in and out, signals, its end. Nothing is drawn."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from typing_extensions import Self

BLOCK = 65536


class PseudoTerminal:
    """One program in a terminal of its own; `output` is every byte that it wrote.

    `has_ended` says that nothing more can come; `code` is the exit code once it has been waited
    for, negative for a signal. It `began` at an instant of the monotonic clock.
    """

    def __init__(
        self, command: tuple[str, ...], env: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        self.output = b""
        self.has_ended = False
        self.code: int | None = None
        self.began = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            set_size(0, *size)  # here, so that the program never sees another one
            os.execvpe(command[0], command, dict(env))

    def __enter__(self) -> Self:
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
        os.close(self.fd)

    def press(self, *keys: bytes | str) -> None:
        for key in keys:
            os.write(self.fd, key.encode() if isinstance(key, str) else key)

    def kill(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def resize(self, columns: int, rows: int) -> None:
        set_size(self.fd, columns, rows)

    def close(self) -> None:
        """Close the window; what the program writes from then on has no reader."""
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, self.fd)
        os.close(null)

    def take(self, timeout: float, most: int = BLOCK) -> bytes:
        """Return what was written within some seconds, b"" for nothing."""
        if not select.select([self.fd], [], [], max(timeout, 0.0))[0]:
            return b""
        try:
            data = os.read(self.fd, most)
        except OSError:  # the other end is closed
            data = b""
        self.has_ended = not data
        self.output += data
        return data

    def read(self, timeout: float) -> bool:
        """Take in what was written within some seconds; False when there was nothing."""
        return bool(self.take(timeout))

    def until_true(self, is_true: Callable[[], bool], seconds: float = 20.0) -> None:
        """Read until something outside the terminal is true."""
        end = time.monotonic() + seconds
        while not is_true():
            assert time.monotonic() < end, f"it never came: {self.output[-2000:]!r}"
            self.read(0.02)

    def wait(self, seconds: float = 20.0) -> int:
        """Read until the program has ended; return its exit code, negative for a signal."""
        end = time.monotonic() + seconds
        while self.code is None:
            self.read(0.02)
            if self.has_ended:
                time.sleep(0.002)  # no descriptor tells when the process is gone as well
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                raise AssertionError(f"it did not end: {self.output[-2000:]!r}")
        while self.read(0.0):
            pass
        return self.code


def set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
