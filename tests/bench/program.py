"""A program in a pseudo-terminal, and what it costs: time to its words, processor, bytes, memory.

Nothing is drawn here: to follow a screen would take the time that is being measured.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from support.terminals.pseudo_terminal import PseudoTerminal

if TYPE_CHECKING:
    from collections.abc import Mapping

BARE = (sys.executable, str(Path(__file__).parent / "bare.py"))
OURS = (sys.executable, "-m", "backcoach", "run")
SIZE = (120, 36)
PATIENCE = 60.0  # s; longer than anything takes that works
_PAGE = os.sysconf("SC_PAGE_SIZE")


def environment(folder: Path, *, paced: bool = True) -> dict[str, str]:
    """Return the environment of a program that keeps all its files in one folder.

    Its sessions begin with their first set, without easy minutes. A set that is not paced is done
    as soon as somebody says so.
    """
    (folder / "config").mkdir(parents=True, exist_ok=True)
    settings = f"easy_minutes = false\npacer = {str(paced).lower()}\n"
    (folder / "config" / "config.toml").write_text(settings, encoding="utf-8")
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


class Cores(NamedTuple):
    """Seconds of a core that were used, and in which none was free."""

    used: float
    awaited: float


class Program(PseudoTerminal):
    """Runs a command; `started` is the instant of its start."""

    def __init__(self, command: tuple[str, ...], env: Mapping[str, str]) -> None:
        self.started = perf_counter()
        super().__init__(command, env, SIZE)

    def _take_in(self, timeout: float) -> None:
        """Take in what is written within some seconds. Raises RuntimeError at the end."""
        self.take(timeout)
        if self.has_ended:
            raise RuntimeError(f"it ended: {self.output[-2000:]!r}")

    def rest(self, seconds: float) -> None:
        """Let a time pass, and take in what is written in it."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self._take_in(left)

    def until(self, *words: bytes, since: int = 0) -> float:
        """Wait for all the words in the output after a place in it; return the instant."""
        end = perf_counter() + PATIENCE
        while not all(self.output.find(word, since) >= 0 for word in words):
            if perf_counter() > end:
                raise RuntimeError(f"{words} never came: {self.output[since:][-2000:]!r}")
            self._take_in(0.5)
        return perf_counter()

    def answer(self, keys: bytes, *words: bytes) -> float:
        """Press keys; return the seconds until all the words were written."""
        since = len(self.output)
        pressed = perf_counter()
        self.press(keys)
        return self.until(*words, since=since) - pressed

    @property
    def cores(self) -> Cores:
        """What all its threads have used, and waited for, by the kernel's account."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        counts = [thread.read_text(encoding="ascii").split() for thread in threads]
        return Cores(*(sum(int(count[place]) for count in counts) / 1e9 for place in (0, 1)))

    @property
    def cpu(self) -> float:
        """Seconds of a core that its threads have used."""
        return self.cores.used

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
