"""Sessions that backcoach itself wrote: JSON Lines, the table of sets, and the log as text."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from backcoach.core.session.past.session_record import iso
from backcoach.core.toml.reading import ParseError, Problem
from backcoach.exchange.intake.recorded import restored
from backcoach.exchange.intake.source import MOST_LINES, Incoming, Source, SourceError
from backcoach.exchange.own import jsonl, sets_table, text_form
from backcoach.exchange.own.mistake import Mistake, MistakeError
from backcoach.exchange.report import Report
from backcoach.exchange.text_folder import files_of
from backcoach.userfiles.safe_files import FileError, path_text, read

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.session.past.session_record import SessionRecord

_TEXT_KEYS = ("id = ", "started = ")


def own_source(path: Path, file: BinaryIO, now: int) -> Source | None:
    """Return what a file holds that backcoach wrote, None for any other.

    Raises MistakeError, ParseError, SourceError.
    """
    head = file.read(4096).decode(errors="replace").removeprefix("\ufeff").lstrip()
    file.seek(0)
    name = path_text(path)
    if jsonl.matches(head):
        return _source(name, "backcoach-jsonl", jsonl.read(_lines(file.read())), now)
    if sets_table.matches(head):
        return _source(name, "backcoach-csv", sets_table.read(_lines(file.read())), now)
    if path.suffix == ".toml" or all(key in head for key in _TEXT_KEYS):
        return _source(name, "backcoach-text", [text_form.read(file.read(), name)], now)
    return None


def folder_source(folder: Path, now: int) -> Source:
    """Return the sessions of a folder with the log as text.

    Raises FileError, ParseError with the mistakes of all its files, SourceError.
    """
    sessions = []
    problems: list[Problem] = []
    for path in files_of(folder):
        try:
            sessions.append(text_form.read(read(path, text_form.MAX_BYTES), path_text(path)))
        except ParseError as error:  # noqa: PERF203  each file is read alone
            problems += error.problems
    if problems:
        raise ParseError(tuple(problems[:MOST_LINES]), max(0, len(problems) - MOST_LINES))
    name = path_text(folder)
    if not sessions:
        raise FileError(f"{name}: holds no session, such as 2026/2026-10-12-1804-home.toml")
    return _source(name, "backcoach-text", sessions, now)


def _lines(data: bytes) -> list[str]:
    try:
        return data.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MistakeError([Mistake(line, "this is not UTF-8; export the log again")]) from None


def _source(name: str, dialect: str, records: list[SessionRecord], now: int) -> Source:
    """Return the finished sessions; others are not over, or do not count."""
    finished = [record for record in records if record.status == "finished"]
    for id_, count in Counter(record.id for record in finished).items():
        if count > 1:
            raise SourceError([f"{name}: the id {id_} stands at two sessions; remove one"], {})
    if not finished:
        line = f"{name}: there is no finished session in this file"
        raise SourceError([line], {"dialect": dialect})
    report = Report(dialect=dialect, rows=sum(len(record.sets) for record in records))
    return Source(
        name=name,
        incoming=tuple(
            Incoming(
                record.id,
                record.started_at,
                record.offset,
                partial(restored, record, now),
                record.pains,
                is_whole=True,
            )
            for record in finished
        ),
        report=report,
        facts=_facts(report, finished),
        sets=Counter(each.exercise for record in finished for each in record.sets),
    )


def _facts(report: Report, records: list[SessionRecord]) -> dict[str, Any]:
    """Return for an own format what `exchange.summary` says of others."""
    done = [each for record in records for each in record.sets if not each.skipped]
    grams: Counter[str] = Counter()
    for each in done:
        if each.reps and each.load and each.load.grams:
            grams[each.kind] += each.reps * abs(each.load.grams)
    starts = sorted((record.started_at, record.offset) for record in records)
    return {
        "dialect": report.dialect,
        "rows": report.rows,
        "sets": len(done),
        "sessions": len(records),
        "kinds": dict(Counter(each.kind for each in done)),
        "pseudo": 0,
        "undone": sum(each.skipped for record in records for each in record.sets),
        "timed": sum(each.reps is None and bool(each.seconds) for each in done),
        "empty": sum(each.reps == 0 for each in done),
        "reps": sum(each.reps or 0 for each in done),
        "volume_kg": sum(grams.values()) / 1000,
        "volume_work_kg": grams["work"] / 1000,
        "first": iso(*starts[0]),
        "last": iso(*starts[-1]),
        "exercises": {each.exercise: each.exercise for each in done},
        "warnings": {},
    }
