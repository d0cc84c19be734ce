"""A store whose sessions are shared with other machines.

A session that another machine took over takes no more events from the program that led it: they
wait beside the log until they can be added (`core.session.fork`).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import msgspec
from msgspec.structs import astuple

from backcoach.core.session.past.session_record import record
from backcoach.storage import projections, rows
from backcoach.storage.errors import TakenOverError
from backcoach.storage.sharing.offer_store import OfferStore
from backcoach.storage.sharing.values import Hold, Machine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backcoach.core.session.events import Event
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State

_UNSENT = """
    SELECT event.session, max(seq) + 1 AS next, coalesce(sent, 0)
    FROM event LEFT JOIN shared ON shared.session = event.session
    GROUP BY event.session HAVING next > coalesce(sent, 0) ORDER BY min(event.rowid)"""
_UNKNOWN = """
    SELECT value FROM json_each(?)
    WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.session = value)
    AND NOT EXISTS (SELECT 1 FROM shared WHERE shared.session = value)
    AND NOT EXISTS (SELECT 1 FROM again WHERE again.session = value)"""


class SharedStore(OfferStore):
    """A store with what it knows of other machines. Every method raises what those of Store do."""

    def machine(self) -> Machine:
        """Return this machine, which gets its id the first time."""
        with self.transaction():
            self._db.execute(
                "INSERT INTO machine (one, id) VALUES (1, ?) ON CONFLICT DO NOTHING",
                (str(uuid4()),),
            )
        known = self.known_machine()
        assert known is not None
        return known

    def known_machine(self) -> Machine | None:
        """Return this machine, None before its first sync."""
        machines = self.select("SELECT * FROM machine")
        return Machine(*machines[0][1:]) if machines else None

    def attach(self, server: str, person: str) -> Machine:
        """Return this machine as known to a person of a server; with another one it starts over."""
        known = self.machine()
        if (known.server, known.person) == (server, person):
            return known
        with self.transaction():
            self._db.execute(
                "UPDATE machine SET server = ?, person = ?, place = 0, offers = 0",
                (server, person),
            )
            self._db.execute("DELETE FROM offer")  # the numbers of another server are others
            self._db.execute("DELETE FROM shared")
            self._db.execute("DELETE FROM again")
            self._db.execute("UPDATE aside SET is_sent = 0")
        return self.machine()

    def read_up_to(self, place: int) -> None:
        """Keep how far the log of the server was read."""
        with self.transaction():
            self._db.execute("UPDATE machine SET place = ?", (place,))

    def synced(self, result: str, at: int | None = None) -> None:
        """Keep what was said of the last sync and, where it could be done, its instant."""
        self.machine()
        with self.transaction():
            self._db.execute(
                "UPDATE machine SET synced_at = coalesce(?, synced_at), result = ?", (at, result)
            )

    def holds(self) -> dict[str, Hold]:
        """Return how the sessions stand that the server knows."""
        held = self.select("SELECT * FROM shared")
        return {session: _hold(values) for session, *values in held}

    def hold_of(self, session: str) -> Hold | None:
        """Return how a session stands at the server, None where it is not known there."""
        held = self.select("SELECT * FROM shared WHERE session = ?", session)
        return _hold(held[0][1:]) if held else None

    def keep_hold(self, session: str, hold: Hold) -> None:
        self.keep_holds({session: hold})

    def keep_holds(self, holds: Mapping[str, Hold]) -> None:
        with self.transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO shared VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((session, *astuple(hold)) for session, hold in holds.items()),
            )

    def unsent(self) -> list[tuple[str, int, int]]:
        """Return the sessions with events that the server lacks, the oldest first.

        Each with the number of its next event here, and how many the server has.
        """
        return self.select(_UNSENT)

    def bodies(self, session: str, first: int) -> list[bytes]:
        """Return the stored events from a number on; what is lost of them is an empty body.

        The list ends before an event that is damaged: a start of the program recovers it.
        """
        bodies: list[bytes] = []
        events = self.select(
            "SELECT * FROM event WHERE session = ? AND seq >= ? ORDER BY seq", session, first
        )
        for row in events:
            try:
                rows.trusted(row)
            except ValueError:
                break
            bodies += [b""] * (row[1] - first - len(bodies))
            bodies.append(row[-2])
        return bodies

    def replace_from(self, first: int, events: Mapping[int, Event], state: State) -> None:
        """Let the log of a session go on with these events from a number, and lead to a state.

        What stood there before must be kept elsewhere, or be among the events.
        """
        with self.transaction():
            self._db.execute("DELETE FROM event WHERE session = ? AND seq >= ?", (state.id, first))
            projections.add_events(self._db, state.id, events.items())
            projections.replace(self._db, record(state))
            if state.phase == "finished":
                self.keep([state])

    def unknown(self, sessions: Iterable[str]) -> list[str]:
        """Return those sessions of which nothing is stored and nothing is to be read again."""
        names = msgspec.json.encode([*sessions]).decode()
        return [session for (session,) in self.select(_UNKNOWN, names)]

    def add_led(self, sessions: Iterable[tuple[Sequence[Event], State]]) -> None:
        """Store sessions that are not there yet, each as its events and what they lead to."""
        with self.transaction():
            added = [(events, state, record(state)) for events, state in sessions]
            self.add((events, now) for events, _, now in added)
            self.keep(state for _, state, _ in added if state.phase == "finished")

    def is_there(self, session: str) -> bool:
        return bool(self.select("SELECT 1 FROM event WHERE session = ? LIMIT 1", session))

    # What a program that leads a session does.

    def append(self, session: str, events: Iterable[tuple[int, Event]], now: SessionRecord) -> None:
        """Store as Store does; raises TakenOverError where another machine leads the session."""
        with self.transaction():
            if holder := self.taken_by(session):
                raise TakenOverError(holder)
            super().append(session, events, now)

    def taken_by(self, session: str) -> str:
        """Return which machine took a session over while it was led here, "" for none."""
        hold = self.hold_of(session)
        return (hold.name or "another machine") if hold and hold.taken else ""

    def lead(self, session: str) -> None:
        """Take a session over here; the next sync tells the server."""
        with self.transaction():
            self._db.execute(
                "UPDATE shared SET taken = 0, wanted = holder <> (SELECT id FROM machine)"
                " WHERE session = ?",
                (session,),
            )

    def wait(self, session: str, events: Mapping[int, Event], unsaved: int) -> None:
        """Keep the events of a session that is led elsewhere until they can be added to it.

        `events` are all that the program holds, by number; those before `unsaved` were stored.
        """
        with self.transaction():
            stored = self.load(session).events if self.is_there(session) else {}
            alike = (number for number in sorted(events) if stored.get(number) != events[number])
            first = min(unsaved, next(alike, unsaved))
            self.add_waiting(
                session, [(number, events[number]) for number in sorted(events) if number >= first]
            )

    def has_wanted(self) -> bool:
        """Tell whether a session is to be taken over."""
        return bool(self.select("SELECT 1 FROM shared WHERE wanted = 1 LIMIT 1"))

    def add_waiting(self, session: str, events: Iterable[tuple[int, Event]]) -> None:
        """Keep numbered events that wait: with the run that they continue, else as a new run."""
        bodies = {number: (rows.kind(event), rows.encode(event)) for number, event in events}
        with self.transaction():
            runs: dict[int, dict[int, bytes]] = {}
            for run, number, body in self.select(
                "SELECT run, seq, body FROM waiting WHERE session = ?", session
            ):
                runs.setdefault(run, {})[number] = body
            goes_on = (
                run
                for run, known in runs.items()
                if (both := known.keys() & bodies.keys())
                and all(known[number] == bodies[number][1] for number in both)
            )
            run = next(goes_on, len(runs))
            self._db.executemany(
                "INSERT INTO waiting VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                ((session, run, number, *body) for number, body in bodies.items()),
            )

    def waiting(self) -> list[tuple[str, list[tuple[int, Event]]]]:
        """Return the runs of events that wait to be added: session and numbered events each."""
        runs: dict[tuple[str, int], list[tuple[int, Event]]] = {}
        for session, run, number, body in self.select(
            "SELECT session, run, seq, body FROM waiting ORDER BY session, run, seq"
        ):
            with suppress(ValueError):
                runs.setdefault((session, run), []).append((number, rows.decode(body)))
        return [(session, events) for (session, _), events in runs.items()]

    def drop_waiting(self, session: str) -> None:
        """Forget what waited, as it is in the log or aside now."""
        with self.transaction():
            self._db.execute("DELETE FROM waiting WHERE session = ?", (session,))


def _hold(values: Sequence[Any]) -> Hold:
    sent, epoch, holder, name, taken, wanted = values
    return Hold(sent, epoch, holder, name, bool(taken), bool(wanted))
