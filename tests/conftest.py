"""What every test may rely on: it cannot reach the person's own files or settings."""

from __future__ import annotations

import os

import pytest

_FOLDERS = {
    "HOME": ".",
    "BACKCOACH_CONFIG_DIR": "backcoach/config",
    "BACKCOACH_DATA_DIR": "backcoach/data",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give the test, and every program that it starts, an empty home and a plain environment."""
    home = tmp_path_factory.mktemp("home")
    for name in tuple(os.environ):
        if name == "NO_COLOR" or name.startswith(("BACKCOACH_", "TEXTUAL_")):
            monkeypatch.delenv(name)
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
