"""A coach and a lifter, each with machines that sync with the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from support.machines.postgres import SECRET
from support.machines.several import Laptop

from backcoach.sync.offers import send
from backcoach.sync.practice import Practice

if TYPE_CHECKING:
    from contextlib import ExitStack
    from pathlib import Path

    from support.machines.postgres import Postgres


PLAN = b'[[session]]\nid = "pull"\n'


class People:
    """Lena, who lets Carl look, and Eve, whom nobody lets; each signed in, and bare connections."""

    def __init__(self, stack: ExitStack, folder: Path, postgres: Postgres, database: str) -> None:
        self.logins = {name: postgres.lifter(database, name) for name in ("lena", "carl", "eve")}
        self.database = database
        self._stack, self._postgres = stack, postgres
        self.lena, self.carl, self.eve = (
            stack.enter_context(Practice(postgres.address(login, database), SECRET))
            for login in self.logins.values()
        )
        lena = self.logins["lena"]
        self.laptop, self.desktop = (
            Laptop(folder, postgres, database, lena, name) for name in ("laptop", "desktop")
        )
        self.lena.let(self.logins["carl"])

    def send(self, title: str = "Pulls", note: str = "light", plan: bytes | None = PLAN) -> int:
        return send(self.carl, self.logins["lena"], title, note, plan)

    def bare(self, name: str) -> psycopg.Connection[Any]:
        parameters: dict[str, Any] = self._postgres.address(
            self.logins[name], self.database
        ).parameters
        return self._stack.enter_context(
            psycopg.connect(password=SECRET, autocommit=True, **parameters)
        )

    def as_owner(self, statement: str) -> list[tuple[Any, ...]]:
        return self._postgres.run_as_admin(statement, self.database)
