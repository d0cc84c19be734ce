"""Reads what is to be imported, whatever format it has."""

from __future__ import annotations

from functools import partial
from io import SEEK_SET, BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from msgspec.structs import replace

from backcoach.core.text import clean, one_line
from backcoach.core.toml.reading import ParseError
from backcoach.exchange.intake.own_source import folder_source, own_source
from backcoach.exchange.intake.recorded import Sets
from backcoach.exchange.intake.source import Incoming, Source, SourceError
from backcoach.exchange.mapping import names_of, review_names
from backcoach.exchange.own.mistake import MistakeError
from backcoach.exchange.reading import read as read_other
from backcoach.exchange.report import ReadError
from backcoach.exchange.summary import sets_by_name, summary, warnings_of
from backcoach.userfiles.safe_files import FileError, open_to_read, path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from io import FileIO
    from pathlib import Path

    from backcoach.core.exercises.names import NameTable
    from backcoach.core.units import Unit
    from backcoach.exchange.context import ReadOptions


class Reading(NamedTuple):
    """How files are read: `by_hand` are exercises by names that the person assigns to them.

    `now` is the instant of the import in milliseconds UTC, `units` those of the settings.
    """

    options: ReadOptions
    table: NameTable
    by_hand: Mapping[str, str]
    now: int
    units: Unit = "kg"


def read_source(
    path: Path, how: Reading, on_read: Callable[[int], object] = lambda _: None
) -> Source:
    """Read a file of any format, or a folder with the log as text. Raises SourceError.

    `on_read` is told of each part that was read how many bytes it has. A file may be read twice.
    """
    name = path_text(path)
    try:
        if path.is_dir():
            return _with_names(folder_source(path, how.now), how.table)
        with open_to_read(path) as raw, BufferedReader(_Watched(raw, on_read)) as file:
            own = own_source(path, file, how.now)
            file.seek(0)
            return _with_names(own, how.table) if own else _other_source(name, path, file, how)
    except ReadError as error:
        report = error.report
        facts = {"dialect": report.dialect, "warnings": warnings_of(report.findings)}
        raise SourceError([f"{name}: {error}"], facts) from None
    except MistakeError as error:
        raise SourceError(error.lines(name), {}) from None
    except (FileError, ParseError) as error:
        raise SourceError(error.lines, {}) from None


class _Watched(RawIOBase):
    """A file that tells of each part that is read."""

    def __init__(self, file: FileIO, on_read: Callable[[int], object]) -> None:
        self._file = file
        self._on_read = on_read

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = SEEK_SET) -> int:
        return self._file.seek(place, whence)

    def readinto(self, buffer: Any) -> int | None:
        count = self._file.readinto(buffer)
        self._on_read(count or 0)
        return count


def _with_names(source: Source, table: NameTable) -> Source:
    """Return a source of our own, whose sets are under ids or names, with what these are here."""
    names = source.facts["exercises"]
    known = {name: name if name in table.exercises else table.exercise(name) for name in names}
    return replace(source, facts={**source.facts, "exercises": known})


def _other_source(name: str, path: Path, file: BinaryIO, how: Reading) -> Source:
    """Read a file of another program. Raises ReadError."""
    outcome = read_other(file, how.options)
    table = how.table
    mapping = table.mapping(names_of(outcome.sessions, outcome.lines), how.by_hand)
    named = review_names(outcome.sessions, outcome.lines, table, mapping)
    report = replace(outcome.report, findings=(*outcome.report.findings, *named))
    # Aliases apply when the past is read; only what the person assigns is stored.
    moved = {
        title: exercise
        for title, exercise in mapping.items()
        if exercise and exercise != table.exercise(title)
    }
    sets = Sets(moved)
    written_in = one_line(clean(path.name))
    return Source(
        name=name,
        incoming=tuple(
            Incoming(
                each.id,
                each.started_at,
                each.offset,
                partial(sets.event, each, written_in, how.now),
            )
            for each in outcome.sessions
        ),
        report=report,
        facts=summary(outcome.sessions, report, table, mapping),
        sets=sets_by_name(outcome.sessions),
    )
