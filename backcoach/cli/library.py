"""The exercises file of a command, what is in it by name, and values for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from backcoach.cli.errors import WRONG_USE, fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from backcoach.core.exercises.model import Exercise, Library, Session


def library_of(file: Path | None) -> Library:
    """Return the file that is named, else the one in use, or say in lines what is wrong."""
    from backcoach.userfiles.exercises_file import find
    from backcoach.userfiles.paths import config_dir

    return load_library(find(file, config_dir()), plans_of(file))


def plans_of(file: Path | None) -> list[tuple[str, bytes]]:
    """Return the plans that were accepted, none with a file that is named."""
    from backcoach.userfiles.exercises_file import LibraryError, accepted_plans
    from backcoach.userfiles.paths import config_dir

    try:
        return accepted_plans(config_dir(), file)
    except LibraryError as error:
        fail(*error.lines)


def by_name(library: Library) -> dict[str, Exercise]:
    """Return the exercises by their ids and by their names in lower case."""
    return {
        key: exercise
        for exercise in library.exercise
        for key in (exercise.name.lower(), exercise.id)
    }


def session_of(library: Library, name: str) -> Session:
    """Return the session of an id or name, or say in a line which may be meant."""
    from backcoach.core.text import nearest, quoted

    known = {key: each for each in library.session for key in (each.name.lower(), each.id)}
    wanted = name.strip().lower()
    if wanted not in known:
        hint = nearest(wanted, known)
        tail = f'did you mean "{hint}"?' if hint else "backcoach list names them"
        fail(f"backcoach: there is no session {quoted(name)}; {tail}", code=WRONG_USE)
    return known[wanted]


def shared_plan(name: str, file: Path | None) -> tuple[str, str]:
    """Return the name of a session or programme, and it as an exercises file for another person."""
    from backcoach.userfiles.exercises_file import find, share
    from backcoach.userfiles.paths import config_dir

    path, plans = find(file, config_dir()), plans_of(file)
    library = load_library(path, plans)
    programme = library.find_programme(name.strip().lower())
    if programme and library.find_session(programme.id) is None:
        return programme.name, share(path, programme.id, "programme", plans)
    session = session_of(library, name)
    return session.name, share(path, session.id, "session", plans)


def no_exercise(name: str, known: Iterable[str]) -> NoReturn:
    """Say that there is no such exercise, and which may be meant."""
    from backcoach.core.text import nearest, quoted

    hint = nearest(name.strip().lower(), known)
    tail = f'did you mean "{hint}"?' if hint else "backcoach list names those of each session"
    fail(f"backcoach: there is no exercise {quoted(name)}; {tail}", code=WRONG_USE)


def check_plan(name: str, data: bytes) -> None:
    """Say in lines what is wrong with an accepted plan by itself."""
    from backcoach.userfiles.exercises_file import LibraryError
    from backcoach.userfiles.plans import read_plan

    try:
        read_plan(data, name)
    except LibraryError as error:
        fail(*error.lines)


def load_library(
    path: Path, plans: Sequence[tuple[str, bytes]] = (), *, checks_shipped: bool = False
) -> Library:
    """Return the file at a path with accepted plans, or say in lines what is wrong with it."""
    from backcoach.userfiles.exercises_file import LibraryError, load

    try:
        return load(path, plans, checks_shipped=checks_shipped)
    except LibraryError as error:
        fail(*error.lines)


def print_json(value: object) -> None:
    """Print a value for other programs."""
    import json

    click.echo(json.dumps(value, indent=2))
