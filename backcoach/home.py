"""Where the person's own files live: one folder for the data, one for the settings."""

from __future__ import annotations

import os
from pathlib import Path


def data_dir() -> Path:
    """Return the folder of the store: `BACKCOACH_DATA_DIR`, else the system's usual place."""
    if own := os.environ.get("BACKCOACH_DATA_DIR"):
        return Path(own).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415  needed only without the variable

    return user_data_path("backcoach", appauthor=False)


def config_dir() -> Path:
    """Return the folder of the settings: `BACKCOACH_CONFIG_DIR`, else the system's usual place."""
    if own := os.environ.get("BACKCOACH_CONFIG_DIR"):
        return Path(own).expanduser()
    from platformdirs import user_config_path  # noqa: PLC0415  needed only without the variable

    return user_config_path("backcoach", appauthor=False)


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists stays as it is.

    Raises OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
