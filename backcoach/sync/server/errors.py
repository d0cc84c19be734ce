"""What can go wrong with a server, each with one line for the person."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import errors as pg

if TYPE_CHECKING:
    from collections.abc import Iterator

AGAIN = "nothing is lost, and the next sync tries again"


class SyncError(Exception):
    """A sync could not be done; the message is one line for the person."""


class AddressError(SyncError):
    """The address of the server is not one to be used."""


class ConflictError(SyncError):
    """Another machine was quicker; what it did has to be read first."""


# SQLSTATEs of the functions in `schema`.
NO_PERSON, GAP, OTHER_BODY, TAKEN_OVER, OLD_WRITER, NO_LOGIN, NO_LEAVE, TOO_MANY, NO_OFFER = (
    "BC001", "BC002", "BC003", "BC004", "BC005", "BC006", "BC007", "BC008", "BC009",
)  # fmt: skip
OLD_SERVER = "the server is of an older backcoach; whoever keeps it runs backcoach sync init-server"
# The server does not tell these two apart, so that nobody can find out who has a login.
NO_ENTRY = "the password is wrong, or nobody there has this login, as after people forget"
UNKNOWN = "the server knows no lifter by this name; whoever keeps it can add one"
_CONFLICTS = (GAP, OTHER_BODY, TAKEN_OVER)
_BY_STATE = {
    NO_PERSON: UNKNOWN,
    OLD_WRITER: "the server needs a newer backcoach; until then this one only reads",
    NO_LEAVE: "this person does not let you look, and so takes nothing from you",
    TOO_MANY: "20 of what you sent have no answer yet; withdraw some of them first",
    NO_OFFER: "there is nothing of this number that can be answered or withdrawn",
    NO_LOGIN: "a login has small letters, digits and _, and begins with a letter",
    "28P01": NO_ENTRY,
    "28000": "the server does not let this person in",
    "3D000": "the server has no such database",
    "3F000": "the server is not set up; backcoach sync init-server does it",
    "42P01": "the server is not set up; backcoach sync init-server does it",
    "42883": OLD_SERVER,
    "42501": "the server does not allow this to this person",
    "42710": "there is a role of this name already",
    "53100": f"the disk of the server is full; {AGAIN}",
    "53300": f"the server has too many connections; {AGAIN}",
    "57014": f"the server took too long; {AGAIN}",
}
# Parts of what the library says when there is no connection, and so no SQLSTATE.
_BY_WORDS = (
    ("password authentication failed", NO_ENTRY),
    (
        "no password supplied",
        "no password was found; it belongs in ~/.pgpass, PGPASSWORD or a command",
    ),
    ("certificate verify failed", "the certificate of the server is not to be trusted"),
    ("does not match host name", "the certificate of the server is for another name"),
    (
        "root certificate file",
        "there is no root certificate; sslrootcert=FILE in the address names it",
    ),
    ("does not support SSL", "the server does not encrypt, and is not used"),
    ("authentication method requirement", "the server does not offer SCRAM, and is not used"),
    ("does not exist", "the server has no such database or person"),
    ("not permitted to log in", "the server does not let this person in"),
    ("translate host name", f"there is no machine by this name now; {AGAIN}"),
)


def line_of(error: psycopg.Error) -> str:
    """Return what an error means, as one line."""
    if error.sqlstate in _BY_STATE:
        return _BY_STATE[error.sqlstate]
    text = str(error)
    for words, line in _BY_WORDS:
        if words in text:
            return line
    if isinstance(error, psycopg.OperationalError) and error.sqlstate is None:
        return f"the server cannot be reached; {AGAIN}"
    if isinstance(error, pg.OperatorIntervention | pg.InsufficientResources):
        return f"the server stopped; {AGAIN}"
    return f"the server refused ({error.sqlstate or type(error).__name__}); {AGAIN}"


@contextmanager
def explained(server: str) -> Iterator[None]:
    """Turn errors of the library into SyncError or ConflictError; `server` names it in the line."""
    try:
        yield
    except psycopg.Error as error:
        kind = ConflictError if error.sqlstate in _CONFLICTS else SyncError
        raise kind(f"{server}: {line_of(error)}") from error
