"""Machines of one person that share their sessions through a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcoach.core.session.fold import replay
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.sync.round import Outcome, sync
from backcoach.sync.server.connection import Server
from support.diary import put
from support.machines.forks import copy_of
from support.machines.postgres import SECRET

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.session import events as ev
    from backcoach.core.session.state import State
    from support.builders import Coach
    from support.machines.postgres import Postgres


class Laptop:
    """One machine: a store in a folder of its own, and the way to the server."""

    def __init__(
        self, folder: Path, postgres: Postgres, database: str, login: str, name: str = "laptop"
    ) -> None:
        self.folder = folder / name
        self.name = name
        self.address = postgres.address(login, database)
        self.store = SharedStore.open(self.folder)

    def sync(self, now: int = 0) -> Outcome:
        with Server(self.address, SECRET) as server:
            return sync(self.store, self.folder, server, self.name, now)

    def put(self, coach: Coach) -> Coach:
        put(self.store, coach)
        return coach

    def log(self, session: str) -> list[ev.Event]:
        return list(self.store.load(session).events.values())

    def state(self, session: str) -> State:
        stored = self.store.load(session)
        return replay(stored.started, stored.later)

    def coach(self, session: str) -> Coach:
        """Return a session of this machine, to go on with it."""
        log = self.log(session)
        return copy_of(log, max(event.at for event in log) + 1000)

    def everything(self) -> dict[str, list[ev.Event]]:
        rows: list[tuple[Any, ...]] = self.store.select("SELECT DISTINCT session FROM event")
        return {session: self.log(session) for (session,) in sorted(rows)}


def agree(*machines: Laptop) -> None:
    """Let all sync until nobody has anything new, and compare what they have."""
    for _ in range(4):
        outcomes = [machine.sync() for machine in machines]
        if not any(each.sent or each.received for each in outcomes):
            break
    first, *others = [machine.everything() for machine in machines]
    assert all(other == first for other in others)
    for machine in machines:
        machine.store.inspect(whole=True)
