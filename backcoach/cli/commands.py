"""The commands that print something and end; none of them loads Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcoach.cli.errors import fail, in_line
from backcoach.cli.library import (
    by_name,
    check_plan,
    library_of,
    load_library,
    no_exercise,
    plans_of,
    print_json,
)
from backcoach.cli.parameters import file_name, file_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("list")
@file_option("Use this exercises file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def list_sessions(file: Path | None, *, as_json: bool) -> None:
    """List the sessions with their length and exercises."""
    from backcoach.core.views.listings import overview

    library = library_of(file)
    overviews = [overview(library, session) for session in library.session]
    if as_json:
        print_json([item.public() for item in overviews])
        return
    click.echo("\n\n".join(item.text() for item in overviews))


@click.command()
@click.argument("name", metavar="EXERCISE")
@file_option("Use this exercises file.")
def show(name: str, file: Path | None) -> None:
    """Print all about an exercise, a session or a programme."""
    from backcoach.cli.past.history import last_done_text
    from backcoach.core.views.listings import exercise_text, overview
    from backcoach.core.views.programme_pages import programme_text
    from backcoach.pictures.map_text import map_text

    library = library_of(file)
    wanted = name.strip().lower()
    exercises = by_name(library)
    session = library.find_session(wanted)
    if wanted in exercises:
        click.echo(exercise_text(library, exercises[wanted]))
        if done := last_done_text(exercises[wanted]):
            click.echo(done)
        click.echo(f"\n{map_text([exercises[wanted]])}")
    elif session is not None:
        item = overview(library, session)
        click.echo(item.text())
        click.echo(f"\n{map_text(slot.exercise for slot in item.plan.slots)}")
    elif chosen := library.find_programme(wanted):
        click.echo(programme_text(library, chosen))
    else:
        sessions = [session.id for session in library.session]
        no_exercise(name, [*exercises, *sessions, *(each.id for each in library.programme)])


@click.command()
@click.argument("path", required=False, type=click.Path(), callback=file_name)
def check(path: Path | None) -> None:
    """Check your exercises file, settings and log.

    With PATH, check that exercises file, and not the settings.
    """
    from backcoach.cli.config import wrong_settings
    from backcoach.cli.past.names_in_history import names_in_history
    from backcoach.userfiles.exercises_file import find, shipped_path
    from backcoach.userfiles.paths import config_dir

    chosen = find(path, config_dir())
    plans = plans_of(path)
    library = load_library(chosen, plans, checks_shipped=True)
    for name, data in plans:
        check_plan(name, data)
    exercises, sessions = len(library.exercise), len(library.session)
    added = " with the shipped ones" if library.extends and chosen != shipped_path() else ""
    counts = f"{exercises} exercises, {sessions} sessions{added}"
    click.echo(f"{in_line(str(chosen))}: {counts}, no problem")
    lines = list(names_in_history(library))
    if chosen != shipped_path():
        from backcoach.core.exercises.file.slips import slips

        lines = [*slips(library, load_library(shipped_path())), *lines]
    if path is None:
        lines += wrong_settings(library)
    for line in lines:
        click.echo(line)


@click.command()
@click.option("--whole", is_flag=True, help="Write all shipped exercises, sessions and programmes.")
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


@click.command("next")
@click.argument("session", required=False)
@file_option("Use this exercises file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def next_time(session: str | None, file: Path | None, *, as_json: bool) -> None:
    """Print what the coming SESSION aims at, and why."""
    from backcoach.core.planning.next_session import next_lines
    from backcoach.core.views.next_targets import next_text, session_values
    from backcoach.run.starting.forecast import forecast
    from backcoach.run.starting.inputs import RefusalError

    try:
        coming = forecast(session, file)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    lines = next_lines(coming.library, coming.session, coming.targets, coming.gear, coming.health)
    if as_json:
        print_json(session_values(coming.session, lines, coming.notes, coming.keymap))
    else:
        click.echo(next_text(coming.session, lines, coming.keymap, coming.notes))


COMMANDS = (list_sessions, show, check, init, next_time)
