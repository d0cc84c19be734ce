"""The folder with the log as text: what has to be written in it, moved or removed.

A file that somebody edited is never overwritten or removed; an import takes it over.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from backcoach.core.text import one_line
from backcoach.core.toml.reading import ParseError
from backcoach.exchange.own import decision_form, text_form
from backcoach.exchange.own.text_form import MAX_BYTES, is_as_written
from backcoach.userfiles import safe_files
from backcoach.userfiles.paths import make_private
from backcoach.userfiles.safe_files import FileError, path_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.events import ProgrammeChanged
    from backcoach.core.session.past.session_record import SessionRecord

_ID = re.compile(r'^id = "([^"\\]+)"$', re.MULTILINE)
_HEAD = 2000  # bytes of a file in which its id stands
_FILES = "[0-9][0-9][0-9][0-9]/*.toml"


class FolderChanges(NamedTuple):
    """How many files were written and removed, and which were left because of an edit."""

    written: int
    removed: int
    edited: tuple[str, ...]


def named_folder(written: str) -> Path:
    """Return the folder that the settings name. Raises FileError."""
    try:
        folder = Path(written).expanduser()
    except RuntimeError as error:
        raise FileError(f"{path_text(written)}: there is no home directory") from error
    if not folder.is_absolute():
        raise FileError(f"{path_text(written)}: write the whole path, from / or ~ on")
    return folder


def unreachable(written: str) -> str | None:
    """Return why nothing can be written into the folder that the settings name, None if it can."""
    try:
        folder = named_folder(written)
    except FileError as error:
        return str(error)
    try:
        place = next(path for path in (folder, *folder.parents) if path.exists() or not path.name)
    except OSError as error:
        return f"{path_text(folder)}: {safe_files.reason(error)}; name another folder"
    if not place.is_dir():
        return f"{path_text(folder)}: {path_text(place)} is not a folder; name another"
    if not os.access(place, os.W_OK | os.X_OK):
        return f"{path_text(folder)}: {path_text(place)} may not be written; name another folder"
    return None


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that may hold sessions, in the order of their names."""
    yield from sorted(path for path in folder.glob(_FILES) if not path.name.startswith("."))


def read_record(data: bytes, name: str) -> SessionRecord | ProgrammeChanged:
    """Return what a file of such a folder holds. Raises ParseError; `name` is for messages."""
    if decision_form.matches(data):
        return decision_form.read(data, name)
    return text_form.read(data, name)


def edited_lines(changes: FolderChanges, folder: Path) -> list[str]:
    """Return what is to be said of files that were edited by hand."""
    return [
        f"{name}: was edited and stays as it is; "
        f"backcoach import {path_text(folder)} --replace takes it over"
        for name in changes.edited
    ]


class TextFolder:
    """A folder in which each finished session and each decision about a programme is a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._by_id: dict[str, Path] | None = None
        self._written = 0
        self._removed = 0
        self._edited: list[str] = []

    def update(
        self,
        sessions: Iterable[SessionRecord],
        decisions: Iterable[tuple[ProgrammeChanged, bool]] = (),
    ) -> FolderChanges:
        """Bring the files of these sessions and decisions up to date. Raises FileError.

        A session that no longer counts has none, and one that is not over has none yet. Nor has a
        decision that does not hold, as its second part tells.
        """
        for session in sessions:
            if session.status == "finished":
                self._put(session, text_form.write(session), text_form.file_name(session))
            elif session.status == "discarded":
                self._take_out(session.id)
        for decision, holds in decisions:
            if holds:
                name = decision_form.file_name(decision)
                self._put(decision, decision_form.write(decision), name)
            else:
                self._take_out(decision.id)
        return FolderChanges(self._written, self._removed, tuple(self._edited))

    def _put(self, record: SessionRecord | ProgrammeChanged, text: str, name: str) -> None:
        wanted = self.folder / name
        if _text(wanted) == text:
            return
        if _id_of(wanted) not in ("", record.id):
            wanted = wanted.with_name(f"{wanted.stem}-{_SAFE.sub('', record.id)[:8]}.toml")
        old = wanted if wanted.exists() else self._find(record.id)
        known = "" if old is None else _text(old)
        if old is not None and not (is_as_written(known) or _says(known, record)):
            self._edited.append(path_text(old))
            return
        if old != wanted or known != text:
            self._write(wanted, text)
        if old is not None and old != wanted:
            self._remove(old)

    def _take_out(self, id_: str) -> None:
        old = self._find(id_)
        if old is not None and is_as_written(_text(old)):
            self._remove(old)
        elif old is not None:
            self._edited.append(path_text(old))

    def _write(self, path: Path, text: str) -> None:
        try:
            make_private(path.parent)
        except OSError as error:
            name = path_text(path.parent)
            raise FileError(f"{name}: cannot be made: {safe_files.reason(error)}") from error
        safe_files.write_parts(path, (text.encode(),), force=True)
        self._written += 1

    def _remove(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            name = path_text(path)
            raise FileError(f"{name}: cannot be removed: {safe_files.reason(error)}") from error
        self._removed += 1

    def _find(self, id_: str) -> Path | None:
        """Return the file of a session or decision, whatever its name."""
        if self._by_id is None:
            self._by_id = {_id_of(path): path for path in files_of(self.folder)}
        return self._by_id.get(id_)


def _says(text: str, record: SessionRecord | ProgrammeChanged) -> bool:
    """Tell whether a file that was edited says what the log says by now."""
    try:
        return read_record(text.encode(), "") == record
    except ParseError:
        return False


_SAFE = re.compile(r"[^0-9a-zA-Z]")


def _text(path: Path) -> str:
    """Return a file as it is, "" where it is none; bytes that are no text fit no session."""
    try:
        return safe_files.read(path, MAX_BYTES).decode(errors="replace")
    except FileError:
        return ""


def _id_of(path: Path) -> str:
    match = _ID.search(_text(path)[:_HEAD])
    return one_line(match[1]) if match else ""
