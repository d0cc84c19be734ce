"""The schema of a server: numbered steps, each taken once, all that are missing or none."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from support.machines.postgres import SECRET

from backcoach.sync.server import schema_versions
from backcoach.sync.server.connection import VERSION
from backcoach.sync.server.errors import SyncError
from backcoach.sync.server.schema_versions import init_server, steps

if TYPE_CHECKING:
    from support.machines.postgres import Postgres

ANOTHER_STEP = "CREATE TABLE backcoach.another (id int)"


def test_the_steps_are_numbered_without_a_gap_and_the_program_knows_the_last() -> None:
    names = sorted(step.name for step in (files("backcoach.sync.server") / "schema").iterdir())
    assert [name[:5] for name in names] == [f"{number:04}_" for number in range(1, VERSION + 1)]
    assert len(steps()) == VERSION


def test_a_server_takes_only_the_steps_that_it_lacks(
    monkeypatch: pytest.MonkeyPatch, postgres: Postgres
) -> None:
    database = postgres.database()
    login = postgres.lifter(database)
    address = postgres.address(database=database)
    assert init_server(address, SECRET) == (VERSION, VERSION)
    with monkeypatch.context() as patch:
        patch.setattr(schema_versions, "steps", lambda: [*steps(), ANOTHER_STEP])
        assert init_server(address, SECRET) == (VERSION, VERSION + 1)
    logins = postgres.run_as_admin("SELECT login FROM backcoach.person", database)
    assert logins == [(login,)]
    with pytest.raises(SyncError, match="set up by a newer backcoach"):
        init_server(address, SECRET)


def test_steps_that_fail_leave_the_server_as_it_was(
    monkeypatch: pytest.MonkeyPatch, postgres: Postgres
) -> None:
    database = postgres.database()
    address = postgres.address(database=database)
    with monkeypatch.context() as patch:
        patch.setattr(schema_versions, "steps", lambda: [*steps(), ANOTHER_STEP, "no SQL"])
        with pytest.raises(SyncError):
            init_server(address, SECRET)
    assert init_server(address, SECRET) == (VERSION, VERSION)
    assert postgres.run_as_admin("SELECT to_regclass('backcoach.another')", database) == [(None,)]
