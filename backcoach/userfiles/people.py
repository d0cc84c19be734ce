"""The people who share a machine: each has folders of their own for the store and the settings."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.core.text import clean, nearest, one_line, quoted
from backcoach.userfiles.paths import (
    OWNER,
    PEOPLE,
    PERSON,
    HomelessError,
    make_private,
    of_person,
    shared_config_dir,
    shared_data_dir,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.core.settings.household import Household

LONGEST_NAME = 40  # characters
_DEVICES = r"con|prn|aux|nul|(com|lpt)[0-9]"  # no names of files on Windows; seldom looked at


class NameOfPersonError(ValueError):
    """A name that nobody has, that somebody has already, or that no folder can have."""


def is_chosen() -> bool:
    """Tell whether it is settled whose files are in use."""
    return bool(os.environ.get(PERSON))


def everyone() -> list[str]:
    """Return the names of all people on this machine, the owner first where there is one.

    The owner is there where something lies in the folders themselves, and where nobody else is.
    Raises OSError.
    """
    others = _others()
    return [OWNER, *others] if not others or _owner_has_files() else others


def shown_names(names: Iterable[str]) -> dict[str, str]:
    """Return what people are called, by `name` under `[person]` of their settings, else as here.

    A name that another has already is passed over, and so is what cannot be read.
    """
    labels: dict[str, str] = {}
    names = list(names)
    taken = {_folded(name) for name in names}
    for name in names:
        wanted = one_line(_household(name).name or name)
        is_free = _folded(wanted) not in taken or _folded(wanted) == _folded(name)
        labels[name] = wanted if is_free else name
        taken.add(_folded(labels[name]))
    return labels


def default() -> str | None:
    """Return who trains where nobody is named, None where the settings of `OWNER` name nobody."""
    return _household(OWNER).default


def choose(name: str) -> None:
    """Use the files of a person from now on, in this process and in those that it starts.

    Raises NameOfPersonError where nobody has that name, and OSError.
    """
    os.environ[PERSON] = named(name)


def named(name: str) -> str:
    """Return the person of a name as `everyone` has it; case and accents make no difference.

    Raises NameOfPersonError where nobody has that name, and OSError.
    """
    known = everyone()
    wanted = _folded(one_line(clean(name)))
    same = next((each for each in known if _folded(each) == wanted), None)
    labels = {} if same is not None else shown_names(known)
    same = same or next((each for each in known if _folded(labels.get(each, "")) == wanted), None)
    if same is None:
        hint = nearest(one_line(clean(name)), [*known, *labels.values()])
        tail = f'did you mean "{hint}"?' if hint else "backcoach people names them"
        raise NameOfPersonError(f"there is nobody called {quoted(name)}; {tail}")
    return same


def wrong_default() -> str | None:
    """Return what is wrong with `default` in the settings of `OWNER`, None where nothing is.

    Raises OSError.
    """
    from backcoach.userfiles.settings_file import place_of  # noqa: PLC0415  several people are rare

    if name := default():
        try:
            named(name)
        except NameOfPersonError as error:
            return f"{place_of(shared_config_dir(), ('person', 'default'))}: {error}"
    return None


def _household(name: str) -> Household:
    """Return what the settings of a person say of them; what cannot be read says nothing."""
    from backcoach.core.settings.household import Household  # noqa: PLC0415  several people are rare
    from backcoach.userfiles import settings_file  # noqa: PLC0415  as above

    try:
        return settings_file.load(of_person(shared_config_dir(), name)).household
    except (settings_file.ConfigError, HomelessError):
        return Household()


def add(name: str) -> str:
    """Make the folders of a new person; return the name as it was taken.

    Raises NameOfPersonError, and OSError.
    """
    taken = _checked(name)
    if _folded(taken) in [_folded(each) for each in (OWNER, *_others())]:
        raise NameOfPersonError(f"{quoted(taken)} is there already; choose another name")
    for folder in (shared_data_dir(), shared_config_dir()):
        make_private(folder)
        make_private(folder / PEOPLE)
        make_private(of_person(folder, taken))
    return taken


def _checked(name: str) -> str:
    """Return a name that is safe as the name of a folder on every system."""
    text = unicodedata.normalize("NFC", one_line(clean(name)))
    is_word = text[:1].isalpha() and text[-1:].isalnum()
    if not is_word or not all(char.isalnum() or char in " -_" for char in text):
        raise NameOfPersonError(
            f"{quoted(name)} is not a name; begin with a letter, and use letters, digits, - and _"
        )
    if len(text) > LONGEST_NAME:
        raise NameOfPersonError(f"{quoted(name)} is longer than {LONGEST_NAME} characters")
    if re.fullmatch(_DEVICES, _folded(text)):
        raise NameOfPersonError(f"{quoted(name)} cannot be the name of a folder; choose another")
    return text


def _others() -> list[str]:
    """Return who has a folder; one whose name is none of a person is passed over.

    Without a home there is nobody, and a command that needs one says so.
    """
    names = []
    with suppress(FileNotFoundError, NotADirectoryError, HomelessError):
        for entry in os.scandir(shared_data_dir() / PEOPLE):
            with suppress(NameOfPersonError):
                if entry.is_dir() and _folded(_checked(entry.name)) == _folded(entry.name):
                    names.append(entry.name)
    return sorted(names, key=_folded)


def _owner_has_files() -> bool:
    return any(_has_files(folder) for folder in (shared_data_dir(), shared_config_dir()))


def _has_files(folder: Path) -> bool:
    try:
        return any(path.name != PEOPLE for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _folded(name: str) -> str:
    """Return what names have in common that a file system may take for the same."""
    return unicodedata.normalize("NFC", name).casefold()
