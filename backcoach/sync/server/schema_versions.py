"""The schema of the server: ordered steps, each a file that is never edited once released."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import psycopg

from backcoach.sync.server.errors import SyncError, explained

if TYPE_CHECKING:
    from backcoach.sync.server.address import Address

_LOCK = 7_266_732  # of PostgreSQL: two programs that set a server up wait for each other


def steps() -> list[str]:
    """Return the steps that lead to the schema this program knows, in their order."""
    folder = files("backcoach.sync.server") / "schema"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return [(folder / name).read_text("utf-8") for name in names]


def init_server(address: Address, password: str | None) -> tuple[int, int]:
    """Bring a database up to date as its owner; return the version before and after.

    All steps are one transaction. Raises SyncError.
    """
    known = steps()
    with (
        explained(address.name),
        psycopg.connect(**_with(address, password)) as db,
    ):
        db.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        before = _version(db)
        if before > len(known):
            raise SyncError(f"{address.name}: the server was set up by a newer backcoach")
        if before == 0:
            db.execute("CREATE SCHEMA IF NOT EXISTS backcoach")
        for step in known[before:]:
            db.execute(step.encode())
        if before < len(known):
            db.execute("UPDATE server SET version = %s", (len(known),))
    return before, len(known)


def add_person(address: Address, password: str | None, login: str, name: str, secret: str) -> None:
    """Add a lifter with a login and a password of their own. Raises SyncError.

    Only what verifies the password is sent.
    """
    with explained(address.name), psycopg.connect(**_with(address, password)) as db:
        verifier = db.pgconn.encrypt_password(secret.encode(), login.encode(), b"scram-sha-256")
        db.execute("SELECT add_person(%s, %s, %s)", (login, name, verifier.decode()))


def _version(db: psycopg.Connection[Any]) -> int:
    """Return how many steps a database has seen."""
    (is_there,) = db.execute("SELECT to_regclass('backcoach.server') IS NOT NULL").fetchone() or (
        0,
    )
    row = db.execute("SELECT version FROM backcoach.server").fetchone() if is_there else None
    return int(row[0]) if row else 0


def _with(address: Address, password: str | None) -> dict[str, Any]:
    secret = {} if password is None else {"password": password}
    return {**address.parameters, **secret}
