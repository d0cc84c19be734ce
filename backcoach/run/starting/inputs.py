"""What a session is made from, read from the person's files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backcoach.core.planning.fitting.fitting_session import fitting_session
from backcoach.core.text import nearest, quoted
from backcoach.userfiles.exercises_file import LibraryError, accepted_plans, find
from backcoach.userfiles.exercises_file import load as load_library
from backcoach.userfiles.paths import config_dir
from backcoach.userfiles.settings_file import ConfigError
from backcoach.userfiles.settings_file import load as load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.programmes.today import ProgrammeToday
    from backcoach.core.settings.settings import Settings

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
    if file is None and (unknown := _unknown_names(settings, library)):
        raise RefusalError(WRONG_FILE, unknown)
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


def _unknown_names(settings: Settings, library: Library) -> str:
    """Return what the settings name and the file does not have, in a sentence, else ""."""
    named: tuple[tuple[str, str | None, list[str]], ...] = (
        ("session", settings.session, [each.id for each in library.session]),
        ("programme", settings.programme, [each.id for each in library.programme]),
    )
    for key, name, ids in named:
        if name is not None and name not in ids:
            hint = nearest(name, ids)
            tail = f'did you mean "{hint}"?' if hint else "take the line away, or write it"
            return f"config.toml: {key}: there is no {key} {quoted(name)}; {tail}"
    return _unknown_known(settings, library)


def _unknown_known(settings: Settings, library: Library) -> str:
    """Return what is wrong where a known set is of an exercise that is not there, else ""."""
    ids = [exercise.id for exercise in library.exercise]
    wrong = next((name for name in settings.known if name not in ids), None)
    if wrong is None:
        return ""
    hint = nearest(wrong, ids)
    tail = f'did you mean "{hint}"?' if hint else "take the line away, or add the exercise"
    return f"config.toml: [known]: there is no exercise {quoted(wrong)}; {tail}"
