"""Waits for programs to start and to end, without sleeping.

The programs hold a named pipe open; reading it ends when the last of them has ended.
"""

from __future__ import annotations

import os
import select
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DEADLINE = 20.0  # s; reached only by a test that fails


class Witness:
    """Collects what programs write into the named pipe `path` while any of them holds it open."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self._seen = b""

    def until_written(self, words: str) -> None:
        """Wait until the programs have written something."""
        self._read(lambda: words.encode() in self._seen)

    def until_dead(self) -> str:
        """Wait for the end of every program and return all that they wrote."""
        self._read(lambda: bool(self._seen))
        self._read(lambda: False, to_the_end=True)
        os.close(self._pipe)
        return self._seen.decode()

    def _read(self, is_enough: Callable[[], bool], *, to_the_end: bool = False) -> None:
        end = monotonic() + DEADLINE
        while not is_enough():
            assert monotonic() < end, f"waited in vain; seen so far: {self._seen!r}"
            select.select([self._pipe], [], [], 0.01)
            try:
                piece = os.read(self._pipe, 65536)
            except BlockingIOError:
                continue
            self._seen += piece
            if to_the_end and not piece:
                return


def script(path: Path, *lines: str) -> str:
    """Write an executable shell script and return its path."""
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)
    return str(path)
