"""What keeps the store from its work, each as one sentence for the person."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = "The disk is full."
BUSY = "Another program is using the data file."
FORBIDDEN = "The data folder cannot be written."
UNREADABLE = "The data folder cannot be read."
BROKEN_DISK = "The disk reports an error."
DAMAGED = "The data file is damaged; a session sets it aside and recovers what can be read."

# SQLite's own words, which have not changed in its lifetime; codes come with Python 3.11 only.
_SAID = (
    ("full", FULL),
    ("locked", BUSY),
    ("disk I/O", BROKEN_DISK),
)
_SAID_OF_FORBIDDEN = ("readonly", "unable to open")
_SAID_OF_DAMAGE = ("malformed", "not a database", "no such", "file format", "encoding")
_FULL_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN_CODES = (errno.EACCES, errno.EPERM, errno.EROFS)


class StoreError(Exception):
    """The store cannot do what was asked; the message is one sentence for the person."""


class NewerError(StoreError):
    """The file was written by a newer backcoach, and stays untouched."""


class LostError(StoreError):
    """What was written is no longer in its place."""


class DamagedError(LostError):
    """The file is not what was written; `backcoach.storage.recovery.recover` mends that."""


@contextmanager
def explained(forbidden: str = FORBIDDEN) -> Iterator[None]:
    """Turn what SQLite and the system say into StoreError or DamagedError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, forbidden) from error
    except UnicodeDecodeError as error:  # of the name of a column, when noise is in the schema
        raise DamagedError(DAMAGED) from error
    except OSError as error:
        raise StoreError(_from_system(error, forbidden)) from error


def _from_sqlite(error: sqlite3.Error, forbidden: str) -> StoreError:
    said = str(error)
    if any(word in said for word in _SAID_OF_DAMAGE):
        return DamagedError(DAMAGED)
    if any(word in said for word in _SAID_OF_FORBIDDEN):
        return StoreError(forbidden)
    sentence = next((sentence for word, sentence in _SAID if word in said), None)
    return StoreError(sentence or f"The data file cannot be used ({said}).")


def _from_system(error: OSError, forbidden: str) -> str:
    if error.errno in _FULL_CODES:
        return FULL
    if error.errno in _FORBIDDEN_CODES:
        return forbidden
    return f"The data file cannot be used ({error.strerror})."
