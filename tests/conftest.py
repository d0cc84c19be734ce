"""What every test may rely on: it cannot reach the person's own files or settings."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.machines.postgres import Postgres

# What `make check` has time for; `make test` takes the usual number of examples.
settings.register_profile("quick", settings.get_profile("ci"), max_examples=15)

_FOLDERS = {
    "HOME": ".",
    "BACKCOACH_CONFIG_DIR": "backcoach/config",
    "BACKCOACH_DATA_DIR": "backcoach/data",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


TESTS = Path(__file__).parent
# What the coverage of core, pictures, plain and signals is measured with: no screen, no terminal.
MEASURED = (
    *("cli/", "core/", "exchange/", "pictures/", "plain/", "run/", "signals/", "storage/"),
    *("userfiles/", "whole/test_schemes.py"),
)
# Pytest gives the processes that it starts the size of its own terminal.
_ANOTHERS = ("COLUMNS", "LINES", "NO_COLOR")
_NUMBERS = count()
WAITING = 3  # processes of tests that need no core


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return the processes of `-n logical`, one for each core, and of `-n auto`, some more.

    Tests that wait for a terminal or a server need no core meanwhile.
    """
    cores = os.cpu_count() or 1
    return cores if config.option.numprocesses == "logical" else cores + WAITING


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(TESTS).as_posix().startswith(MEASURED):
            item.add_marker("measured")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real server; where none is installed, the tests that ask for it are skipped."""
    from support.machines.postgres import MISSING, Postgres, programs

    if programs() is None:
        pytest.skip(MISSING)
    server = Postgres()
    server.start()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def database(postgres: Postgres) -> str:
    """A database that the tests share; each makes people of its own in it."""
    return postgres.database()


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, homes: Path) -> None:
    """Give the test, and every program that it starts, a home and a plain environment.

    The home is a folder that is yet to be made, as few tests need one.
    """
    home = homes / str(next(_NUMBERS))
    for name in tuple(os.environ):
        if name in _ANOTHERS or name.startswith(("BACKCOACH_", "PG", "TEXTUAL_")):
            monkeypatch.delenv(name)
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
