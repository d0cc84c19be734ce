"""A store that cannot be written, or is not what was written, under a running session."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from support.terminals.terminal import BACKCOACH

from faults.outcome import Outcome
from faults.world import SAVED, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from faults.world import Window

Mend: TypeAlias = "Callable[[], object]"
PATIENCE = 25.0  # s in which everything is to be on the disk once it can be
UP = b"\x1b[A"
FIRST = 8  # reps that are planned
# root may write everywhere; without this power it is kept out like anybody else
KEPT_OUT = (
    ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", *BACKCOACH)
    if sys.platform == "linux" and os.geteuid() == 0
    else BACKCOACH
)


@dataclass(frozen=True)
class Trouble:
    """What befalls the store; `strike` returns what ends it.

    `message` is what the screen must say meanwhile, empty where the program may well save on.
    """

    what: str
    strike: Callable[[World, Window, Random], Mend]
    message: str = ""


def troubles(folder: Path, count: int, seed: int = 0) -> Iterator[Outcome]:
    """Let each trouble come so often between two sets of a session that then goes on."""
    for trouble in TROUBLES:
        outcome = Outcome(f"store, {trouble.what}")
        for number in range(count):
            random = Random(f"{seed} {trouble.what} {number}")
            world = World(folder / f"{trouble.what} {seed} {number}")
            with outcome.attempt(number):
                _live_through(trouble, world, random)
        yield outcome


def _live_through(trouble: Trouble, world: World, random: Random) -> None:
    before, meanwhile = random.randrange(3), random.randrange(1, 3)
    with world.start("--fresh", command=KEPT_OUT) as window:
        window.until("Start")
        window.press("s")  # the warm-up
        for number in range(before):
            _lift(window, number)
        window.until(SAVED)
        mend = trouble.strike(world, window, random)
        try:
            for number in range(before, before + meanwhile):
                _lift(window, number, is_saved=not trouble.message)
                if trouble.message:
                    window.until(trouble.message)
        finally:
            mend()
        window.until(SAVED, PATIENCE)
        _lift(window, before + meanwhile)
        window.until(SAVED, PATIENCE)
        window.press("q")
        assert window.wait() == 0
        assert b"Traceback" not in window.output
    wanted = [FIRST + number for number in range(before + meanwhile + 1)]
    assert world.counts() == wanted, f"{world.counts()} is stored of {wanted}"


def _lift(window: Window, number: int, *, is_saved: bool = True) -> None:
    """Do a set and give it a number of reps that no other has."""
    window.lift()
    window.until(f"set {number + 2} of 6")  # the header may have no room for how many are done
    assert is_saved or SAVED not in window.header, f"called saved: {window.header}"
    have = FIRST + number - 1 if number else FIRST
    window.press(*[UP] * (FIRST + number - have))
    window.until(rf"[Ss]et {number + 1}: {FIRST + number} ×")


def _full(_: World, window: Window, __: Random) -> Mend:
    """Let no file have more than a byte, for a log that begins anew fits into what is there."""
    hard = resource.prlimit(window.pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (1, hard))
    return lambda: resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (hard, hard))


def _locked(world: World, _: Window, __: Random) -> Mend:
    db = sqlite3.connect(world.store, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    return db.close


def _forbidden(world: World, window: Window, random: Random) -> Mend:
    """Take the right to write away, and the file as well, so that it has to be made anew."""
    _remove(world, window, random)
    world.data.chmod(0o500)
    return lambda: world.data.chmod(0o700)


def _permission_lost(world: World, _: Window, __: Random) -> Mend:
    paths = [world.data, *world.data.iterdir()]
    modes = [path.stat().st_mode for path in paths]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)

    def mend() -> None:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)

    return mend


def _remove(world: World, _: Window, __: Random) -> Mend:
    for path in world.data.glob("backcoach.db*"):
        path.unlink()
    return _nothing


def _remove_folder(world: World, _: Window, __: Random) -> Mend:
    shutil.rmtree(world.data)
    return _nothing


def _cut(world: World, _: Window, random: Random) -> Mend:
    os.truncate(world.store, random.choice((0, 1, 100, 4096, world.store.stat().st_size // 2)))
    return _nothing


def _noise(world: World, _: Window, random: Random) -> Mend:
    for suffix in random.choice((("",), ("-wal",), ("", "-wal"))):
        with (world.data / f"backcoach.db{suffix}").open("r+b") as file:
            size = file.seek(0, os.SEEK_END)
            start = random.choice((0, random.randrange(size)))
            file.seek(start)
            file.write(random.randbytes(min(size - start, random.choice((16, 4096, size)))))
    return _nothing


def _another_folder(world: World, window: Window, random: Random) -> Mend:
    """Put a folder where the file should be."""
    _remove(world, window, random)
    world.store.mkdir()
    return world.store.rmdir


def _nothing() -> None:
    """What was done cannot be undone."""


TROUBLES = (
    Trouble("disk full", _full, "Not saved: the disk"),
    Trouble("locked by another program", _locked, "Not saved: another program is using"),
    Trouble("removed, folder read-only", _forbidden, "Not saved: the data"),
    Trouble("permission lost", _permission_lost),
    Trouble("removed", _remove),
    Trouble("folder removed", _remove_folder),
    Trouble("cut short", _cut),
    Trouble("overwritten with noise", _noise),
    Trouble("a folder in its place", _another_folder, "Not saved: the data"),
)
