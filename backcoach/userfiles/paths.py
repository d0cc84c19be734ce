"""The folders of the person's own files: one for the data, one for the settings."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class HomelessError(OSError):
    """There is no home directory."""

    def __init__(self, variable: str) -> None:
        super().__init__(f"there is no home directory; set HOME or an absolute {variable}")


def data_dir() -> Path:
    """Return the folder of the store: `BACKCOACH_DATA_DIR`, else the system's usual place.

    Raises HomelessError.
    """
    with _at_home("BACKCOACH_DATA_DIR") as own:
        if own:
            return Path(own).expanduser()
        from platformdirs import user_data_path  # noqa: PLC0415  needed only without the variable

        return user_data_path("backcoach", appauthor=False)


def config_dir() -> Path:
    """Return the folder of the settings: `BACKCOACH_CONFIG_DIR`, else the system's usual place.

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
