"""Machines in network namespaces of their own, whose link to the server falls silent.

A packet that is not answered is another thing than a connection that is closed: nobody says that
something has ended. Linux alone, and only root may; elsewhere the proxy of `servers` cuts.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from msgspec.structs import replace
from support.machines.postgres import SECRET

from backcoach.sync.round import Outcome as Synced
from backcoach.sync.round import sync
from backcoach.sync.server.connection import Server
from backcoach.sync.server.errors import SyncError
from faults.network.several import Machine, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.machines.postgres import Postgres

    from faults.outcome import Outcome

WHAT = "networks that fall silent between two machines on one person"
NEW_NETWORK = 0x40000000  # CLONE_NEWNET of setns(2)
OFTEN = 0.4  # of the syncs meet a network that falls silent
BEFORE, SILENT = 0.15, (0.02, 1.5)  # s after the beginning of a sync, and how long
# What a machine waits for a silent network, a thirtieth of what it does elsewhere.
HURRY = {"tcp_user_timeout": 1000, "connect_timeout": 2, "keepalives_idle": 1}


class Link:
    """A namespace and a cable between it and the server, at this address."""

    def __init__(self, number: int) -> None:
        self.name = f"bc{os.getpid() % 10_000}n{number}"
        self.address = f"10.77.{number}.1"
        ip("netns", "add", self.name)
        ip("link", "add", self.name, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        ip("addr", "add", f"{self.address}/30", "dev", self.name)
        ip("link", "set", self.name, "up")
        ip("-n", self.name, "addr", "add", f"10.77.{number}.2/30", "dev", "eth0")
        ip("-n", self.name, "link", "set", "eth0", "up")
        self.inside = ThreadPoolExecutor(1, initializer=self._enter)

    def _enter(self) -> None:
        """Let what this thread connects go through the namespace."""
        with Path(f"/run/netns/{self.name}").open("rb") as namespace:
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.setns(namespace.fileno(), NEW_NETWORK):
                raise OSError(ctypes.get_errno(), "setns")

    @contextmanager
    def silent(self, after: float, seconds: float) -> Iterator[None]:
        """Let no packet through for some seconds, which begin after a while."""
        thread = threading.Thread(target=self._fall_silent, args=(after, seconds))
        thread.start()
        try:
            yield
        finally:
            thread.join()

    def _fall_silent(self, after: float, seconds: float) -> None:
        threading.Event().wait(after)
        ip("link", "set", self.name, "down")
        threading.Event().wait(seconds)
        ip("link", "set", self.name, "up")

    def remove(self) -> None:
        self.inside.shutdown()
        ip("netns", "delete", self.name)


class FarMachine(Machine):
    """A machine behind a link that falls silent by chance, until it `is_calm`."""

    link: Link
    random: Random
    root: Path  # certificate of the server

    def sync(self, now: int = 0) -> Synced:
        if self.is_calm or self.random.random() > OFTEN:
            return self._sync(now)
        with self.link.silent(self.random.uniform(0, BEFORE), self.random.uniform(*SILENT)):
            try:
                return self._sync(now)
            except SyncError:
                return Synced()

    def _sync(self, now: int) -> Synced:
        root = {"sslmode": "verify-full", "sslrootcert": str(self.root)}
        where = {"hostaddr": self.link.address, **HURRY, **root}
        far = replace(self.address, parameters={**self.address.parameters, **where})
        with self.link.inside.submit(Server, far, SECRET).result() as server:
            return sync(self.store, self.folder, server, self.name, now)


def silences(folder: Path, postgres: Postgres, count: int, *, steps: int) -> Outcome:
    """Let two machines live by chance behind networks that fall silent, and compare them then."""
    links = [Link(number) for number in range(2)]
    postgres.stop()
    postgres.start(hosts=[link.address for link in links])

    def far(
        place: Path, postgres: Postgres, database: str, login: str, *, name: str, skew: int
    ) -> FarMachine:
        machine = FarMachine(place, postgres, database, login, name=name, skew=skew)
        machine.link, machine.root = links[int(name[1:])], postgres.root
        machine.random = Random(f"{place.name} {name}")
        return machine

    try:
        return several(folder / "far", postgres, count, 2, steps=steps, make=far, what=WHAT)
    finally:
        for link in links:
            link.remove()


def are_allowed() -> bool:
    """Return whether namespaces can be made here."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("ip") is None:
        return False
    try:
        Link(9).remove()
    except (subprocess.CalledProcessError, OSError):
        return False
    return True


def ip(*arguments: str) -> None:
    subprocess.run(("ip", *arguments), check=True, capture_output=True)
