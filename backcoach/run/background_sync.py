"""Starts a sync as a process of its own, which nobody waits for."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from subprocess import DEVNULL

PROGRAM = "backcoach.cli.network.background_sync"


def start_sync() -> None:
    """Start a sync in the background; nothing happens where that cannot be done."""
    with suppress(OSError):
        subprocess.Popen(
            [sys.executable, "-m", PROGRAM],
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            start_new_session=True,
        )
