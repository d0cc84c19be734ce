"""Which exercises.toml counts, and what it says.

The person's own file comes before the one that is shipped; `init` gives them a copy to edit.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.core.parse import ParseError, parse_bytes
from backcoach.core.text import clean, one_line

if TYPE_CHECKING:
    from backcoach.core.model import Library

FILE_NAME = "exercises.toml"
MAX_BYTES = 1_000_000


class LibraryError(Exception):
    """No library can be had, or no file made; `lines` say why, one problem each."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join(self.lines)


def shipped_path() -> Path:
    """Return the file that comes with backcoach: in the package, or above it in a checkout."""
    package = Path(__file__).parent
    inside = package / FILE_NAME
    return inside if inside.exists() else package.parent / FILE_NAME


def find(file: Path | None, config_dir: Path) -> Path:
    """Return the file to read: the one asked for, the person's own, or the shipped one.

    What stands in the person's place counts even if it cannot be read, so that nobody
    trains by another file than they believe.
    """
    own = config_dir / FILE_NAME
    return file or (own if os.path.lexists(own) else shipped_path())


def load(path: Path) -> Library:
    """Read a library from disk. Raises LibraryError."""
    data = _read(path)
    try:
        return parse_bytes(data, _name(path))
    except ParseError as error:
        raise LibraryError(*error.lines) from error


def init(config_dir: Path) -> Path:
    """Put a copy of the shipped file where the person can edit it; return its path.

    Nobody else may read the copy. Raises LibraryError, also when a file is there already.
    """
    own = config_dir / FILE_NAME
    data = _read(shipped_path())
    try:
        config_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{_name(config_dir)}: cannot be made: {_reason(error)}") from error
    try:
        _write_new(own, data)
    except FileExistsError as error:
        raise LibraryError(f"{_name(own)}: is there already and stays as it is") from error
    except OSError as error:
        raise LibraryError(f"{_name(own)}: cannot be written: {_reason(error)}") from error
    return own


def _read(path: Path) -> bytes:
    """Return the bytes of an ordinary file of bearable size; nothing else is waited for."""
    name = _name(path)
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise LibraryError(f"{name}: is not an ordinary file")
            if status.st_size > MAX_BYTES:
                raise LibraryError(f"{name}: is larger than {MAX_BYTES // 1_000_000} MB")
            return file.read(MAX_BYTES)
    except FileNotFoundError as error:
        raise LibraryError(f"{name}: there is no such file") from error
    except IsADirectoryError as error:
        raise LibraryError(f"{name}: is a directory; name a file in it") from error
    except OSError as error:
        raise LibraryError(f"{name}: cannot be read: {_reason(error)}") from error


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, whole or not at all."""
    with open(path, "xb", opener=_open_private) as file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            path.unlink()
            raise


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _name(path: Path) -> str:
    return one_line(clean(str(path)))


def _reason(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return reason[:1].lower() + reason[1:]
