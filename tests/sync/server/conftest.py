"""People who are signed in at the server, and bare connections to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from support.machines.postgres import SECRET
from sync.server.signed import Signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.machines.postgres import Postgres

    Connect = Callable[[str], psycopg.Connection[Any]]


@pytest.fixture
def connect(postgres: Postgres, database: str) -> Iterator[Connect]:
    """A bare connection of a login, as somebody uses who has no backcoach."""
    opened = []

    def as_login(login: str) -> psycopg.Connection[Any]:
        parameters: dict[str, Any] = postgres.address(login, database).parameters
        opened.append(psycopg.connect(password=SECRET, autocommit=True, **parameters))
        return opened[-1]

    yield as_login
    for each in opened:
        each.close()


@pytest.fixture
def anna(postgres: Postgres, database: str) -> Iterator[Signed]:
    signed = Signed(postgres, database)
    with signed.server:
        signed.push()
        yield signed


@pytest.fixture
def eve(postgres: Postgres, database: str) -> Iterator[Signed]:
    signed = Signed(postgres, database, "eve")
    with signed.server:
        yield signed
