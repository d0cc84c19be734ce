"""Errors of the store, each with one sentence for the person."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = "The disk is full. Free some space."
BUSY = "Another program is using the data file. Close it."
FORBIDDEN = "The data folder cannot be written. Allow it, or set BACKCOACH_DATA_DIR."
BLOCKED = "The data folder is at a place that is not a directory. Set BACKCOACH_DATA_DIR."
UNREADABLE = "The data folder cannot be read. Allow it, or set BACKCOACH_DATA_DIR."
BROKEN_DISK = "The disk reports an error. Copy the data folder to another disk."
DAMAGED = "The data file is damaged; a session sets it aside and recovers what can be read."

# Parts of SQLite's messages, which do not change; error codes come with Python 3.11 only.
_SENTENCES = (
    ("full", FULL),
    ("locked", BUSY),
    ("disk I/O", BROKEN_DISK),
)
_NO_SPACE = "SQLITE_IOERR_SHMSIZE"  # where the file that processes share cannot grow
_FORBIDDEN_MESSAGES = ("readonly", "unable to open")
_DAMAGE_MESSAGES = ("malformed", "not a database", "no such", "file format", "encoding")
_FULL_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_BLOCKED_CODES = (errno.ENOTDIR, errno.EEXIST)
_FORBIDDEN_CODES = (errno.EACCES, errno.EPERM, errno.EROFS)


class StoreError(Exception):
    """The store cannot do what was asked; the message is one sentence for the person."""


class NewerError(StoreError):
    """The file was written by a newer backcoach, and stays untouched."""


class LostError(StoreError):
    """The file that was written has been removed, replaced or damaged."""


class TakenOverError(StoreError):
    """Another machine leads the session; `holder` is its name, "" where that is not known."""

    def __init__(self, holder: str = "") -> None:
        super().__init__("Another program has gone on with this session.")
        self.holder = holder


class DamagedError(LostError):
    """The file is damaged; `backcoach.storage.damage.recovery.recover` repairs it."""


@contextmanager
def explained(forbidden: str = FORBIDDEN) -> Iterator[None]:
    """Turn errors of SQLite and of the system into StoreError or DamagedError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, forbidden) from error
    except UnicodeDecodeError as error:  # of the name of a column, when noise is in the schema
        raise DamagedError(DAMAGED) from error
    except OSError as error:
        raise StoreError(_from_system(error, forbidden)) from error


def _from_sqlite(error: sqlite3.Error, forbidden: str) -> StoreError:
    message = str(error)
    if any(word in message for word in _DAMAGE_MESSAGES):
        return DamagedError(DAMAGED)
    if any(word in message for word in _FORBIDDEN_MESSAGES):
        return StoreError(forbidden)
    if getattr(error, "sqlite_errorname", "") == _NO_SPACE:
        return StoreError(FULL)
    sentence = next((sentence for word, sentence in _SENTENCES if word in message), None)
    return StoreError(sentence or f"The data file cannot be used ({message}).")


def _from_system(error: OSError, forbidden: str) -> str:
    if error.errno in _FULL_CODES:
        return FULL
    if error.errno in _FORBIDDEN_CODES:
        return forbidden
    if error.errno in _BLOCKED_CODES:
        return BLOCKED
    return f"The data file cannot be used ({error.strerror})."
