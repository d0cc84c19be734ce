"""Finds and reads exercises.toml.

The person's own file comes before the one that is shipped and adds to it; `init` gives them one
to begin with. Plans of coaches that were accepted lie in a folder beside it (`userfiles.plans`).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from backcoach.core import exercises
from backcoach.core.exercises.file.reading import parse_bytes
from backcoach.core.toml.reading import ParseError
from backcoach.userfiles import safe_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from backcoach.core.exercises.model import Library

    Files: TypeAlias = Sequence[tuple[str, bytes]]  # names and contents

FILE_NAME = "exercises.toml"
PLANS = "plans"
FIRST_NAME = "own_exercises.toml"  # what `init` writes, beside this module
ALONE = "\n# false: nothing else is added to what stands in this file.\nextends = false\n"
SCHEMA_NAME = "exercises.schema.json"
MAX_BYTES = 1_000_000


class LibraryError(safe_files.FileError):
    """exercises.toml cannot be read or made."""


def shipped_path() -> Path:
    """Return the file that comes with backcoach: in the package, or above it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / FILE_NAME
    return inside if inside.exists() else package.parent / FILE_NAME


def find(file: Path | None, config_dir: Path) -> Path:
    """Return the file to read: the one asked for, the person's own, or the shipped one.

    What stands in the person's place counts even if it cannot be read, so that nobody
    trains by another file than they believe.
    """
    own = config_dir / FILE_NAME
    return file or (own if safe_files.is_there(own) else shipped_path())


def accepted_plans(config_dir: Path, file: Path | None = None) -> list[tuple[str, bytes]]:
    """Return names and contents of the plans that were accepted, in the order of their names.

    With a file of another place there are none. Raises LibraryError.
    """
    if file is not None:
        return []
    try:
        names = sorted(entry.name for entry in os.scandir(config_dir / PLANS))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        text = f"{safe_files.path_text(config_dir / PLANS)}: cannot be read"
        raise LibraryError(f"{text}: {safe_files.reason(error)}") from error
    paths = [config_dir / PLANS / name for name in names if name.endswith(".toml")]
    try:
        return [(safe_files.path_text(path), safe_files.read(path, MAX_BYTES)) for path in paths]
    except safe_files.FileError as error:
        raise LibraryError(*error.lines) from error


def load(path: Path, plans: Files = (), *, checks_shipped: bool = False) -> Library:
    """Read a library from disk, with what is shipped unless the file extends nothing.

    What `plans` have is added to what is shipped. The tables of the shipped file by itself are
    compared with each other only if it `checks_shipped`. Raises LibraryError.
    """
    try:
        data, shipped = safe_files.read(path, MAX_BYTES), None
        is_checked = path == shipped_path() and not (plans or checks_shipped)
        if path != shipped_path():
            shipped = safe_files.read(shipped_path(), MAX_BYTES)
        name = safe_files.path_text(path)
        try:
            return parse_bytes(data, name, shipped, plans, is_checked=is_checked)
        except ParseError:
            if plans:
                parse_bytes(data, name, shipped)  # which has its mistakes with their lines
                _find_mistake(plans)
            raise
    except (ParseError, safe_files.FileError) as error:
        raise LibraryError(*error.lines) from error


def _find_mistake(plans: Files) -> NoReturn:
    """Say what is wrong with accepted plans that cannot be added. Raises LibraryError."""
    shipped = safe_files.read(shipped_path(), MAX_BYTES)
    for name, data in plans:
        parse_bytes(data, name, shipped)
    raise LibraryError(
        f"{plans[-1][0]}: does not go together with your exercises or the other plans;"
        " backcoach people offers names it, and backcoach people refuse takes it out"
    )


def share(
    path: Path, name: str, kind: exercises.file.sharing.Kind = "session", plans: Files = ()
) -> str:
    """Return a session or a programme of a file, by its id, as a file for another person.

    Raises LibraryError.
    """
    try:
        data = safe_files.read(path, MAX_BYTES)
        shipped = safe_files.read(shipped_path(), MAX_BYTES)
        return exercises.file.sharing.shared(data, shipped, name, kind, plans)
    except (ParseError, safe_files.FileError) as error:
        raise LibraryError(*error.lines) from error


def init(config_dir: Path, *, whole: bool = False) -> Path:
    """Write a file with a session of their own for the person to edit; return its path.

    With `whole` it is a copy of all that is shipped, to which nothing is added. The schema for
    editors comes beside it. Nobody else may read either. Raises LibraryError, also when a file
    is there already.
    """
    own = config_dir / FILE_NAME
    try:
        text = _whole() if whole else Path(__file__).with_name(FIRST_NAME).read_text("utf-8")
        safe_files.write_new(own, text.encode())
        with suppress(safe_files.FileError):  # one that is there already serves as well
            safe_files.write_new(
                config_dir / SCHEMA_NAME, exercises.file.json_schema.schema_text().encode()
            )
    except safe_files.FileError as error:
        is_there = own.is_symlink() or own.exists()
        todo = "edit it, or move it away" if is_there else "set BACKCOACH_CONFIG_DIR"
        raise LibraryError(f"{error}; {todo}") from error
    return own


def _whole() -> str:
    """Return the shipped file as one of the person's own that stands alone."""
    text = safe_files.read(shipped_path(), MAX_BYTES).decode()
    head, tables = text.replace(f"docs/{SCHEMA_NAME}", SCHEMA_NAME, 1).split("\n\n", 1)
    return f"{head}\n{ALONE}\n{tables}"
