"""Runs other programs so that they neither delay nor outlive this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from subprocess import DEVNULL, PIPE
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Job:
    """A thread that calls `work` with the job; `work` runs a command, which `stop` can end."""

    def __init__(self, work: Callable[[Job], None]) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = Event()
        self._thread = Thread(target=work, args=(self,), daemon=True)
        self._thread.start()

    def run(
        self,
        command: Sequence[str],
        text: str = "",
        *,
        limit: float,
        environ: Mapping[str, str] | None = None,
    ) -> int | None:
        """Run a command with `text` on its standard input; return its exit code.

        The exit code is None when the job was stopped. There is no shell, and the output is
        thrown away. The command has its own process group; what still runs in it when the
        command ends is killed. Raises TimeoutError when the command took longer than `limit`
        seconds, OSError or ValueError when it cannot be started.
        """
        if self._stopped.is_set():
            return None
        with subprocess.Popen(
            command,
            stdin=PIPE,
            stdout=DEVNULL,
            stderr=DEVNULL,
            env=environ,
            start_new_session=True,
        ) as process:
            self._process = process
            try:
                if not self._stopped.is_set():
                    process.communicate(text.encode(), timeout=limit)
            except subprocess.TimeoutExpired as error:
                raise TimeoutError from error
            finally:
                _kill_group(process)
        return None if self._stopped.is_set() else process.returncode

    def stop(self) -> None:
        """Kill the command at once, or keep it from being started."""
        self._stopped.set()
        process = self._process
        if process is not None and process.returncode is None:
            _kill_group(process)

    def join(self, seconds: float) -> bool:
        """Wait for the end of the job, at most so many seconds; return whether it has ended."""
        self._thread.join(max(0.0, seconds))
        return not self._thread.is_alive()


class Program:
    """A program that is kept running and told lines on its standard input. No method raises."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] | None = None) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError, ValueError):  # without a working program nothing happens
            self._process = subprocess.Popen(
                command,
                stdin=PIPE,
                stdout=DEVNULL,
                stderr=DEVNULL,
                env=environ,
                start_new_session=True,
            )

    @property
    def has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def tell(self, line: str) -> None:
        """Write a line; a program that does not read for long makes the caller wait."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):  # it has ended
                self._process.stdin.write(f"{line}\n".encode())
                self._process.stdin.flush()

    def end(self, wait: float) -> None:
        """End its input, and kill it and its children after so many seconds at the latest."""
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(wait)
        _kill_group(process)
        process.wait()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its process group; on Windows, which has none, only the process.

    The system does not reuse the number of a group while a member of it runs.
    """
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # macOS: the second, if ended
        os.killpg(process.pid, signal.SIGKILL)
