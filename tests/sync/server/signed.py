"""Somebody who is signed in at the server, as any program could be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors as pg
from support.machines.postgres import SECRET

from backcoach.storage.sharing.values import Machine
from backcoach.sync.server.connection import Server

if TYPE_CHECKING:
    from support.machines.postgres import Postgres


DENIED = pg.InsufficientPrivilege


class Signed:
    """Somebody who signed in with a machine."""

    def __init__(self, postgres: Postgres, database: str, name: str = "anna") -> None:
        self.login = postgres.lifter(database, name)
        self.machine = Machine(str(uuid4()))
        self.server = Server(postgres.address(self.login, database), SECRET)
        self.person = self.server.hello(self.machine, "laptop").person

    def push(
        self,
        session: str = "one",
        machine: str = "",
        epoch: int = 1,
        first: int = 0,
        bodies: tuple[bytes, ...] = (b"a", b"b"),
    ) -> int:
        part = (session, machine or self.machine.id, epoch, first, bodies)
        (sent,) = self.server.push([part])
        return sent.fresh


def refused(db: psycopg.Connection[Any], statement: str) -> None:
    with pytest.raises(DENIED):
        db.execute(statement.encode())
