"""`backcoach export`: the log in the formats of other programs."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from backcoach.cli.errors import fail
from backcoach.cli.parameters import file_name, file_option
from backcoach.core.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from backcoach.core.session.events import ProgrammeChanged
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.exchange.exporters.export import Export

FORMATS = ("jsonl", "csv", "strong", "hevy", "fitnotes", "openweight", "ics")


def _day(_: click.Context, param: click.Parameter, text: str | None) -> int | None:
    """Return the first instant of a day here in milliseconds UTC."""
    if text is None:
        return None
    from backcoach.core.text import quoted

    try:
        return int(datetime.strptime(text, "%Y-%m-%d").astimezone().timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"{param.opts[0]} {quoted(text)} is not a day; write it as 2026-05-01"
        ) from None


@click.command()
@click.option(
    "--to", "format_name", metavar="FORMAT", type=click.Choice(FORMATS), help=", ".join(FORMATS)
)
@click.option(
    "--output", "-o", type=click.Path(), callback=file_name, help="Write this file, if it is new."
)
@click.option(
    "--text",
    "folder",
    type=click.Path(),
    metavar="DIR",
    callback=file_name,
    help="Keep each session as a file of text in this folder.",
)
@click.option(
    "--plan",
    metavar="NAME",
    help="A session or a programme as a file that others can train with.",
)
@click.option("--force", is_flag=True, help="Write the file even if there is one already.")
@click.option("--since", metavar="DATE", callback=_day, help="From this day on, as 2026-05-01.")
@click.option(
    "--session", "wanted", multiple=True, metavar="NAME", help="Only this session, by name or id."
)
@file_option("Use this exercises file.")
def export(
    *,
    format_name: str | None,
    output: Path | None,
    since: int | None,
    wanted: tuple[str, ...],
    folder: Path | None,
    plan: str | None,
    file: Path | None,
    force: bool,
) -> None:
    """Print the log for other programs, or write it to a file."""
    if sum(asked is not None for asked in (folder, format_name, plan)) != 1:
        raise click.UsageError(
            f"say in which format: --to {', '.join(FORMATS)}; or --text DIR for files of text; "
            "or --plan NAME for a session or a programme to share"
        )
    if plan is not None and (since is not None or wanted):
        raise click.UsageError("--plan NAME takes no --since and no --session")
    if force and output is None:
        raise click.UsageError("--force needs --output FILE")
    if folder is not None:
        if output is not None:
            raise click.UsageError("--text DIR writes into the folder, not into --output FILE")
        _write_text(folder, since, wanted)
    elif plan is not None:
        _write_plan(plan, output, file, force=force)
    elif format_name is not None:
        _write_format(format_name, output, since, wanted, file, force=force)


def _write_text(folder: Path, since: int | None, wanted: tuple[str, ...]) -> None:
    """Bring the files of a folder up to date; only what differs is written."""
    from backcoach.exchange.text_folder import TextFolder, edited_lines
    from backcoach.storage.errors import StoreError
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import FileError, path_text

    sessions = _Counted(_chosen(since, wanted))
    try:
        changes = TextFolder(folder).update(sessions, _decisions(since, wanted))
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")
    except FileError as error:
        fail(*error.lines)
    for line in edited_lines(changes, folder):
        click.echo(line, err=True)
    removed = f", {changes.removed} removed" if changes.removed else ""
    total = counted(sessions.count, "session")
    click.echo(f"{path_text(folder)}: {total}, {changes.written} written{removed}")


def _write_format(
    format_name: str,
    output: Path | None,
    since: int | None,
    wanted: tuple[str, ...],
    file: Path | None,
    *,
    force: bool,
) -> None:
    from backcoach.cli.library import library_of
    from backcoach.exchange.exporters.export import Export
    from backcoach.exchange.exporters.formats import FORMATS as WRITERS
    from backcoach.storage.errors import StoreError
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import path_text

    library = library_of(file)
    try:
        decisions = tuple(each for each, holds in _decisions(since, wanted) if holds)
        names = Export(library, decisions)
        if format_name != "jsonl":
            names.lose("decisions about programmes", len(decisions))
        sessions = _Counted(_chosen(since, wanted))
        parts = (part.encode() for part in WRITERS[format_name](sessions, names))
        _put(parts, output, force=force)
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")
    for line in _remarks(sessions.count, names, output):
        click.echo(line, err=True)


def _put(parts: Iterable[bytes], output: Path | None, *, force: bool) -> None:
    """Print parts, or write them to a file."""
    from backcoach.userfiles.safe_files import FileError, write_parts

    if output is None:
        for part in parts:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
        return
    try:
        write_parts(output, parts, force=force)
    except FileError as error:
        fail(*error.lines)


def _write_plan(name: str, output: Path | None, file: Path | None, *, force: bool) -> None:
    """Write a session or a programme as an exercises file; no setting goes with it."""
    from backcoach.cli.library import shared_plan

    _put([shared_plan(name, file)[1].encode()], output, force=force)


class _Counted:
    """Sessions that are counted while they pass."""

    def __init__(self, sessions: Iterable[SessionRecord]) -> None:
        self._sessions = sessions
        self.count = 0

    def __iter__(self) -> Iterator[SessionRecord]:
        for session in self._sessions:
            self.count += 1
            yield session


def _chosen(since: int | None, wanted: tuple[str, ...]) -> Iterator[SessionRecord]:
    from backcoach.storage.reading.records import BEGINNING
    from backcoach.storage.store import Store
    from backcoach.userfiles.paths import data_dir

    with Store.open(data_dir(), readonly=True) as store:
        for session in store.sessions(BEGINNING if since is None else since):
            if not wanted or session.session in wanted or session.id in wanted:
                yield session


def _decisions(since: int | None, wanted: tuple[str, ...]) -> list[tuple[ProgrammeChanged, bool]]:
    """Return what was decided about programmes, which belongs to no single session."""
    from backcoach.storage.reading.records import BEGINNING
    from backcoach.storage.store import Store
    from backcoach.userfiles.paths import data_dir

    if wanted:
        return []
    with Store.open(data_dir(), readonly=True) as store:
        return list(store.decisions(BEGINNING if since is None else since))


def _remarks(count: int, export_: Export, output: Path | None) -> Iterator[str]:
    """Yield what standard error says: what was written, and what the format cannot hold."""
    from backcoach.userfiles.safe_files import path_text

    if output is not None:
        yield f"{path_text(output)}: {counted(count, 'session')}"
    elif not count:
        yield "No session to export."
    if export_.lost:
        lost = "; ".join(f"{what}: {number}" for what, number in export_.lost.items())
        yield f"Not in this format: {lost}."


COMMANDS = (export,)
