"""Sends what was stored here to the server, as the events that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.storage.sharing.values import Hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.storage.sharing.shared_store import SharedStore
    from backcoach.sync.server.connection import Server

MOST_EVENTS = 2000  # of one transaction
MOST_BYTES = 4 << 20


class Part(Struct, frozen=True):
    """Events of one session that the server lacks, from a number on."""

    session: str
    first: int
    bodies: list[bytes]
    hold: Hold


class Outgoing:
    """Sends the sessions of a store; `own` is the id of this machine, `name` what it is called.

    `place` is how far the log of the person is known here; it moves along where nobody else wrote.
    """

    def __init__(self, store: SharedStore, server: Server, own: str, name: str, place: int) -> None:
        self.sent = 0
        self.place = place
        self._store = store
        self._server = server
        self._own = own
        self._name = name

    def send(self) -> None:
        """Send everything. Raises SyncError; ConflictError where another machine was first."""
        self._lead_wanted()
        for parts in self._batches():
            done = self._server.push(
                [
                    (part.session, self._own, part.hold.epoch, part.first, part.bodies)
                    for part in parts
                ]
            )
            with self._store.transaction():
                for part, sent in zip(parts, done, strict=True):
                    self.sent += sent.fresh
                    self._move(sent.fresh, sent.place)
                    count = part.first + len(part.bodies)
                    self._store.keep_hold(part.session, replace(part.hold, sent=count))
                self._store.read_up_to(self.place)
        self._send_aside()

    def _lead_wanted(self) -> None:
        """Take over the sessions that are gone on with here, though another machine led them.

        A program here that was told to watch such a session goes on watching.
        """
        unsent = {session for session, _, _ in self._store.unsent()}
        for session, hold in self._store.holds().items():
            if hold.holder != self._own and (hold.wanted or session in unsent):
                epoch, place = self._server.take_over(session, self._own)
                self._move(1, place)
                mine = replace(hold, epoch=epoch, holder=self._own, name=self._name, wanted=False)
                with self._store.transaction():
                    self._store.keep_hold(session, mine)
                    self._store.read_up_to(self.place)

    def _batches(self) -> Iterator[list[Part]]:
        """Yield what the server lacks, as much at a time as one transaction should hold."""
        later = set(self._store.to_read_again())
        parts: list[Part] = []
        events = size = 0
        for session, _, sent in self._store.unsent():
            if session in later:
                continue
            hold = self._store.hold_of(session)
            bodies = self._store.bodies(session, sent)
            if not bodies or (hold is not None and hold.holder != self._own):
                continue
            parts.append(Part(session, sent, bodies, hold or self._new()))
            events += len(bodies)
            size += sum(map(len, bodies))
            if events >= MOST_EVENTS or size >= MOST_BYTES:
                yield parts
                parts, events, size = [], 0, 0
        if parts:
            yield parts

    def _new(self) -> Hold:
        return Hold(epoch=1, holder=self._own, name=self._name)

    def _move(self, count: int, place: int) -> None:
        """Move the place along if the last `count` changes are this machine's own."""
        if place - count == self.place:
            self.place = place

    def _send_aside(self) -> None:
        rows = self._store.unsent_aside()
        if rows:
            machine = self._store.machine()
            self._server.set_aside(int(machine.person), machine.id, rows)
            self._store.sent_aside(number for number, *_ in rows)
