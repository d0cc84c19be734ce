"""The address of a server: what may stand in it, and how it is reached safely."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from backcoach.core.text import clean, one_line
from backcoach.sync.server.errors import AddressError

if TYPE_CHECKING:
    from collections.abc import Mapping

WAIT = 10  # seconds for a connection
LONGEST = 120  # seconds for one statement
SCHEMES = ("postgresql://", "postgres://")
# What else an address may say; anything that could lead elsewhere or weaken the check may not.
_ALLOWED = {
    "host",
    "port",
    "dbname",
    "user",
    "sslmode",
    "sslrootcert",
    "connect_timeout",
    "passfile",
}
_ENOUGH_HERE = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_ALWAYS = {
    "gssencmode": "disable",
    "application_name": "backcoach",
    "client_encoding": "UTF8",
    "keepalives_idle": 30,
    "tcp_user_timeout": 30_000,
    "options": f"-c statement_timeout={LONGEST * 1000} -c lock_timeout=30000"
    " -c search_path=backcoach",
}


class Address(Struct, frozen=True):
    """Parameters of a connection, without a password, and how the server is called in a line."""

    parameters: dict[str, object]
    name: str
    is_here: bool


def address(url: str) -> Address:
    """Return how to reach the server of an address.

    Beyond this machine the certificate is verified in full, and nothing less can be asked for.
    Raises AddressError.
    """
    if not url.startswith(SCHEMES):
        raise AddressError('the address begins with "postgresql://"')
    try:
        given = conninfo_to_dict(url)
    except ProgrammingError:
        raise AddressError("the address cannot be read; postgresql://NAME@HOST/DATABASE") from None
    if "password" in given:
        raise AddressError("a password does not belong in the address; ~/.pgpass keeps it")
    refused = sorted(given.keys() - _ALLOWED)
    if refused:
        raise AddressError(f"the address may not say {clean(refused[0])}")
    host = str(given.get("host") or "")
    if not host or "," in host:
        raise AddressError("the address names one host: postgresql://NAME@HOST/DATABASE")
    if not given.get("user"):
        raise AddressError("the address names the person: postgresql://NAME@HOST/DATABASE")
    root = str(given.get("sslrootcert") or "system")
    if root != "system" and not Path(root).is_absolute():
        raise AddressError("sslrootcert names a file by its whole path")
    is_socket = host.startswith("/")
    is_here = is_socket or _is_loopback(host)
    parameters = {**given, **_ALWAYS, "connect_timeout": given.get("connect_timeout") or WAIT}
    parameters["port"] = given.get("port") or 5432
    parameters["dbname"] = given.get("dbname") or given["user"]
    parameters["sslmode"] = _sslmode(given, is_here=is_here)
    parameters["require_auth"] = "scram-sha-256,none" if is_socket else "scram-sha-256"
    if is_here:  # said here, because the environment could lead elsewhere
        numbers = "127.0.0.1" if host == "localhost" else host
        parameters["hostaddr"] = "" if is_socket else numbers
    if not is_here and "sslrootcert" not in given and not _own_root().exists():
        parameters["sslrootcert"] = "system"
    return Address(parameters, one_line(clean(host)), is_here)


def _sslmode(given: Mapping[str, object], *, is_here: bool) -> str:
    asked = given.get("sslmode")
    if is_here:
        if asked is not None and asked not in _ENOUGH_HERE:
            raise AddressError("the sslmode of the address is unknown")
        return str(asked or "prefer")
    if asked not in (None, "verify-full"):
        raise AddressError("beyond this machine only sslmode=verify-full is used")
    return "verify-full"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_root() -> Path:
    """Return where the library itself looks for root certificates."""
    return Path(os.environ.get("PGSSLROOTCERT") or Path.home() / ".postgresql" / "root.crt")
