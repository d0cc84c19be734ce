"""Other programs, run so that they can neither hold up nor outlive the one that started them."""

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
    """A thread in which `work`, called with the job, runs a command that `stop` may end."""

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

        It is None when the job was stopped. There is no shell, what the command prints is
        thrown away, and it has a process group of its own: what is left of that when the
        command is over is killed. Raises TimeoutError when it took longer than `limit`
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
        """Kill the command at once, or keep it from being run."""
        self._stopped.set()
        process = self._process
        if process is not None and process.returncode is None:
            _kill_group(process)

    def join(self, seconds: float) -> bool:
        """Wait at most so long for the end of the job; return whether it is over."""
        self._thread.join(max(0.0, seconds))
        return not self._thread.is_alive()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all of its group; where there are no groups, the process alone.

    The number of a group is not given to another one while a member of it lives.
    """
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # macOS raises the second for the dead
        os.killpg(process.pid, signal.SIGKILL)
