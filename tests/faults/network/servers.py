"""Servers that are killed, cut off or full while machines sync with them."""

from __future__ import annotations

import socket
import sys
import threading
from contextlib import contextmanager, suppress
from random import Random
from typing import TYPE_CHECKING
from unittest.mock import patch

from msgspec.structs import replace
from support.machines.fork_laws import check_laws
from support.machines.forks import random_fork
from support.machines.postgres import MISSING, Postgres, programs
from support.machines.several import Laptop

from backcoach.core.session.fork.mending import mend
from backcoach.storage.errors import StoreError
from backcoach.sync import outgoing
from backcoach.sync.server.errors import SyncError
from faults.network import links as networks
from faults.network import small_disks
from faults.network.several import check_laptop, laptop_with_sessions, several, sync_until_done
from faults.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = """
CREATE FUNCTION public.no_space() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF random() < 0.02 THEN RAISE 'no space' USING ERRCODE = '53100'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_space BEFORE INSERT ON backcoach.event
FOR EACH ROW EXECUTE FUNCTION public.no_space()"""


def machines(folder: Path, *, short: bool) -> Iterator[Outcome]:
    """Try everything that several machines meet; without a server, forks alone."""

    def count(full: int, few: int) -> int:
        return few if short else full

    yield forks(count(3000, 30))
    if programs() is None:
        print(MISSING, file=sys.stderr)
        return
    postgres = Postgres()
    try:
        postgres.start(durable=not short)
        steps = count(120, 40)
        yield several(folder, postgres, count(60, 1), 2, steps=steps)
        yield several(folder, postgres, count(30, 1), 5, steps=steps)
        yield cut(folder, postgres, count(200, 3))
        yield full_server(folder, postgres, count(50, 2))
        yield full_machine(folder, postgres, count(50, 2))
        yield killed(folder, postgres, count(50, 2))
        if networks.are_allowed():
            yield networks.silences(folder, postgres, count(30, 1), steps=count(80, 30))
        if small_disks.are_allowed(folder):
            yield small_disks.small_disks(folder, postgres, count(50, 2))
    finally:
        postgres.remove()


def forks(count: int) -> Outcome:
    """Mend forks of a live session, undo included, with clocks that disagree."""
    outcome = Outcome("forks of a session, mended: nothing lost, replay equal")
    for number in range(count):
        fork = random_fork(Random(number), skew=(0, -4000, 4000)[number % 3])
        with outcome.attempt(number):
            check_laws(fork, mend(*fork, "spare"))
    return outcome


def killed(folder: Path, postgres: Postgres, count: int) -> Outcome:
    """Stop the server at once while a machine sends; what it acknowledged is there afterwards."""
    outcome = Outcome("servers killed while a machine sends")
    database = postgres.database()
    for number in range(count):
        random = Random(number)
        began = threading.Event()
        with _sending(outcome, folder / f"killed {number}", postgres, database) as laptop:
            sending = threading.Thread(target=_send, args=(laptop, began))
            sending.start()
            began.wait()
            threading.Event().wait(random.uniform(0, 0.4))
            postgres.stop()
            sending.join()
            postgres.start()
            acknowledged = {
                session: hold.sent for session, hold in _reopened(laptop).store.holds().items()
            }
            check_acknowledged(laptop, postgres, database, acknowledged)
    return outcome


def cut(folder: Path, postgres: Postgres, count: int) -> Outcome:
    """Let the network end after so many bytes, in either direction."""
    outcome = Outcome("networks cut between a machine and the server")
    database = postgres.database()
    for number in range(count):
        random = Random(number)
        with _sending(outcome, folder / f"cut {number}", postgres, database) as laptop:
            direct = laptop.address
            for _ in range(3):
                with Proxy(postgres.port, random.randrange(40_000)) as port:
                    laptop.address = replace(direct, parameters={**direct.parameters, "port": port})
                    with suppress(SyncError):
                        laptop.sync()
            laptop.address = direct
    return outcome


def full_server(folder: Path, postgres: Postgres, count: int) -> Outcome:
    """Let the disk of the server be full now and then."""
    outcome = Outcome("disks full at the server")
    database = postgres.database()
    postgres.run_as_admin(FULL, database)
    for number in range(count):
        with _sending(outcome, folder / f"full {number}", postgres, database) as laptop:
            sync_until_done(laptop, tries=500)
    return outcome


def full_machine(folder: Path, postgres: Postgres, count: int) -> Outcome:
    """Let the disk of a machine be full while it receives."""
    outcome = Outcome("disks full at a machine that receives")
    database = postgres.database()
    laptop = laptop_with_sessions(folder / "sender", postgres, database)
    laptop.sync()
    for number in range(count):
        login = str(laptop.address.parameters["user"])
        other = Laptop(folder / f"small {number}", postgres, database, login, "small")
        with outcome.attempt(number):
            ((pages,),) = other.store.select("PRAGMA page_count")
            other.store.select(f"PRAGMA max_page_count = {pages + Random(number).randrange(60)}")
            with suppress(StoreError):
                other.sync()
            other.store.inspect(whole=True)
            other.store.select("PRAGMA max_page_count = 1000000")
            sync_until_done(other)
            assert other.everything() == laptop.everything(), "machines differ"
        other.store.close()
    laptop.store.close()
    return outcome


def check_acknowledged(
    laptop: Laptop, postgres: Postgres, database: str, acknowledged: dict[str, int]
) -> None:
    """What the machine knows to be at the server is there."""
    person = laptop.store.machine().person or "0"
    heads = postgres.run_as_admin(
        f"SELECT id, head FROM backcoach.session WHERE person = {person}", database
    )
    there = {session: head + 1 for session, head in heads}
    for session, sent in acknowledged.items():
        assert there.get(session, 0) >= sent, f"{session} was acknowledged and is gone"


@contextmanager
def _sending(outcome: Outcome, folder: Path, postgres: Postgres, database: str) -> Iterator[Laptop]:
    """Try something with a machine that has sessions to send; all of them come to the server."""
    laptop = laptop_with_sessions(folder, postgres, database)
    with outcome.attempt(folder.name):
        yield laptop
        sync_until_done(laptop)
        check_laptop(laptop, postgres, database)
    laptop.store.close()


def _send(laptop: Laptop, began: threading.Event) -> None:
    """Sync in a thread, with a connection of its own to the store, a session at a time."""
    own = _reopened(laptop)
    with patch.object(outgoing, "MOST_EVENTS", 1), suppress(SyncError):
        began.set()
        own.sync()
    own.store.close()


def _reopened(laptop: Laptop) -> Laptop:
    copy = object.__new__(Laptop)
    copy.folder, copy.name, copy.address = laptop.folder, laptop.name, laptop.address
    copy.store = type(laptop.store).open(laptop.folder)
    return copy


class Proxy:
    """Passes bytes on until so many have gone, then cuts the connection."""

    def __init__(self, port: int, most: int) -> None:
        self._port = port
        self._left = most
        self._lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = [self.listener]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> int:
        return int(self.listener.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._cut()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            near, _ = self.listener.accept()
            far = socket.create_connection(("127.0.0.1", self._port))
            self._sockets += [near, far]
            for pair in ((near, far), (far, near)):
                thread = threading.Thread(target=self._pass, args=pair, daemon=True)
                self._threads.append(thread)
                thread.start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                with self._lock:
                    part = data[: self._left]
                    self._left -= len(part)
                target.sendall(part)
                if len(part) < len(data):
                    break
        self._cut()

    def _cut(self) -> None:
        for each in list(self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
