"""What people let each other see at a server: leave to look, what a coach reads, forgetting."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.session.past.session_record import record
from backcoach.core.session.state import State
from backcoach.core.text import clean, one_line
from backcoach.sync.once import NO_SERVER
from backcoach.sync.server.address import address
from backcoach.sync.server.connection import Server
from backcoach.sync.server.errors import AddressError
from backcoach.sync.server.password import password_of
from backcoach.sync.session_log import log_at_server, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.settings.settings import Sync
    from backcoach.sync.server.address import Address
    from backcoach.sync.server.connection import Pulled

LONGEST_LOGIN = 63  # bytes


class Somebody(Struct, frozen=True):
    """A person as the server knows them."""

    id: int
    login: str
    name: str


class Log(Struct, frozen=True):
    """The sessions of a person, the oldest first; `unreadable` ones are of a newer program."""

    states: list[State]
    unreadable: int

    @property
    def records(self) -> list[SessionRecord]:
        return [record(state) for state in self.states]


class Practice(Server):
    """A connection of a lifter, a coach or a keeper, who signed in as `login`.

    Every method raises SyncError.
    """

    def __init__(self, address: Address, password: str | None = None) -> None:
        super().__init__(address, password)
        self.login = str(address.parameters["user"])

    def let(self, coach: str) -> None:
        """Let a coach look at one's own sessions."""
        self.select("SELECT let_coach(%s)", coach)

    def stop(self, coach: str) -> bool:
        """Take that leave back; return whether there was any."""
        had_leave = coach in [each.login for each in self.coaches()]
        self.select("SELECT stop_coach(%s)", coach)
        return had_leave

    def coaches(self) -> list[Somebody]:
        """Return who may look at one's own sessions."""
        return self._people(
            "SELECT p.id, p.login, p.name FROM care c JOIN person p ON p.id = c.coach"
            " WHERE c.lifter = (SELECT me()) ORDER BY p.login"
        )

    def lifters(self) -> list[Somebody]:
        """Return whose sessions one may look at: those of lifters who let one, and one's own."""
        return self._people(
            "SELECT id, login, name FROM person WHERE id = (SELECT me())"
            " OR id IN (SELECT lifter FROM care WHERE coach = (SELECT me())) ORDER BY login"
        )

    def log(self, person: int, last: int | None = None) -> Log:
        """Return the sessions of a person as of one moment, none where one may not look.

        With `last` they are that many, those that something happened in last.
        """
        pulled: dict[str, list[Pulled]] = {}
        with self.one_moment():
            place = -1
            for session in self.latest_sessions(person, last) if last is not None else ():
                pulled[session] = self.whole(person, session)
            while last is None and (page := self.pull(person, place)):
                for each in page:
                    pulled.setdefault(each.session, []).append(each)
                place = page[-1].place
        read = [_state(session, events) for session, events in pulled.items()]
        states = [state for state in read if state is not None]
        counted = [state for state in states if state.phase != "discarded"]
        return Log(sorted(counted, key=lambda state: state.started_at), len(read) - len(states))

    def latest_sessions(self, person: int, last: int) -> list[str]:
        """Return the ids of the sessions of a person that changed last."""
        rows = self.select(
            "SELECT id FROM session WHERE person = %s ORDER BY place DESC LIMIT %s", person, last
        )
        return [session for (session,) in rows]

    def forget(self, login: str) -> bool:
        """Erase a person with all that is theirs; return whether the server knew them."""
        if len(login.encode()) > LONGEST_LOGIN:  # the server would take its beginning for it
            return False
        ((was_there,),) = self.select("SELECT forget_person(%s)", login)
        return bool(was_there)

    def _people(self, query: str) -> list[Somebody]:
        return [
            Somebody(number, one_line(clean(login)), one_line(clean(name)))
            for number, login, name in self.select(query)
        ]


def _state(session: str, events: list[Pulled]) -> State | None:
    """Return what a session has come to, None where this program cannot read it."""
    try:
        log = log_at_server(session, events)
        return state_of(event for event in log.values() if event is not None)
    except ValueError:
        return None


@contextmanager
def practice(settings: Sync, url: str | None = None) -> Iterator[Practice]:
    """Connect to the server of the settings, or that at an address. Raises SyncError."""
    if url is None and settings.server is None:
        raise AddressError(NO_SERVER)
    where = address(url or settings.server or "")
    secret = None if url else password_of(settings.password_command)
    with Practice(where, secret) as server:
        yield server
