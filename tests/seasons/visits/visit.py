"""The program as a person meets it: one process a visit, typed lines, printed lines, a clock."""

from __future__ import annotations

import json
import mmap
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import TYPE_CHECKING

from seasons.visits.launcher import COUNT, INSTANT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

PATIENCE = 60.0  # seconds for an answer
LAST_WAIT = 5.0  # seconds for a program to end
LAUNCHER = Path(__file__).with_name("launcher.py")
BLOCK = 65_536
SECOND = 1000  # ms


class NoAnswerError(Exception):
    """The program neither answered nor ended."""


class Program:
    """The program of a checkout, started once; each visit is a process forked from it."""

    def __init__(self, checkout: Path) -> None:
        python = checkout / ".venv" / "bin" / "python"
        self._control, theirs = socket.socketpair()
        self._file = TemporaryFile()  # noqa: SIM115  it lives as long as the program
        self._file.truncate(INSTANT.size)
        self._clock = mmap.mmap(self._file.fileno(), INSTANT.size)
        shared = (theirs.fileno(), self._file.fileno())
        self._process = subprocess.Popen(
            [str(python if python.exists() else sys.executable), str(LAUNCHER), *map(str, shared)],
            pass_fds=shared,
            start_new_session=True,
            env={
                **os.environ,
                "PYTHONPATH": str(checkout),
                "PYTHONUTF8": "1",
                "PYTHONSAFEPATH": "1",
            },
        )
        theirs.close()

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program, by force where a visit hangs."""
        self._control.close()
        try:
            self._process.wait(LAST_WAIT)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._clock.close()
        self._file.close()

    @property
    def now(self) -> int:
        """Milliseconds UTC, as every clock of the program shows it."""
        return int(INSTANT.unpack_from(self._clock)[0])

    def set_clock(self, now: int) -> None:
        INSTANT.pack_into(self._clock, 0, now)

    def visit(self, arguments: Sequence[str], home: Path) -> Visit:
        """Start the program with arguments; its data and settings are in `home`."""
        folders = {"DATA": home / "data", "CONFIG": home / "config"}
        env = {f"BACKCOACH_{name}_DIR": str(folder) for name, folder in folders.items()}
        env |= {"HOME": str(home), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        return Visit(self, self._control, arguments, env)


class Visit:
    """A process of the program, from its start to its end; `code` is its exit code then."""

    def __init__(
        self,
        program: Program,
        control: socket.socket,
        arguments: Sequence[str],
        env: Mapping[str, str],
    ) -> None:
        self.code: int | None = None
        self.log: list[str] = []
        self._program = program
        self._control = control
        heard, self._typed = os.pipe()
        self._out, out = os.pipe()
        self._marks, marks = os.pipe()
        self._written = 0
        self._partial = b""
        request = json.dumps({"argv": list(arguments), "env": dict(env)}).encode()
        socket.send_fds(control, [request], [heard, out, marks])
        for descriptor in (heard, out, marks):
            os.close(descriptor)

    def listen(self) -> list[str]:
        """Return the lines printed until the program waits for more, or has ended."""
        printed, until = [self._partial], monotonic() + PATIENCE
        is_waiting = has_ended = False
        while not (is_waiting or has_ended):
            left = max(0.0, until - monotonic())
            ready, _, _ = select.select([self._out, self._marks], [], [], left)
            if not ready:
                raise NoAnswerError("\n".join(self.log[-20:]))
            if self._marks in ready:
                marks = os.read(self._marks, BLOCK)
                is_waiting, has_ended = self._written in _counts(marks), not marks
            printed += self._printed()
        if has_ended:
            self._end()
        *lines, self._partial = b"".join(printed).split(b"\n")
        whole = [line.decode(errors="replace") for line in lines]
        self.log += whole
        return whole

    def type(self, line: str) -> list[str]:
        """Type a line; return the lines printed in answer."""
        if self.code is not None:
            return []
        self.log.append(f"> {line}")
        typed = f"{line}\n".encode()
        self._written += len(typed)
        with suppress(BrokenPipeError):  # it has ended: what it said last is still read
            os.write(self._typed, typed)
        return self.listen()

    def end(self) -> None:
        """Close what is typed on; the program has to end by itself."""
        os.close(self._typed)
        self._typed = os.open(os.devnull, os.O_WRONLY)
        self._written = -1
        while self.code is None:
            self.listen()

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self._program.set_clock(self._program.now + round(seconds * SECOND))

    def _printed(self) -> list[bytes]:
        blocks = []
        while select.select([self._out], [], [], 0)[0]:
            block = os.read(self._out, BLOCK)
            if not block:
                break
            blocks.append(block)
        return blocks

    def _end(self) -> None:
        for descriptor in (self._typed, self._out, self._marks):
            os.close(descriptor)
        self.code = json.loads(self._control.recv(BLOCK))


def _counts(marks: bytes) -> set[int]:
    size = COUNT.size
    return {COUNT.unpack_from(marks, place)[0] for place in range(0, len(marks), size)}
