"""Plans of coaches that were accepted: exercises files in a folder beside the person's own.

Their sessions and programmes are added to what is shipped, and the person's own file comes before
them. Of their exercises only those are added that are not known already.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from backcoach.core import exercises
from backcoach.core.text import clean, one_line
from backcoach.core.toml.reading import ParseError, decoded, read_tree
from backcoach.userfiles import safe_files
from backcoach.userfiles.exercises_file import (
    MAX_BYTES,
    PLANS,
    LibraryError,
    accepted_plans,
    find,
    load,
    shipped_path,
)

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.exercises.model import Library

MOST_OF_SENDER = 40  # characters of a file's name


def read_plan(data: bytes, name: str) -> Library:
    """Return a plan as a library that has what is shipped too. Raises LibraryError.

    It is read as a file of the person would be; `name` is what messages call it.
    """
    try:
        shipped = safe_files.read(shipped_path(), MAX_BYTES)
        return exercises.file.reading.parse_bytes(data, name, shipped)
    except (ParseError, safe_files.FileError) as error:
        raise LibraryError(*error.lines) from error


def parts(data: bytes) -> tuple[list[str], list[str]]:
    """Return the ids of the sessions and of the programmes of a plan that can be read.

    Sessions that only a programme of it leads through are left out.
    """
    tree = read_tree(decoded(data, ""), "")
    programmes = tree.get("programme", [])
    led = {day.get(key) for row in programmes for day in row["day"] for key in day}
    sessions = [row["id"] for row in tree.get("session", []) if row["id"] not in led]
    return sessions, [row["id"] for row in programmes]


def file_of(data: bytes, sender: str, number: int) -> str:
    """Return the name of the file of a plan: its number, who sent it, and what it holds."""
    words = "".join(char if char.isalnum() else "_" for char in sender)[:MOST_OF_SENDER]
    return f"{number:04}-{words}-{sha256(data).hexdigest()[:8]}.toml"


def put_in(config_dir: Path, data: bytes, name: str, remark: str) -> Path:
    """Write an accepted plan, with a remark above it; return its path.

    One that is there already stays as it is. Raises LibraryError, also where it does not fit the
    person's own file; then nothing is written.
    """
    path = config_dir / PLANS / name
    if safe_files.is_there(path):
        return path
    text = f"# {one_line(clean(remark))}\n".encode() + data.removeprefix(b"\xef\xbb\xbf")
    read_plan(text, name)
    load(find(None, config_dir), (*accepted_plans(config_dir), (name, text)))
    try:
        safe_files.write_new(path, text)
    except safe_files.FileError as error:
        raise LibraryError(*error.lines) from error
    return path


def take_out(config_dir: Path, name: str) -> Path | None:
    """Take an accepted plan out; return where the file is kept, None where it was not there.

    Raises LibraryError.
    """
    path = config_dir / PLANS / name
    backups = (path.with_name(f"{name}~{number or ''}") for number in range(safe_files.MOST))
    free = next((each for each in backups if not safe_files.is_there(each)), None)
    if free is None or not safe_files.is_there(path):
        return None
    try:
        path.rename(free)
    except OSError as error:
        reason = safe_files.reason(error)
        raise LibraryError(
            f"{safe_files.path_text(path)}: cannot be moved away: {reason}"
        ) from error
    return free
