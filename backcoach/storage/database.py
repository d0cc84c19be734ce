"""The file of the store: how it is opened, and whether it is still the one that was opened."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from backcoach.core.text import clean
from backcoach.storage import no_locks
from backcoach.storage.errors import DAMAGED, DamagedError, LostError
from backcoach.storage.versions.migrations import is_up_to_date, migrate, version
from backcoach.userfiles.paths import make_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "backcoach.db"
SUFFIXES = ("", "-wal", "-shm")  # SQLite keeps three files, which belong together
TEMPORARY = ""  # a file that SQLite itself makes and removes, so that no long store is in memory
HEADER = 100  # bytes that every file of SQLite begins with
PATIENCE = 1.0  # seconds to wait for another program's transaction

_WITHOUT_LOCKS: set[Path] = set()  # folders in which this program could not lock a file


def open_to_write(folder: Path) -> sqlite3.Connection:
    """Open the file of a folder, making both for their owner alone, and bring it up to date.

    A commit returns when it is on the disk. Raises OSError, sqlite3.Error, StoreError.
    """
    make_private(folder)
    path = folder / FILE
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    size = path.stat().st_size
    if 0 < size < HEADER or (size == 0 and (folder / f"{FILE}-wal").exists()):
        raise DamagedError(DAMAGED)  # the rest was lost, and SQLite would begin a new one silently
    if folder not in _WITHOUT_LOCKS:
        try:
            return _connected(path.absolute().as_uri(), _set_up)
        except sqlite3.OperationalError:
            if no_locks.has_locks(folder):
                raise
            _WITHOUT_LOCKS.add(folder)
    return _connected(no_locks.place(path), _set_up_without_locks)


def is_without_locks(folder: Path) -> bool:
    """Return whether a file of the folder could not be locked when it was opened."""
    return folder in _WITHOUT_LOCKS


def open_to_read(folder: Path) -> sqlite3.Connection:
    """Open the file of a folder for reading; one that is not there is an empty one.

    Raises OSError, sqlite3.Error, StoreError.
    """
    path = folder / FILE
    try:
        path.stat()
    except FileNotFoundError:
        return _connected(":memory:", migrate)
    db = _opened_to_read(path)
    if is_up_to_date(db):
        return db
    with closing(db):
        return _connected(TEMPORARY, partial(_copy_up_to_date, db))


def _opened_to_read(path: Path) -> sqlite3.Connection:
    place = path.absolute().as_uri()
    if path.parent not in _WITHOUT_LOCKS:
        try:
            return _connected(place + "?mode=ro", version)
        except sqlite3.OperationalError as error:
            if no_locks.has_locks(path.parent):
                if "locked" in str(error):
                    raise
                # the folder cannot hold SQLite's shared memory: read the file without it
                return _connected(place + "?mode=ro&immutable=1", version)
            _WITHOUT_LOCKS.add(path.parent)
    return _connected(no_locks.place(path, "&mode=ro"), _hold)


def _copy_up_to_date(db: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Fill an empty store with what an older file holds, which itself stays as it is."""
    db.backup(copy)
    migrate(copy)


def _set_up(db: sqlite3.Connection) -> None:
    version(db)
    _use_wal(db)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA fullfsync = ON")  # without it macOS leaves data in the drive's cache
    migrate(db)


def _set_up_without_locks(db: sqlite3.Connection) -> None:
    no_locks.use_journal(db)
    version(db)
    migrate(db)


def _hold(db: sqlite3.Connection) -> None:
    no_locks.hold(db)
    version(db)


def _use_wal(db: sqlite3.Connection, tries: int = 100) -> None:
    """Switch to the write-ahead log; SQLite itself does not wait here for another program."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        if tries == 0:
            raise
        time.sleep(PATIENCE / 100)
        _use_wal(db, tries - 1)


def _connected(place: str, prepare: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    db = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None, uri=True)
    db.text_factory = _text
    try:
        prepare(db)
    except BaseException:
        db.close()
        raise
    return db


@lru_cache(maxsize=1024)  # a history says the same few words thousands of times
def _text(raw: bytes) -> str:
    return clean(raw.decode("utf-8", "replace"))


class Watch:
    """Notices when the files under a connection were removed, replaced or cut.

    A removed file goes on taking writes that nobody will ever find.
    """

    def __init__(self, folder: Path) -> None:
        paths = (folder / (FILE + suffix) for suffix in SUFFIXES[:2])
        self._known = {path: path.stat() for path in paths if path.exists()}

    def check(self) -> None:
        """Raise LostError or, for a file that was cut, DamagedError."""
        for path, known in self._known.items():
            try:
                status = path.stat()
            except FileNotFoundError:
                raise LostError("The data file was removed.") from None
            if not os.path.samestat(status, known):
                raise LostError("The data file was replaced.")
            if status.st_size < known.st_size and path.name == FILE:
                raise DamagedError(DAMAGED)
            self._known[path] = status
