"""One sync by the settings of a person, from the store to the server and back."""

from __future__ import annotations

import platform
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from backcoach.core.text import counted
from backcoach.storage.errors import StoreError
from backcoach.storage.lock import Lock
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.sync.round import Outcome, sync
from backcoach.sync.server.address import address
from backcoach.sync.server.connection import Server
from backcoach.sync.server.errors import OLD_SERVER, AddressError, SyncError
from backcoach.sync.server.password import password_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backcoach.core.settings.settings import Sync

LOCK = "sync.lock"
NO_SERVER = "no server is set up; backcoach sync setup postgresql://NAME@HOST/DATABASE does it"
OTHER_SYNC = "another sync is running; try again once it is done"


class BusyError(SyncError):
    """Another sync of this store is running, and does what is to be done."""


def machine_name(settings: Sync) -> str:
    """Return what this machine is called on others: as set, else the name of the host."""
    return settings.name or platform.node().partition(".")[0] or "a machine"


@contextmanager
def connected(settings: Sync) -> Iterator[Server]:
    """Connect to the server of the settings. Raises SyncError."""
    if settings.server is None:
        raise AddressError(NO_SERVER)
    where = address(settings.server)
    with Server(where, password_of(settings.password_command)) as server:
        yield server


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other syncs of the store in a folder away. Raises BusyError."""
    lock = Lock(folder, LOCK)
    if not lock.acquire():
        raise BusyError(OTHER_SYNC)
    try:
        yield
    finally:
        lock.release()


def sync_once(folder: Path, settings: Sync, now: int) -> Outcome:
    """Sync the store of a folder; what came of it is kept. Raises SyncError and StoreError."""
    with alone(folder), SharedStore.open(folder) as store:
        try:
            with connected(settings) as server:
                outcome = sync(store, folder, server, machine_name(settings), now)
        except SyncError as error:
            with suppress(StoreError):
                store.synced(str(error))
            raise
        store.synced(outcome_line(outcome), now)
    return outcome


def outcome_line(outcome: Outcome) -> str:
    """Return what a sync did: `12 sent, 3 received, 1 set aside`."""
    parts = [f"{outcome.sent} sent", f"{outcome.received} received"]
    if outcome.aside:
        parts.append(f"{outcome.aside} set aside")
    if outcome.waiting:
        parts.append(
            f"{counted(outcome.waiting, 'session')} led elsewhere, what was done here waits"
        )
    if outcome.unreadable:
        parts.append(f"{counted(outcome.unreadable, 'session')} of a newer backcoach not read")
    if outcome.offers:
        parts.append(f"{outcome.offers} from a coach without an answer: backcoach people offers")
    line = ", ".join(parts)
    if outcome.is_older:
        line += f"; {OLD_SERVER}"
    if outcome.version:
        more = "" if outcome.takes else " and takes nothing from this one"
        line += f"; the server is of a newer backcoach{more}: please update"
    return line
