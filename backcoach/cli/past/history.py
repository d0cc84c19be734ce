"""The commands that look back: history and stats."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from backcoach.cli.errors import fail, in_line
from backcoach.cli.library import by_name, library_of, no_exercise, print_json
from backcoach.cli.parameters import file_option, past_moment, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.session.past.session_record import SessionRecord

MOST_SESSIONS = 1_000_000  # more than anybody has


@click.command()
@click.argument("name", metavar="[EXERCISE]", required=False)
@click.option(
    "--last",
    callback=whole_number(1, MOST_SESSIONS),
    metavar="N",
    help="Only the latest N sessions.",
)
@file_option("Use this exercises file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def history(name: str | None, last: int | None, file: Path | None, *, as_json: bool) -> None:
    """Print the past sessions, or the course of EXERCISE.

    The oldest come first.
    """
    if name is not None:
        _course(name, last, file, as_json=as_json)
        return
    if as_json:
        _print_sessions(last)
        return
    from backcoach.clock import wall_ms
    from backcoach.core.views.listings import history_line, report_lines

    sessions = _sessions(last)
    if not sessions:
        click.echo("No session yet.")
    else:
        now = wall_ms()
        for session in sessions:
            click.echo(
                "\n".join([history_line(session, now), *map(_beneath, report_lines(session))])
            )


def _course(name: str, last: int | None, file: Path | None, *, as_json: bool) -> None:
    from backcoach.core.coaching.history.course import MEASURES, course, course_lines, measure

    library = library_of(file)
    names = by_name(library)
    known = names.get(name.strip().lower())
    exercise_id = known.id if known else name
    sessions = _sessions_with(exercise_id, last, library)
    if known is None and not sessions:
        no_exercise(name, names)
    turns = course(sessions, exercise_id, known.load if known else None)
    title = known.name if known else in_line(exercise_id)
    if as_json:
        print_json([turn.public() for turn in turns])
    elif not turns:
        click.echo(f"No set of {title} yet.")
    else:
        click.echo("\n".join([f"{title}. {MEASURES[measure(turns)]}", *course_lines(turns)]))


def _sessions_with(exercise: str, last: int | None, library: Library) -> list[SessionRecord]:
    """Return the sessions with an exercise, under whatever name its sets were stored."""
    from backcoach.core.session.past.known_exercises import KnownExercises
    from backcoach.run.starting.saved_sessions import known_history
    from backcoach.userfiles.paths import data_dir

    with _explained():
        return known_history(data_dir(), KnownExercises(library.exercise), last, exercise)


def _beneath(text: str) -> str:
    return f"{' ' * 18}{text}"


def _print_sessions(last: int | None) -> None:
    """Print sessions as JSON, as they are read."""
    from backcoach.storage.reading.json_history import json_history
    from backcoach.userfiles.paths import data_dir

    with _explained():
        before = "["
        for session in json_history(data_dir(), last):
            sys.stdout.write(f"{before}\n{session}")  # twice as fast as `click.echo`
            before = ","
        click.echo("[]" if before == "[" else "\n]")


@click.command()
@click.argument("name", metavar="[EXERCISE]", required=False)
@click.option(
    "--since",
    callback=past_moment,
    metavar="DATE",
    help="From the week of this day on; by default the last twelve weeks.",
)
@file_option("Use this exercises file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def stats(name: str | None, since: datetime | None, file: Path | None, *, as_json: bool) -> None:
    """Print sets a week, balance, volume and records.

    Also what you can do in each exercise.
    """
    from backcoach.clock import SystemClock, wall_ms
    from backcoach.core.session.past.known_exercises import KnownExercises
    from backcoach.run.past.figures import stats as figures
    from backcoach.run.past.sessions import instant
    from backcoach.run.starting.inputs import RefusalError, gather
    from backcoach.run.starting.saved_sessions import SavedSessions
    from backcoach.storage.store import Store
    from backcoach.userfiles.paths import data_dir

    try:
        inputs = gather(None, file)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    library = inputs.library
    wanted = by_name(library).get((name or "").strip().lower())
    only = wanted.id if wanted else name or ""
    now = wall_ms()
    with _explained():
        ids = [exercise.id for exercise in library.exercise]
        saved = SavedSessions(data_dir(), ids, KnownExercises(library.exercise), is_mine=False)
        with Store.open(data_dir(), readonly=True) as store:
            numbers = figures(
                store,
                library,
                inputs.settings.person(),
                saved.finished,
                (now, SystemClock().offset(now)),
                since=instant(since)[0] if since else None,
                only=only,
            )
    if name is not None and wanted is None and numbers.is_empty:
        no_exercise(name, by_name(library))
    if as_json:
        print_json(numbers.public())
    elif numbers.is_empty:
        click.echo("No set yet." if since is None else "No set since then.")
    else:
        click.echo("\n".join(numbers.lines(drawn=sys.stdout.isatty())))


def last_done_text(exercise: Exercise) -> str:
    """Return a line of when an exercise was last done, "" where it never was."""
    from backcoach.core.session.past.session_record import local
    from backcoach.storage.reading.figures import last_done
    from backcoach.storage.store import Store, StoreError
    from backcoach.userfiles.paths import data_dir

    try:
        with Store.open(data_dir(), readonly=True) as store:
            done = last_done(store, exercise.id)
    except (StoreError, OSError):
        return ""
    return f"  Last done   {local(*done):%Y-%m-%d}" if done else ""


def _sessions(last: int | None) -> list[SessionRecord]:
    from backcoach.storage.store import read_history
    from backcoach.userfiles.paths import data_dir

    with _explained():
        return read_history(data_dir(), last)


@contextmanager
def _explained() -> Iterator[None]:
    """Say in a line why the store cannot be read."""
    from backcoach.storage.errors import StoreError
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import path_text

    try:
        yield
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")


COMMANDS = (history, stats)
