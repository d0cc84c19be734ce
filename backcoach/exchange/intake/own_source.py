"""What backcoach itself wrote: JSON Lines, the table of sets, and the log as text."""

from __future__ import annotations

from collections import Counter
from functools import partial
from io import SEEK_END
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from backcoach.core.session.events import ProgrammeChanged
from backcoach.core.session.past.session_record import SessionRecord, iso
from backcoach.core.toml.reading import ParseError, Problem
from backcoach.exchange.intake.recorded import restored
from backcoach.exchange.intake.source import MOST_LINES, Incoming, Source, SourceError
from backcoach.exchange.own import jsonl, sets_table
from backcoach.exchange.own.mistake import Mistake, MistakeError
from backcoach.exchange.own.text_form import MAX_BYTES as MAX_TEXT_BYTES
from backcoach.exchange.report import Report
from backcoach.exchange.text_folder import files_of, read_record
from backcoach.userfiles.safe_files import FileError, path_text, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from backcoach.core.session.events import SessionRecorded

# A log of twenty thousand sessions, whatever it was written as.
MAX_BYTES = 128 << 20
_LONGEST_LINE = 8 << 20
_TEXT_KEYS = (("id = ", "started = "), ("id = ", "programme = "))

_Record = SessionRecord | ProgrammeChanged


def own_source(path: Path, file: BinaryIO, now: int) -> Source | None:
    """Return what a file holds that backcoach wrote, None for any other.

    Raises FileError, MistakeError, ParseError, SourceError.
    """
    head = file.read(4096).decode(errors="replace").removeprefix("\ufeff").lstrip()
    file.seek(0)
    name = path_text(path)
    is_jsonl = jsonl.matches(head)
    if is_jsonl or sets_table.matches(head):
        if file.seek(0, SEEK_END) > MAX_BYTES:
            limit = f"{MAX_BYTES // 1_000_000} MB"
            raise FileError(f"{name}: the file is larger than {limit}; split it")
        file.seek(0)
        if is_jsonl:
            return _source(name, "backcoach-jsonl", jsonl.read(_lines(file)), now)
        return _source(name, "backcoach-csv", sets_table.read(_lines(file)), now)
    is_text = any(all(key in head for key in keys) for keys in _TEXT_KEYS)
    if path.suffix == ".toml" or (is_text and file.seek(0, SEEK_END) <= MAX_TEXT_BYTES):
        record = read_record(read(path, MAX_TEXT_BYTES), name)
        return _source(name, "backcoach-text", [record], now)
    return None


def folder_source(folder: Path, now: int) -> Source:
    """Return what a folder with the log as text holds.

    Raises FileError, ParseError with the mistakes of all its files, SourceError.
    """
    name = path_text(folder)
    paths = list(files_of(folder))
    if not paths:
        raise FileError(f"{name}: holds no session, such as 2026/2026-10-12-1804-home.toml")
    return _source(name, "backcoach-text", _read_all(paths), now)


def _read_all(paths: Iterable[Path]) -> Iterator[_Record]:
    problems: list[Problem] = []
    for path in paths:
        try:
            yield read_record(read(path, MAX_TEXT_BYTES), path_text(path))
        except ParseError as error:  # noqa: PERF203  each file is read alone
            problems += error.problems
    if problems:
        raise ParseError(tuple(problems[:MOST_LINES]), max(0, len(problems) - MOST_LINES))


def _lines(file: BinaryIO) -> Iterator[str]:
    """Yield the lines of a file one after the other. Raises MistakeError."""
    encoding, number = "utf-8-sig", 1
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise MistakeError([Mistake(number, "this line is too long for a session")])
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError:
            mistake = Mistake(number, "this is not UTF-8; export the log again")
            raise MistakeError([mistake]) from None
        encoding, number = "utf-8", number + 1


def _source(name: str, dialect: str, records: Iterable[_Record], now: int) -> Source:
    """Return the finished sessions and the decisions; others are not over, or do not count."""
    incoming: list[Incoming] = []
    decisions: list[ProgrammeChanged] = []
    counts = _Counts()
    for record in records:
        if isinstance(record, ProgrammeChanged):
            decisions.append(record)
            continue
        counts.rows += len(record.sets)
        if record.status == "finished":
            counts.add(record)
            incoming.append(_incoming(record, now))
    ids = [*(each.id for each in incoming), *(each.id for each in decisions)]
    for id_, count in Counter(ids).items():
        if count > 1:
            raise SourceError([f"{name}: the id {id_} is at two sessions; remove one"], {})
    if not incoming and not decisions:
        line = f"{name}: there is no finished session in this file"
        raise SourceError([line], {"dialect": dialect})
    starts = sorted((each.at, each.offset) for each in incoming)
    ends = {"first": iso(*starts[0]), "last": iso(*starts[-1])} if starts else {}
    return Source(
        name=name,
        incoming=tuple(incoming),
        report=Report(dialect=dialect, rows=counts.rows),
        facts={"dialect": dialect, "sessions": len(incoming), **counts.facts(), **ends},
        sets=counts.sets,
        decisions=tuple(decisions),
    )


def _incoming(record: SessionRecord, now: int) -> Incoming:
    """Return a session whose record is kept as bytes, which take a fraction of the memory."""
    make = partial(_event, msgspec.json.encode(record), now)
    return Incoming(record.id, record.started_at, record.offset, make, record.pains, is_whole=True)


def _event(record: bytes, now: int) -> SessionRecorded:
    return restored(msgspec.json.decode(record, type=SessionRecord), now)


_NO_EXERCISE = ("easy", "cooldown")  # they are in no exercises file


class _Counts:
    """What own formats say of themselves, as `exchange.summary` does of others."""

    def __init__(self) -> None:
        self.rows = 0
        self.sets: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._grams: Counter[str] = Counter()
        self._exercises: dict[str, str] = {}
        self._undone = self._timed = self._empty = self._reps = 0

    def add(self, record: SessionRecord) -> None:
        """Count the sets of a session."""
        for done in record.sets:
            self.sets[done.exercise] += 1
            if done.skipped:
                self._undone += 1
                continue
            self._kinds[done.kind] += 1
            if done.kind not in _NO_EXERCISE:
                self._exercises[done.exercise] = done.exercise
            self._timed += done.reps is None and bool(done.seconds)
            self._empty += done.reps == 0
            self._reps += done.reps or 0
            if done.reps and done.load and done.load.grams:
                self._grams[done.kind] += done.reps * abs(done.load.grams)

    def facts(self) -> dict[str, Any]:
        """Return the counts as `import --json` prints them."""
        return {
            "rows": self.rows,
            "sets": self._kinds.total(),
            "kinds": dict(self._kinds),
            "pseudo": 0,
            "undone": self._undone,
            "timed": self._timed,
            "empty": self._empty,
            "reps": self._reps,
            "volume_kg": sum(self._grams.values()) / 1000,
            "volume_work_kg": self._grams["work"] / 1000,
            "first": None,
            "last": None,
            "exercises": self._exercises,
            "warnings": {},
        }
