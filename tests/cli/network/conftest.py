"""A lifter on the server, and this machine that is set up to sync with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli.network.syncing import said, sync
from support.machines.postgres import SECRET

from backcoach.sync.server.connection import VERSION

if TYPE_CHECKING:
    from support.machines.postgres import Postgres


@pytest.fixture
def login(postgres: Postgres, database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    return postgres.lifter(database)


@pytest.fixture
def url(postgres: Postgres, database: str, login: str) -> str:
    """The address of a lifter, set up on this machine."""
    address = postgres.url(login, database)
    assert said(sync("setup", address, "--name", "laptop", "--json"))["version"] == VERSION
    return address
