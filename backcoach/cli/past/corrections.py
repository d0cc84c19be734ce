"""The command that corrects the past."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from backcoach.cli.errors import fail, in_line
from backcoach.cli.parameters import file_option
from backcoach.cli.past.editor import edited, is_terminal, read_or_fail
from backcoach.clock import wall_ms
from backcoach.core.session.events import (
    Discarded,
)
from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import TypedSets
from backcoach.core.views.session_text import SessionText, changes, session_text
from backcoach.run.past.sessions import edited_events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backcoach.run.past.sessions import PastSessions


@click.command()
@click.argument("which", metavar="[DATE]", required=False)
@click.option("--delete", is_flag=True, help="Take the session out of your history.")
@click.option("--undo", is_flag=True, help="Take back the last correction of the session.")
@file_option("Use this exercises file.")
def edit(which: str | None, file: Path | None, *, delete: bool, undo: bool) -> None:
    """Correct a past session in your editor.

    It is the last one, or that of DATE.

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
    with past_to_change() as past:
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
                return changes(state, text, reader, known, datetime.now().astimezone())

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


@contextmanager
def past_to_change() -> Iterator[PastSessions]:
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


COMMANDS = (edit,)
