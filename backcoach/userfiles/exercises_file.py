"""Finds and reads exercises.toml.

The person's own file comes before the one that is shipped; `init` gives them a copy to edit.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.core import exercises
from backcoach.core.exercises.reading import parse_bytes
from backcoach.core.toml.reading import ParseError
from backcoach.userfiles import safe_files

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library

FILE_NAME = "exercises.toml"
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


def load(path: Path) -> Library:
    """Read a library from disk. Raises LibraryError."""
    try:
        return parse_bytes(safe_files.read(path, MAX_BYTES), safe_files.path_text(path))
    except (ParseError, safe_files.FileError) as error:
        raise LibraryError(*error.lines) from error


def init(config_dir: Path) -> Path:
    """Put a copy of the shipped file where the person can edit it; return its path.

    The schema for editors comes beside it, and the copy points to it. Nobody else may read
    either. Raises LibraryError, also when a file is there already.
    """
    own = config_dir / FILE_NAME
    try:
        text = safe_files.read(shipped_path(), MAX_BYTES).decode()
        safe_files.write_new(own, text.replace(f"docs/{SCHEMA_NAME}", SCHEMA_NAME, 1).encode())
        with suppress(safe_files.FileError):  # one that is there already serves as well
            safe_files.write_new(
                config_dir / SCHEMA_NAME, exercises.json_schema.schema_text().encode()
            )
    except safe_files.FileError as error:
        raise LibraryError(*error.lines) from error
    return own
