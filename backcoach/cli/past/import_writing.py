"""Storing an import and taking it back, with what is said of it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from backcoach.cli.errors import fail
from backcoach.cli.past.import_progress import LONG, progress
from backcoach.core.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.exchange.intake.source import Source


def amount(sessions: int, decisions: int) -> str:
    """Return how many sessions are meant, and decisions about programmes if there are any."""
    words = [counted(sessions, "session")] if sessions or not decisions else []
    if decisions:
        words.append(f"{counted(decisions, 'decision')} about programmes")
    return " and ".join(words)


def store(
    sources: list[Source], now: int, *, replaces: bool, count: int, is_silent: bool = False
) -> None:
    """Store what is new of sources and say so, unless it is `is_silent`."""
    from backcoach.run.past.history_import import write
    from backcoach.userfiles.paths import data_dir

    is_long = count >= LONG and not is_silent
    with _errors_said(), progress("Writing", count, is_long=is_long) as step:
        written = write(data_dir(), sources, now, replaces=replaces, on_stored=partial(step, 1))
    if not is_silent:
        what = amount(written.sessions, written.decisions)
        them = "it" if written.sessions + written.decisions == 1 else "them"
        click.echo(f"{what} written; backcoach import --undo takes {them} back.")
        if written.copy:
            click.echo(f"The log as it was before is {written.copy}.")
    for line in written.remarks:
        click.echo(line, err=True)


def take_back() -> None:
    """Take the last import back and say what that concerned."""
    from backcoach.clock import wall_ms
    from backcoach.run.past.history_import import undo
    from backcoach.userfiles.paths import data_dir

    with _errors_said():
        undone = undo(data_dir(), wall_ms())
    if undone is None:
        fail("backcoach: there is no import to take back")
    what = amount(undone.sessions, undone.decisions)
    click.echo(f"The last import is taken back: {what}.")
    if undone.left:
        stay = "stays" if undone.left == 1 else "stay"
        click.echo(f"{counted(undone.left, 'session')} changed since then and {stay}.")
    for line in undone.remarks:
        click.echo(line, err=True)


@contextmanager
def _errors_said() -> Iterator[None]:
    """End the program with the message of an error of the store, or of a file beside it."""
    from backcoach.run.starting.inputs import RefusalError
    from backcoach.storage.errors import StoreError
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import FileError, path_text

    try:
        yield
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")
    except FileError as error:
        fail(*error.lines)
