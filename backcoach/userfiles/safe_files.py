"""Reads and writes the person's text files: ordinary files of limited size, written whole."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.core.text import clean, one_line
from backcoach.userfiles.paths import make_private

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import FileIO


MOST = 100  # files of one name
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


class FileError(Exception):
    """A file cannot be read or written; `lines` say why, one problem each."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join(self.lines)


def path_text(path: str | Path) -> str:
    """Return a path as it may stand in a line of text; bytes that are no text are marked."""
    return one_line(clean(os.fsencode(path).decode(errors="replace")))


def is_there(path: Path) -> bool:
    """Return whether something is at a path; True where that cannot be known."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def reason(error: OSError) -> str:
    """Return what the system says of an error, as the end of a line."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]


@contextmanager
def open_to_read(path: Path, most: int | None = None) -> Iterator[FileIO]:
    """Give an ordinary file, of at most `most` bytes if that is said.

    Raises FileError, also for what goes wrong while it is open. Nothing is waited for: a pipe
    without a writer is no ordinary file.
    """
    name = path_text(path)
    try:
        with open(path, "rb", buffering=0, opener=_open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise FileError(f"{name}: is not an ordinary file")
            if most is not None and status.st_size > most:
                raise _too_large(name, most)
            yield file
    except FileNotFoundError as error:
        raise FileError(f"{name}: there is no such file") from error
    except IsADirectoryError as error:
        raise FileError(f"{name}: is a directory; name a file in it") from error
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {reason(error)}") from error


def read(path: Path, most: int) -> bytes:
    """Return the bytes of an ordinary file of at most `most` bytes. Raises FileError."""
    with open_to_read(path, most) as file, BufferedReader(file) as buffered:
        data = buffered.read(most + 1)
    if len(data) > most:
        raise _too_large(path_text(path), most)
    return data


def _too_large(name: str, most: int) -> FileError:
    size = f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1000} kB"  # noqa: PLR2004  a megabyte
    return FileError(f"{name}: is larger than {size}; make it smaller")


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, whole or not at all, for its owner alone.

    The folder is made where needed. Raises FileError, also when there is a file already.
    """
    try:
        make_private(path.parent)
    except OSError as error:
        raise FileError(f"{path_text(path.parent)}: cannot be made: {reason(error)}") from error
    try:
        _link_new(path, data)
    except FileExistsError as error:
        raise FileError(f"{path_text(path)}: is there already and stays as it is") from error
    except OSError as error:
        raise FileError(f"{path_text(path)}: cannot be written: {reason(error)}") from error


def write_beside(path: Path, data: bytes) -> Path:
    """Write a new file and return its path: `path`, or with the first number that is free.

    Raises FileError.
    """
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, MOST))
    free = next((name for name in (path, *numbered) if not is_there(name)), path)
    write_new(free, data)
    return free


def replace(path: Path, data: bytes, kept: Path) -> None:
    """Write a file in place of another, which is kept under the name `kept`. Raises FileError.

    At every moment there is a whole file at `path`. A link stays one: what it leads to is written.
    """
    import tempfile  # noqa: PLC0415  writing is rare

    try:
        target = path.resolve(strict=True)
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=target.parent)  # mode 0600
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            kept.unlink(missing_ok=True)
            os.link(target, kept)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise FileError(f"{path_text(path)}: cannot be written: {reason(error)}") from error


def write_parts(path: Path, parts: Iterable[bytes], *, force: bool = False) -> None:
    """Write a file from parts, whole or not at all, for its owner alone. Raises FileError.

    One that is there already stays as it is, unless `force` puts the new one in its place. A link
    stays one: what it leads to is written.
    """
    name = path_text(path)
    try:
        target = path.resolve(strict=True) if force and is_there(path) else path
        if target.is_dir():
            raise FileError(f"{name}: is a directory; name a file in it")
        if is_there(target) and not target.is_file():
            raise FileError(f"{name}: is not an ordinary file")
        if not force and is_there(path):
            raise FileError(f"{name}: is there already and stays as it is; --force replaces it")
        _put(target, parts, replace=force)
    except FileExistsError as error:
        raise FileError(f"{name}: is there already and stays as it is") from error
    except OSError as error:
        raise FileError(f"{name}: cannot be written: {reason(error)}") from error


def _link_new(path: Path, data: bytes) -> None:
    """Write under another name and link it, which fails where there is a file already."""
    _put(path, (data,), replace=False)


def _put(path: Path, parts: Iterable[bytes], *, replace: bool) -> None:
    """Write under another name beside it, and take the place of the file or fail if there is one.

    Raises OSError, and FileExistsError where nothing is to be replaced.
    """
    import tempfile  # noqa: PLC0415  writing is rare

    number, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(number, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            Path(name).replace(path)
        else:
            _link(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _link(name: str, path: Path) -> None:
    """Give a file a second name; where there are no links, as on many sticks, another one."""
    try:
        os.link(name, path)
    except OSError as error:
        if error.errno not in _NO_LINKS or is_there(path):
            raise
        Path(name).rename(path)


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
