"""One program at a time runs a session in a data folder; the others may only read."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.userfiles.paths import make_private

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

FILE = "backcoach.lock"  # the name of version 0.1, so that both exclude each other
SESSION = "a session is running in another window; leave that one first"
CHANGE = "another window is changing the log, as an import does; try again once it is done"
_CHANGES = b"changes\n"  # in the file of a lock while no session is led


class Lock:
    """A lock of the operating system on a file; it ends with the process."""

    def __init__(self, folder: Path, name: str = FILE) -> None:
        self._path = folder / name
        self._file: int | None = None

    def acquire(self, *, for_session: bool = True) -> bool:
        """Return False if another program holds the lock.

        What it is held for stands in the file, for the others.

        Where none can be made, the answer is True: nobody else writes to a folder that cannot be
        written, and on a file system without locks the store excludes others (no_locks.py).
        """
        if self._file is not None:
            return True
        try:
            make_private(self._path.parent)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            os.close(file)
            return False
        except OSError:  # a file system without locks
            os.close(file)
            return True
        self._file = file
        self._write(b"" if for_session else _CHANGES)
        return True

    @property
    def in_use(self) -> str:
        """Why another program holds the lock, in a sentence that says what to do."""
        with suppress(OSError), self._path.open("rb") as file:
            return CHANGE if file.read(len(_CHANGES)) == _CHANGES else SESSION
        return SESSION

    def _write(self, content: bytes) -> None:
        with suppress(OSError):  # a full disk hides from others only what the lock is for
            if self._file is not None:
                os.ftruncate(self._file, 0)
                os.write(self._file, content)

    def release(self) -> None:
        """Let another program have it; harmless when it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _lock(file: int) -> None:
    """Raise BlockingIOError (on Windows PermissionError) while another program has the lock."""
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
