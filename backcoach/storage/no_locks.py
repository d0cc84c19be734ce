"""Stores on file systems whose files cannot be locked, as on some network homes.

SQLite then reports that the file is locked, although nobody has it. Its VFS `unix-dotfile` keeps
programs apart by a folder beside the file instead, which every file system can make; it has no
shared memory, so that the write-ahead log is not used.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

NOTICE = (
    "Files cannot be locked in the data folder. Everything is saved; "
    "use one backcoach at a time on it."
)
STALE = 60  # seconds; no transaction takes so long


def has_locks(folder: Path) -> bool:
    """Tell whether files of a folder can be locked; True where that cannot be tried."""
    if sys.platform == "win32":
        return True
    path = folder / f".locks-{os.getpid()}"  # closing a file frees its locks: one of its own
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return True
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(file)
        with suppress(OSError):
            path.unlink()


def place(path: Path, parameters: str = "") -> str:
    """Return the URI of a file that is kept apart by a folder; one that was left is removed.

    The time of the file system is compared, not that of this machine. Raises OSError.
    """
    left = path.with_name(f"{path.name}.lock")
    with suppress(FileNotFoundError):
        made = left.stat().st_mtime
        os.utime(path)
        if path.stat().st_mtime - made > STALE:
            left.rmdir()
    return f"{path.absolute().as_uri()}?vfs=unix-dotfile{parameters}"


def use_journal(db: sqlite3.Connection) -> None:
    """Turn a write-ahead log that was written elsewhere into a journal, which needs no lock."""
    hold(db)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("PRAGMA locking_mode = NORMAL")
    db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()  # now the file is free again


def hold(db: sqlite3.Connection) -> None:
    """Keep the file until the connection closes; without it a write-ahead log cannot be read."""
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
