"""Runs in the Python of the program under test: forks a process for each visit.

`python launcher.py CONTROL CLOCK`, two descriptors. Over the socket CONTROL come requests as JSON
(`argv`, `env`), each with three descriptors: standard input, standard output with the errors, and
a pipe of marks. The answer to a request is the exit code, after the process has ended. The file
CLOCK holds milliseconds UTC, the time that every clock of the visit shows.

Whenever the program waits for a line and has read all that was typed, the number of bytes that it
has read is written into the pipe of marks. Of the program nothing is used but its entry,
`python -m backcoach`; what it has imported in one visit is imported beforehand for the next.
"""

from __future__ import annotations

import fcntl
import gc
import importlib
import json
import mmap
import os
import select
import socket
import struct
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INSTANT = struct.Struct("<q")  # of the clock, milliseconds
COUNT = struct.Struct("<q")  # of the bytes in a mark
MOST = 65_536
# Those that count sleep and those that leave it out alike: nobody's machine sleeps here.
MOVED = (
    "CLOCK_REALTIME",
    "CLOCK_BOOTTIME",
    "CLOCK_MONOTONIC",
    "CLOCK_MONOTONIC_RAW",
    "CLOCK_UPTIME_RAW",
)


def main() -> None:
    """Answer requests until the socket is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    _move_clocks(mmap.mmap(int(sys.argv[2]), INSTANT.size))
    importlib.import_module("backcoach.__main__")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MOST, 3)
        if not message:
            return
        loaded_out, loaded_in = os.pipe()
        process = os.fork()
        if process == 0:
            control.close()
            os.close(loaded_out)
            _visit(json.loads(message), descriptors, loaded_in)
        for descriptor in (*descriptors, loaded_in):
            os.close(descriptor)
        with os.fdopen(loaded_out, encoding="utf-8") as names:
            _import_all(names.read().split())
        _, status = os.waitpid(process, 0)
        control.sendall(json.dumps(os.waitstatus_to_exitcode(status)).encode())


def _move_clocks(shared: mmap.mmap) -> None:
    """Let every clock that knows the day, and the one since the machine started, show `shared`.

    What only measures waits, `time.monotonic`, goes on as it is.
    """
    real = time.clock_gettime_ns
    moved = {getattr(time, name) for name in MOVED if hasattr(time, name)}

    def nanoseconds(clock: int | None = None) -> int:
        if clock is not None and clock not in moved:
            return real(clock)
        return int(INSTANT.unpack_from(shared)[0]) * 1_000_000

    def seconds(clock: int | None = None) -> float:
        return nanoseconds(clock) / 1e9

    vars(time).update(
        time_ns=nanoseconds, time=seconds, clock_gettime_ns=nanoseconds, clock_gettime=seconds
    )


def _import_all(names: Sequence[str]) -> None:
    new = [name for name in names if name not in sys.modules]
    for name in new:
        with suppress(ImportError):
            importlib.import_module(name)
    if new:
        gc.collect()
        gc.freeze()


def _visit(request: dict[str, Any], descriptors: Sequence[int], loaded: int) -> None:
    """Be the program, with the arguments and the environment of the request."""
    code = 70
    try:
        heard, out, marks = descriptors
        os.dup2(heard, 0)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.close(heard)
        os.close(out)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", buffering=1, closefd=False)
        os.environ.update(request["env"])
        time.tzset()
        sys.argv = ["backcoach", *request["argv"]]
        vars(select)["select"] = _marking(select.select, marks)
        code = _run()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        with suppress(OSError):
            os.write(loaded, " ".join(sys.modules).encode()[:MOST])
        os._exit(code)


def _run() -> int:
    try:
        sys.modules["backcoach.__main__"].main()
    except SystemExit as end:
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
            return 1
        return end.code or 0
    except BaseException as error:  # noqa: BLE001  its traceback is the answer to the visit
        sys.excepthook(type(error), error, error.__traceback__)
        return 1
    return 0


def _marking(real: Callable[..., Any], marks: int) -> Callable[..., Any]:
    """Return `select.select` that marks when standard input is waited for and has no more."""
    read, marked = 0, -1

    def marking(reading: Any, writing: Any, failing: Any, timeout: Any = None) -> Any:
        nonlocal read, marked
        is_heard = any(_number(source) == 0 for source in reading)
        if is_heard and read != marked and not _unread():
            os.write(marks, COUNT.pack(read))
            marked = read
        ready = real(reading, writing, failing, timeout)
        if is_heard and any(_number(source) == 0 for source in ready[0]):
            read += _unread()
        return ready

    return marking


def _number(source: Any) -> int:
    return source if isinstance(source, int) else int(source.fileno())


def _unread() -> int:
    """Return how many bytes of standard input wait to be read."""
    return int(struct.unpack("i", fcntl.ioctl(0, termios.FIONREAD, b"\0\0\0\0"))[0])


if __name__ == "__main__":
    main()
