"""A file system without locks: SQLite and the program get ENOLCK, as on some network homes."""

from __future__ import annotations

import ctypes
import errno
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

METHODS = 13  # of a VFS, from xOpen to xCurrentTimeInt64


class Vfs(ctypes.Structure):
    """`sqlite3_vfs` of version 3, whose system calls can be replaced."""


SET_CALL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Vfs), ctypes.c_char_p, ctypes.c_void_p)
Vfs._fields_ = [
    *((name, ctypes.c_int) for name in ("version", "file_size", "path_length")),
    *(("next", ctypes.c_void_p), ("name", ctypes.c_char_p), ("data", ctypes.c_void_p)),
    ("methods", ctypes.c_void_p * METHODS),
    ("set_system_call", SET_CALL),
]
FCNTL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, use_errno=True)


def default_vfs() -> Any:
    """Return SQLite's usual VFS; raises OSError or AttributeError where it cannot be reached."""
    import _sqlite3

    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
    vfs = library.sqlite3_vfs_find(None)
    if vfs.contents.name != b"unix":
        raise OSError("locks are not those of Linux")
    return vfs


@contextmanager
def no_locks(monkeypatch: pytest.MonkeyPatch, code: int = errno.ENOLCK) -> Iterator[None]:
    """Let every lock of a file fail with this error."""
    system, vfs = ctypes.CDLL(None, use_errno=True), default_vfs()
    locking = (fcntl.F_SETLK, fcntl.F_SETLKW, fcntl.F_GETLK)

    def without_locks(file: int, command: int, argument: int | None) -> int:
        if command in locking:
            ctypes.set_errno(code)
            return -1
        done: int = system.fcntl(file, command, ctypes.c_void_p(argument))
        return done

    def refuse(*_: object) -> None:
        raise OSError(code, "No locks available")

    set_call, replacement = vfs.contents.set_system_call, FCNTL(without_locks)
    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "lockf", refuse)
        patch.setattr(fcntl, "flock", refuse)
        set_call(vfs, b"fcntl", ctypes.cast(replacement, ctypes.c_void_p))
        try:
            yield
        finally:
            set_call(vfs, b"fcntl", None)
