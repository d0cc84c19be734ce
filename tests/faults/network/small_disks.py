"""A server whose disk is really full: its tables lie on a file system of a few megabytes.

Linux alone, and only root may; elsewhere a trigger of `servers` says that there is no space.
"""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from contextlib import contextmanager, suppress
from random import Random
from typing import TYPE_CHECKING

from backcoach.sync.server.errors import SyncError
from faults.network.several import check_laptop, laptop_with_sessions, sync_until_done
from faults.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.machines.postgres import Postgres
    from support.machines.several import Laptop

LEFT = 400_000  # bytes that may be left at most when a machine sends; it sends about 300 kB
PLENTY = 500_000_000


class Disk:
    """A file system in memory, of which only so many bytes are left."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        run("mount", "-t", "tmpfs", "-o", f"size={PLENTY}", "tmpfs", str(place))
        os.chown(place, pwd.getpwnam("nobody").pw_uid, -1)

    def leave(self, left: int) -> None:
        found = os.statvfs(self.place)
        used = (found.f_blocks - found.f_bfree) * found.f_frsize
        run("mount", "-o", f"remount,size={used + left}", str(self.place))

    def remove(self) -> None:
        run("umount", "--lazy", str(self.place))


@contextmanager
def small_disk(postgres: Postgres) -> Iterator[tuple[Disk, str]]:
    """Give a server a database on a disk of its own."""
    disk = Disk(postgres.folder / "small")
    try:
        postgres.run_as_admin(f"CREATE TABLESPACE small LOCATION '{disk.place}'")
        database = postgres.database("small")
        yield disk, database
        disk.leave(PLENTY)
        postgres.run_as_admin(f'DROP DATABASE "{database}" WITH (FORCE)')
        postgres.run_as_admin("DROP TABLESPACE small")
    finally:
        disk.remove()


def small_disks(folder: Path, postgres: Postgres, count: int) -> Outcome:
    """Let the disk of the server become full while a machine sends, then have space again."""
    outcome = Outcome("disks of the server that are full while a machine sends")
    full = 0
    with small_disk(postgres) as (disk, database):
        for number in range(count):
            laptop = laptop_with_sessions(folder / f"small {number}", postgres, database)
            disk.leave(Random(number).randrange(LEFT) if number else 0)
            with outcome.attempt(number):
                answer = _answer(laptop)
                assert not answer or "disk of the server is full" in answer, answer
                full += bool(answer)
                disk.leave(PLENTY)
                sync_until_done(laptop)
                check_laptop(laptop, postgres, database)
            laptop.store.close()
        with outcome.attempt("all"):
            assert full, "no disk was full"
    return outcome


def _answer(laptop: Laptop) -> str:
    """Sync; return what is said where that fails."""
    try:
        laptop.sync()
    except SyncError as error:
        return str(error)
    return ""


def are_allowed(folder: Path) -> bool:
    """Return whether a file system can be mounted here."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    with suppress(subprocess.CalledProcessError, OSError):
        Disk(folder / "trial").remove()
        return True
    return False


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
