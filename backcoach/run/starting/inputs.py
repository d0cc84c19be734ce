"""What a session is made from, read from the person's files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backcoach.core.planning.fitting.fitting_session import fitting_session
from backcoach.core.text import nearest, quoted
from backcoach.userfiles.exercises_file import LibraryError, accepted_plans, find
from backcoach.userfiles.exercises_file import load as load_library
from backcoach.userfiles.paths import config_dir
from backcoach.userfiles.settings_file import ConfigError, place_of
from backcoach.userfiles.settings_file import load as load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.programmes.today import ProgrammeToday
    from backcoach.core.settings.settings import Settings
    from backcoach.core.toml.validation import KeyPath

WRONG_FILE = 1
WRONG_USE = 2


class RefusalError(Exception):
    """A session cannot be run; `lines` say why, `code` is the exit code."""

    def __init__(self, code: int, *lines: str) -> None:
        super().__init__(*lines)
        self.code = code
        self.lines = lines


class Inputs(NamedTuple):
    """What a session is made from; `is_chosen` where the person named the session.

    `programme` is the one that holds, once the past is read.
    """

    settings: Settings
    library: Library
    session: Session
    file: Path
    minutes: int | None = None
    is_chosen: bool = False
    programme: ProgrammeToday | None = None


def gather(session: str | None, file: Path | None) -> Inputs:
    """Return what a session is made from, read from disk. Raises RefusalError."""
    try:
        settings = load_settings(config_dir())
        path = find(file, config_dir())
        library = load_library(path, accepted_plans(config_dir(), file))
    except (ConfigError, LibraryError) as error:
        raise RefusalError(WRONG_FILE, *error.lines) from error
    if file is None and (unknown := unknown_names(settings, library)):
        raise RefusalError(WRONG_FILE, *unknown)
    if session is None:
        fitting = fitting_session(library, settings)
        return Inputs(settings, library, fitting, path)
    wanted = library.find_session(session)
    if wanted is None:
        ids = [known.id for known in library.session]
        hint = nearest(session, ids)
        tail = f'did you mean "{hint}"?' if hint else f"there are {', '.join(ids)}"
        raise RefusalError(WRONG_USE, f"backcoach: there is no session {quoted(session)}; {tail}")
    return Inputs(settings, library, wanted, path, is_chosen=True)


def unknown_names(settings: Settings, library: Library) -> list[str]:
    """Return what the settings name and the file does not have, a sentence with its line each."""
    sessions = [each.id for each in library.session]
    programmes = [each.id for each in library.programme]
    exercises = [exercise.id for exercise in library.exercise]
    named: list[tuple[KeyPath, str, str | None, list[str]]] = [
        (("session",), "session", settings.session, sessions),
        (("programme",), "programme", settings.programme, programmes),
        *((("known", name), "exercise", name, exercises) for name in settings.known),
    ]
    return [
        f"{place_of(config_dir(), path)}: there is no {kind} {quoted(name)}; "
        + (
            f'did you mean "{hint}"?'
            if (hint := nearest(name, ids))
            else f"take the line away, or write the {kind} in exercises.toml"
        )
        for path, kind, name, ids in named
        if name is not None and name not in ids
    ]
