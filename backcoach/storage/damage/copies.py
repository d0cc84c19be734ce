"""Copies of the store, made before something that a person may want to take back."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from itertools import chain, count
from typing import TYPE_CHECKING

from backcoach.storage.database import FILE
from backcoach.storage.errors import explained

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 5  # copies made before imports


def keep_copy(folder: Path) -> Path:
    """Copy the store of a folder to a new file beside it, and remove all but the latest copies.

    Returns the path of the copy. Raises StoreError.
    """
    with explained():
        first = folder / time.strftime(f"{FILE}.before-import-%Y-%m-%dT%H%M%S")
        others = (first.with_name(f"{first.name}-{number}") for number in count(2))
        copy = next(path for path in chain([first], others) if not path.exists())
        os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            with (
                closing(sqlite3.connect(folder / FILE)) as source,
                closing(sqlite3.connect(copy)) as target,
            ):
                source.backup(target)
        except BaseException:
            copy.unlink()
            raise
        for old in sorted(folder.glob(f"{FILE}.before-import-*"))[:-KEPT]:
            with suppress(OSError):
                old.unlink()
        return copy
