"""The folders of the person's own files: one for the data, one for the settings.

Where several people share a machine, each of the others has a folder `people/NAME` within both
(`userfiles.people`); `BACKCOACH_PERSON` says whose are in use.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


PERSON = "BACKCOACH_PERSON"
OWNER = "me"  # whose files lie in the folders themselves
PEOPLE = "people"


class HomelessError(OSError):
    """There is no home directory."""

    def __init__(self, variable: str) -> None:
        super().__init__(f"there is no home directory; set HOME or an absolute {variable}")


def data_dir() -> Path:
    """Return the folder of the store of the person in use. Raises HomelessError."""
    return of_person(shared_data_dir(), os.environ.get(PERSON, OWNER))


def config_dir() -> Path:
    """Return the folder of the settings of the person in use. Raises HomelessError."""
    return of_person(shared_config_dir(), os.environ.get(PERSON, OWNER))


def of_person(folder: Path, name: str) -> Path:
    """Return the part of a folder that is a person's; `OWNER` and "" have it all."""
    return folder if name in ("", OWNER) else folder / PEOPLE / name


def shared_data_dir() -> Path:
    """Return the folder of all stores: `BACKCOACH_DATA_DIR`, else the system's usual place.

    Raises HomelessError.
    """
    with _at_home("BACKCOACH_DATA_DIR") as own:
        if own:
            return Path(own).expanduser()
        from platformdirs import user_data_path  # noqa: PLC0415  needed only without the variable

        return user_data_path("backcoach", appauthor=False)


def shared_config_dir() -> Path:
    """Return the folder of all settings: `BACKCOACH_CONFIG_DIR`, else the system's usual place.

    Raises HomelessError.
    """
    with _at_home("BACKCOACH_CONFIG_DIR") as own:
        if own:
            return Path(own).expanduser()
        from platformdirs import user_config_path  # noqa: PLC0415  needed only without the variable

        return user_config_path("backcoach", appauthor=False)


@contextmanager
def _at_home(variable: str) -> Iterator[str | None]:
    """Yield an environment variable; raise HomelessError if a home is needed and missing."""
    try:
        yield os.environ.get(variable)
    except RuntimeError as error:  # of pathlib and of platformdirs
        raise HomelessError(variable) from error


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists stays as it is.

    Raises OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
