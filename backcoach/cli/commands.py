"""The commands that print something and end; none of them loads Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from backcoach.cli.errors import WRONG_USE, fail, in_line
from backcoach.cli.parameters import file_name, file_option, whole_number
from backcoach.cli.why import why

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.session.session_record import SessionRecord

MOST_SESSIONS = 1_000_000  # more than anybody has


@click.command("list")
@file_option("Take the sessions of this file.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def list_sessions(file: Path | None, *, as_json: bool) -> None:
    """List the sessions with their length and exercises."""
    from backcoach.core.views.listings import overview

    library = library_of(file)
    overviews = [overview(library, session) for session in library.session]
    if as_json:
        _print_json([item.public() for item in overviews])
        return
    click.echo("\n\n".join(item.text() for item in overviews))


@click.command()
@click.argument("name", metavar="EXERCISE")
@file_option("Take the exercises of this file.")
def show(name: str, file: Path | None) -> None:
    """Print all about EXERCISE, or what a session works."""
    from backcoach.core.views.listings import exercise_text, overview
    from backcoach.pictures.map_text import map_text

    library = library_of(file)
    wanted = name.strip().lower()
    exercises = _by_name(library)
    session = library.find_session(wanted)
    if wanted in exercises:
        click.echo(exercise_text(library, exercises[wanted]))
        click.echo(f"\n{map_text([exercises[wanted]])}")
    elif session is not None:
        item = overview(library, session)
        click.echo(item.text())
        click.echo(f"\n{map_text(slot.exercise for slot in item.plan.slots)}")
    else:
        _no_exercise(name, [*exercises, *(session.id for session in library.session)])


@click.command()
@click.argument("path", required=False, type=click.Path(), callback=file_name)
def check(path: Path | None) -> None:
    """Check the exercises file at PATH, or the one in use. Every problem in it is named."""
    from backcoach.cli.names_in_history import names_in_history
    from backcoach.userfiles.exercises_file import find, shipped_path
    from backcoach.userfiles.paths import config_dir

    chosen = find(path, config_dir())
    library = _load(chosen)
    exercises, sessions = len(library.exercise), len(library.session)
    added = " with the shipped ones" if library.extends and chosen != shipped_path() else ""
    counts = f"{exercises} exercises, {sessions} sessions{added}"
    click.echo(f"{in_line(str(chosen))}: {counts}, no problem")
    for line in names_in_history(library):
        click.echo(line)


@click.command()
@click.option("--whole", is_flag=True, help="Write all that is shipped, for a file of its own.")
def init(*, whole: bool) -> None:
    """Write an exercises file with a session of your own to edit."""
    from backcoach.userfiles.exercises_file import LibraryError
    from backcoach.userfiles.exercises_file import init as write_own
    from backcoach.userfiles.paths import config_dir

    try:
        own = write_own(config_dir(), whole=whole)
        click.echo(f"{in_line(str(own))} is yours to edit; backcoach check checks it")
    except LibraryError as error:
        fail(*error.lines)


@click.command()
@click.argument("name", metavar="EXERCISE", required=False)
@click.option(
    "--last",
    callback=whole_number(1, MOST_SESSIONS),
    metavar="N",
    help="Only the latest N sessions.",
)
@file_option("Find EXERCISE by name in this file.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def history(name: str | None, last: int | None, file: Path | None, *, as_json: bool) -> None:
    """Print the sessions that were trained, or the course of EXERCISE, the oldest first."""
    from backcoach.clock import wall_ms
    from backcoach.core.views.listings import history_line

    if name is not None:
        _course(name, last, file, as_json=as_json)
        return
    sessions = _sessions(last)
    if as_json:
        _print_json([session.public() for session in sessions])
    elif not sessions:
        click.echo("No session yet.")
    else:
        now = wall_ms()
        click.echo("\n".join(history_line(session, now) for session in sessions))


def _course(name: str, last: int | None, file: Path | None, *, as_json: bool) -> None:
    from backcoach.core.coaching.history.course import MEASURES, course, course_lines, measure

    names = _by_name(library_of(file))
    known = names.get(name.strip().lower())
    exercise_id = known.id if known else name
    sessions = _sessions(last, exercise_id)
    if known is None and not sessions:
        _no_exercise(name, names)
    turns = course(sessions, exercise_id, known.load if known else None)
    title = known.name if known else in_line(exercise_id)
    if as_json:
        _print_json([turn.public() for turn in turns])
    elif not turns:
        click.echo(f"No set of {title} yet.")
    else:
        click.echo("\n".join([f"{title}. {MEASURES[measure(turns)]}", *course_lines(turns)]))


def _sessions(last: int | None, exercise: str = "") -> list[SessionRecord]:
    from backcoach.storage.store import StoreError, read_history
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import path_text

    try:
        return read_history(data_dir(), last, exercise)
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")


@click.command("next")
@click.argument("session", required=False)
@file_option("Take the sessions of this file.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def next_time(session: str | None, file: Path | None, *, as_json: bool) -> None:
    """Print what the coming SESSION aims at, and why."""
    from backcoach.core.planning.next_session import next_lines
    from backcoach.core.views.next_targets import next_text, next_values
    from backcoach.run.forecast import forecast
    from backcoach.run.inputs import RefusalError

    try:
        coming = forecast(session, file)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    lines = next_lines(coming.library, coming.session, coming.targets, coming.gear, coming.health)
    if as_json:
        _print_json([next_values(line, coming.keymap) for line in lines])
    else:
        click.echo(next_text(coming.session, lines, coming.keymap))


@click.command()
@click.option("--edit", is_flag=True, help="Open it in your editor.")
def config(*, edit: bool) -> None:
    """Print your settings, with every setting explained."""
    from backcoach.core.settings.config_text import config_text
    from backcoach.userfiles import settings_file as settings
    from backcoach.userfiles.paths import config_dir

    path = config_dir() / settings.FILE_NAME
    try:
        if edit:
            if not settings.is_there(config_dir()):
                settings.write(config_dir(), settings.load(config_dir()))
            click.edit(filename=str(path))
        loaded = settings.load(config_dir())
    except settings.ConfigError as error:
        fail(*error.lines)
    except click.ClickException:  # raised only for the editor
        fail(f"{in_line(str(path))}: the editor failed; the variable EDITOR names another one")
    if not edit:
        click.echo(f"# {in_line(str(path))}\n{config_text(loaded)}", nl=False)


COMMANDS = (list_sessions, show, check, init, history, next_time, config, why)


def library_of(file: Path | None) -> Library:
    """Return the library of a file, the one in use by default; mistakes in it end the program."""
    from backcoach.userfiles.exercises_file import find
    from backcoach.userfiles.paths import config_dir

    return _load(find(file, config_dir()))


def _by_name(library: Library) -> dict[str, Exercise]:
    """Return the exercises by their ids and by their names in lower case."""
    return {
        key: exercise
        for exercise in library.exercise
        for key in (exercise.name.lower(), exercise.id)
    }


def _no_exercise(name: str, known: Iterable[str]) -> NoReturn:
    from backcoach.core.text import nearest, quoted

    hint = nearest(name.strip().lower(), known)
    tail = f'did you mean "{hint}"?' if hint else "backcoach list names those of each session"
    fail(f"backcoach: there is no exercise {quoted(name)}; {tail}", code=WRONG_USE)


def _load(path: Path) -> Library:
    from backcoach.userfiles.exercises_file import LibraryError, load

    try:
        return load(path)
    except LibraryError as error:
        fail(*error.lines)


def _print_json(value: object) -> None:
    import json

    click.echo(json.dumps(value, indent=2))
