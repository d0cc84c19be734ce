"""A program in a pseudo-terminal, and what it costs: time to its words, processor, bytes, memory.

Nothing is drawn here: to follow a screen would take the time that is being measured.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

BARE = (sys.executable, str(Path(__file__).parent / "bare.py"))
OURS = (sys.executable, "-m", "backcoach", "run")
SIZE = (120, 36)
PATIENCE = 60.0  # s; longer than anything takes that works
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a program that keeps all its files in one folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "NO_COLOR" and not name.startswith(("BACKCOACH_", "TEXTUAL_"))
    }
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "BACKCOACH_DATA_DIR": str(folder / "data"),
        "BACKCOACH_CONFIG_DIR": str(folder / "config"),
    }


class Program:
    """Runs a command; `started` is the instant of its start, `output` every byte it wrote."""

    def __init__(self, command: tuple[str, ...], env: Mapping[str, str]) -> None:
        self.output = b""
        self.started = perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # The child sizes its own terminal, so that it never sees another size.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
            os.execve(command[0], command, dict(env))

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def press(self, keys: bytes) -> float:
        """Press keys; return the instant."""
        now = perf_counter()
        os.write(self._fd, keys)
        return now

    def read(self, timeout: float) -> bool:
        """Take in what was written within some seconds; False if there was nothing."""
        if not select.select([self._fd], [], [], timeout)[0]:
            return False
        try:
            self.output += os.read(self._fd, 65536)
        except OSError as error:  # the program has ended
            raise RuntimeError(f"it ended: {self.output[-2000:]!r}") from error
        return True

    def rest(self, seconds: float) -> None:
        """Let a time pass, and take in what is written in it."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self.read(left)

    def until(self, *words: bytes, since: int = 0) -> float:
        """Wait for all the words in the output after a place in it; return the instant."""
        end = perf_counter() + PATIENCE
        while not all(self.output.find(word, since) >= 0 for word in words):
            if perf_counter() > end:
                raise RuntimeError(f"{words} never came: {self.output[since:][-2000:]!r}")
            self.read(0.5)
        return perf_counter()

    def answer(self, keys: bytes, *words: bytes) -> float:
        """Press keys; return the seconds until all the words were written."""
        since = len(self.output)
        pressed = self.press(keys)
        return self.until(*words, since=since) - pressed

    @property
    def cpu(self) -> float:
        """Seconds of a core that it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / _TICKS

    @property
    def memory(self) -> float:
        """Resident megabytes."""
        pages = Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * _PAGE / 1_000_000


def prepare_imports(folder: Path) -> None:
    """Let every program that is started find its modules compiled, wherever it runs.

    An environment may forbid Python to write its caches; then each start would compile.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "cache")
    for command, word in ((BARE, b"hello"), ((*OURS, "--fresh"), b"Ready")):
        with Program(command, environment(folder / "first")) as program:
            program.until(word)
