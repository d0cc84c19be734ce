"""One connection to the server of a person, and what may be asked of it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
from msgspec import Struct

from backcoach.core.text import clean, one_line
from backcoach.sync.server.errors import UNKNOWN, SyncError, explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from typing_extensions import Self

    from backcoach.storage.sharing.values import Machine
    from backcoach.sync.server.address import Address

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # one line says what failed
logging.getLogger("psycopg").propagate = False

VERSION = 3  # of the schema, as this program knows it
OFFERS = 2  # the version since which it keeps what coaches send
AT_A_TIME = 5000  # events in one answer: some 2 MB


class Greeting(Struct, frozen=True):
    """Who one is at which server, how far the own log goes, and which versions are in use."""

    version: int
    oldest_writer: int
    server: str
    person: int
    place: int

    @property
    def is_newer(self) -> bool:
        """Whether the server knows more than this program."""
        return self.version > VERSION

    @property
    def is_older(self) -> bool:
        """Whether the server knows less than this program."""
        return self.version < VERSION

    @property
    def has_offers(self) -> bool:
        """Whether the server knows what coaches send."""
        return self.version >= OFFERS

    @property
    def takes(self) -> bool:
        """Whether the server takes what this program writes."""
        return self.oldest_writer <= VERSION


class Sent(Struct, frozen=True):
    """How many events of a push were new, and the last place of the person's log after it."""

    fresh: int
    place: int


class Pulled(Struct, frozen=True):
    """One event as the server has it."""

    place: int
    session: str
    number: int
    body: bytes


class Held(Struct, frozen=True):
    """How a session stands: its last number, who leads it, what that machine is called."""

    session: str
    head: int
    epoch: int
    holder: str
    name: str


class Server:
    """An open connection; its methods raise SyncError, or ConflictError where others were first."""

    def __init__(self, address: Address, password: str | None = None) -> None:
        self.name = address.name
        parameters: dict[str, Any] = dict(address.parameters)
        if password is not None:
            parameters["password"] = password
        with explained(self.name):
            self._db = psycopg.connect(autocommit=True, **parameters)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def hello(self, machine: Machine, name: str) -> Greeting:
        """Make this machine known by a name; return what the server says of itself."""
        ((version, oldest, server, person, place),) = self.select(
            "SELECT version, oldest_writer, server, person, place FROM hello(%s, %s)",
            UUID(machine.id),
            name,
        )
        return Greeting(version, oldest, str(server), person, place)

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Let all questions inside be answered as of one moment."""
        with explained(self.name), self._db.transaction():
            self._db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def pull(self, person: int, after: int) -> list[Pulled]:
        """Return the next events of a person behind a place, in their order; none at the end."""
        rows = self.select(
            "SELECT place, session, seq, body FROM event WHERE person = %s AND place > %s"
            " ORDER BY place LIMIT %s",
            person,
            after,
            AT_A_TIME,
        )
        return [Pulled(place, session, seq, bytes(body)) for place, session, seq, body in rows]

    def whole(self, person: int, session: str) -> list[Pulled]:
        """Return all events of a session."""
        rows = self.select(
            "SELECT place, session, seq, body FROM event WHERE person = %s AND session = %s"
            " ORDER BY seq",
            person,
            session,
        )
        return [Pulled(place, name, seq, bytes(body)) for place, name, seq, body in rows]

    def held(self, person: int, after: int) -> list[Held]:
        """Return the sessions that changed behind a place."""
        rows = self.select(
            "SELECT s.id, s.head, s.epoch, s.holder, coalesce(m.name, '')"
            " FROM session s LEFT JOIN machine m ON m.person = s.person AND m.id = s.holder"
            " WHERE s.person = %s AND s.place > %s",
            person,
            after,
        )
        return [
            Held(session, head, epoch, str(holder), one_line(clean(name)))
            for session, head, epoch, holder, name in rows
        ]

    def push(self, parts: Sequence[tuple[str, str, int, int, Sequence[bytes]]]) -> list[Sent]:
        """Add events of sessions, all of them or none.

        Each part is a session, the machine, the epoch, the first number, and the bodies.
        """
        return [
            Sent(fresh, place)
            for fresh, place in self._many(
                "SELECT fresh, last_place FROM push(%s, %s, %s, %s, %s, %s)",
                [
                    (VERSION, session, UUID(machine), epoch, first, list(bodies))
                    for session, machine, epoch, first, bodies in parts
                ],
            )
        ]

    def take_over(self, session: str, machine: str) -> tuple[int, int]:
        """Lead a session on this machine from now on; return its epoch and the place of that."""
        ((epoch, place),) = self.select(
            "SELECT new_epoch, last_place FROM take_over(%s, %s, %s)",
            VERSION,
            session,
            UUID(machine),
        )
        return epoch, place

    def set_aside(
        self, person: int, machine: str, rows: Iterable[tuple[int, str, str, bytes]]
    ) -> None:
        """Keep what was set aside: its number, session, reason and body each."""
        with explained(self.name), self._db.transaction(), self._db.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO aside (person, machine, number, session, why, body)"
                " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
                [(person, UUID(machine), *row) for row in rows],
            )

    def place_of_log(self) -> int:
        """Return the last place of one's own log."""
        rows = self.select("SELECT place FROM person WHERE id = (SELECT me())")
        if not rows:
            raise SyncError(f"{self.name}: {UNKNOWN}")
        return int(rows[0][0])

    def select(self, query: Any, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query, whose values stand apart from its text."""
        with explained(self.name):
            return self._db.execute(query, values).fetchall()

    def _many(self, query: Any, values: list[tuple[object, ...]]) -> list[tuple[Any, ...]]:
        """Return the one row of each call, all in one transaction."""
        with explained(self.name), self._db.transaction(), self._db.cursor() as cursor:
            cursor.executemany(query, values, returning=True)
            rows: list[tuple[Any, ...]] = []
            for result in cursor.results():
                rows += result.fetchall()
            return rows
