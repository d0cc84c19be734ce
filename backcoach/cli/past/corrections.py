"""The commands that add to the past or correct it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from backcoach.cli.errors import fail, in_line
from backcoach.cli.parameters import file_option, past_moment
from backcoach.cli.past.editor import edited, is_terminal, read_or_fail
from backcoach.clock import wall_ms
from backcoach.core.session.events import (
    Discarded,
    SessionRecorded,
)
from backcoach.core.session.past.recorded import LATER, Origin, numbered
from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import EXAMPLE, TypedSets
from backcoach.core.text import clean
from backcoach.core.views.session_text import SessionText, changes, session_text
from backcoach.run.past.sessions import edited_events, instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from backcoach.core.exercises.model import Session
    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.run.past.sessions import PastSessions


@click.command()
@click.argument("lines", metavar="[LINE...]", nargs=-1)
@click.option(
    "--date",
    callback=past_moment,
    metavar="DATE",
    help='When it began, as 2026-11-20 or "2026-11-20 18:30"; now, if it is not given.',
)
@click.option("--session", metavar="SESSION", help="Which session of the file it was.")
@file_option("Take the exercises of this file.")
def log(
    lines: tuple[str, ...], date: datetime | None, session: str | None, file: Path | None
) -> None:
    """Add a session that was done without backcoach.

    Each LINE holds the sets of one exercise, as in "lat_pulldown 10 10 9 x 45 kg r2". Without a
    LINE they are read from standard input; in a terminal your editor opens, with the coming
    session filled in.
    """
    from backcoach.run.starting.inputs import RefusalError, gather

    try:
        inputs = gather(session, file)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    began = date or _now()
    named = inputs.session if session else None
    reader = _Sets(TypedSets(inputs.library.exercise, inputs.settings.units), began)
    if lines:
        sets = read_or_fail(reader, "\n".join(lines))
    elif is_terminal():
        typed = edited(_template(session, file, began), reader)
        if typed is None:
            click.echo("Nothing was logged.")
            return
        sets = typed
    else:
        sets = read_or_fail(reader, sys.stdin.read())
    with _past() as past:
        past.add(reader.event(sets, named))
    counted = [done for done in sets if done.side != "right"]
    click.echo(f"Logged {_count(counted)} of {began:%Y-%m-%d %H:%M}.")


class _Sets:
    """Reads the sets of a session that began at a time."""

    def __init__(self, reader: TypedSets, began: datetime) -> None:
        self._reader = reader
        self._at, self._offset = instant(began)

    def __call__(self, text: str) -> list[RecordedSet]:
        """Return the sets of all lines. Raises ValueError: `line 2: ...`."""
        sets = []
        for number, line in enumerate(clean(text).splitlines(), 1):
            if line.strip() and not line.lstrip().startswith("#"):
                sets += self._line(number, line)
        if not sets:
            raise ValueError(f"there is no set; write {EXAMPLE}")
        return sets

    def _line(self, number: int, line: str) -> list[RecordedSet]:
        try:
            return self._reader.read(line, self._at, self._offset)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error

    def event(self, sets: list[RecordedSet], session: Session | None) -> SessionRecorded:
        return SessionRecorded(
            at=self._at,
            offset=self._offset,
            id=str(uuid4()),
            origin=Origin("log"),
            sets=numbered(sets),
            session=session.id if session else "",
            name=session.name if session else LATER,
            entered_at=wall_ms(),
        )


def _template(session: str | None, file: Path | None, began: datetime) -> str:
    """Return the coming session as lines, to be changed to what was done."""
    from backcoach.core.planning.next_session import next_lines
    from backcoach.run.starting.forecast import forecast

    coming = forecast(session, file)
    lines = [
        f"{row.exercise} {' '.join([row.target.partition('–')[0].rstrip('+')] * row.sets)}"
        f"{f' x {row.load}' if row.load else ''}"
        for row in next_lines(
            coming.library, coming.session, coming.targets, coming.gear, coming.health
        )
        if row.sets
    ]
    about = (
        f"# {coming.session.name}, {began:%Y-%m-%d %H:%M}. Change the lines to what you did, save\n"
        f"# and close; without a change nothing is logged. A line is like\n#   {EXAMPLE}\n"
    )
    return f"{about}\n{chr(10).join(lines)}\n"


@click.command()
@click.argument("which", metavar="[DATE]", required=False)
@click.option("--delete", is_flag=True, help="Take the session out of your history.")
@click.option("--undo", is_flag=True, help="Take back the last correction of the session.")
@file_option("Take the exercises of this file.")
def edit(which: str | None, file: Path | None, *, delete: bool, undo: bool) -> None:
    """Correct a past session, the last one or that of DATE, in your editor.

    Nothing is overwritten: a correction is kept beside what was logged, and --undo takes it back.
    From standard input, if that is no terminal, the corrected text is read.
    """
    from backcoach.run.starting.inputs import RefusalError, gather

    if delete and undo:
        raise click.UsageError("--delete and --undo exclude each other; say one of them")
    try:
        inputs = gather(None, file)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    now = wall_ms()
    with _past() as past:
        state = past.find(which or "", corrected=undo)
        if state is None:
            fail(f"backcoach edit: there is no {'corrected ' if undo else ''}session{_of(which)}")
        title = f"{state.plan.name}, {local(state.started_at, state.offset):%Y-%m-%d %H:%M}"
        if undo:
            if not past.undo(state.id, now):
                fail(f"backcoach edit: there is no correction of {in_line(title)} to take back")
            click.echo(f"Took back the last correction of {title}.")
        elif delete:
            past.change(state.id, [Discarded(at=now)])
            click.echo(f"Deleted {title}. backcoach edit --undo brings it back.")
        else:
            reader = TypedSets(inputs.library.exercise, inputs.settings.units)
            known = [exercise.id for exercise in inputs.library.exercise]

            def read(text: str) -> SessionText:
                return changes(state, text, reader, known)

            if is_terminal():
                wanted = edited(session_text(state, known), read)
            else:
                wanted = read_or_fail(read, sys.stdin.read())
            if wanted is None or not wanted.is_changed:
                click.echo(f"Nothing was changed in {title}.")
                return
            corrections, parts = edited_events(state, wanted, now)
            past.change(state.id, corrections, parts)
            click.echo(f"Corrected {title}. backcoach edit --undo takes it back.")


def _of(day: str | None) -> str:
    return f" of {in_line(day)}" if day else " yet"


def _now() -> datetime:
    return datetime.now().astimezone()


def _count(sets: Sequence[RecordedSet]) -> str:
    return "1 set" if len(sets) == 1 else f"{len(sets)} sets"


@contextmanager
def _past() -> Iterator[PastSessions]:
    """Give the past sessions to change, or say in a line why that cannot be."""
    from backcoach.run.past.sessions import open_past
    from backcoach.run.past.text_copy import follow
    from backcoach.run.starting.inputs import RefusalError
    from backcoach.storage.errors import StoreError
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import path_text

    try:
        with open_past(data_dir()) as past:
            yield past
        for line in follow(data_dir()):
            click.echo(line, err=True)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")


COMMANDS = (log, edit)
