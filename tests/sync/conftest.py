"""A real PostgreSQL for the tests of this folder; where none is installed they are skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.postgres import MISSING, Postgres, programs

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
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
