"""What a start finds: a store that is damaged, from a newer version, or cannot be had at all."""

from __future__ import annotations

import sqlite3
import subprocess
from random import Random
from typing import TYPE_CHECKING

from support.diary import Diary, put
from support.terminals.terminal import BACKCOACH

from backcoach.storage.store import Store
from backcoach.storage.versions.migrations import MIGRATIONS
from faults.outcome import Outcome
from faults.store.disks import KEPT_OUT
from faults.world import SAVED, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAYS = 12  # sessions that are there before


def starts(folder: Path, count: int, seed: int = 0) -> Iterator[Outcome]:
    """Start on each so often."""
    random = Random(seed)
    damaged = Outcome("store, damaged before the start")
    newer = Outcome("store, from a newer version")
    forbidden = Outcome("store, out of reach from the start on")
    for number in range(count):
        with damaged.attempt(number):
            _damaged(_with_sessions(folder / f"damaged {number}"), random)
        with newer.attempt(number):
            _newer(_with_sessions(folder / f"newer {number}"))
        with forbidden.attempt(number):
            _forbidden(World(folder / f"forbidden {number}"), random)
    yield from (damaged, newer, forbidden)


def _with_sessions(folder: Path) -> World:
    world = World(folder)
    with Store.open(world.data) as store:
        for day in range(DAYS):
            coach = Diary(f"day {day}", day=day - DAYS)
            coach.do(3)
            put(store, coach)
    return world


def _damaged(world: World, random: Random) -> None:
    """Everything that was there is kept aside, and what is trained now is stored."""
    whole = bytearray(world.store.read_bytes())
    if random.random() < 0.5:
        spoilt = bytes(whole[: random.choice((1, 100, 5000, random.randrange(len(whole))))])
    else:
        for _ in range(random.choice((1, 3, 10))):
            at = random.choice((0, random.randrange(len(whole))))
            noise = random.randbytes(random.choice((16, 512, 4096)))
            whole[at : at + len(noise)] = noise
        spoilt = bytes(whole)
    world.store.write_bytes(spoilt)
    _history(world)
    screen = _train(world)
    kept = [path.read_bytes() for path in world.data.glob("*.damaged-*")]
    if "damaged" in screen:
        assert spoilt in kept, "what was damaged is not kept as it was"
        assert world.sessions()[-1][1].logged, "what was trained afterwards is not stored"
    else:
        assert not kept
        assert len(world.sessions()) == DAYS + 1, "sessions are gone without a word"


def _newer(world: World) -> None:
    """The file stays as it is, byte for byte, and that is said in one line."""
    db = sqlite3.connect(world.store)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    before = world.store.read_bytes()
    with world.start("--fresh") as window:
        assert window.wait() == 1
        assert len(window.text.strip().split("\n")) <= 2, window.text
        assert "newer" in window.text
    _history(world)
    assert world.store.read_bytes() == before, "a newer file was written to"
    assert not list(world.data.glob("*damaged*"))


def _forbidden(world: World, random: Random) -> None:
    """The session goes on in memory, says so, and is written once it can be."""
    way = random.choice(("read-only", "a file", "a link to nowhere"))
    if way == "read-only":
        world.data.mkdir(mode=0o500)
    elif way == "a file":
        world.data.write_text("")
    else:
        world.data.symlink_to(world.folder / "nowhere" / "else")
    with world.start("--fresh", command=KEPT_OUT) as window:
        window.lift()
        window.until("Not saved: ")
        window.lift()
        window.until("set 2 of 6")  # the header has no room for how many are done
        if way == "read-only":
            world.data.chmod(0o700)
        elif way == "a file":
            world.data.unlink()
        else:
            (world.folder / "nowhere" / "else").mkdir(parents=True)
        window.until(SAVED)
        window.press("q")
        assert window.wait() == 0
    assert len(world.counts()) == 2


def _train(world: World) -> str:
    """Do the warm-up, leave, and return what was written in the window."""
    with world.start("--fresh") as window:
        window.lift()
        window.until(SAVED)
        window.press("q")
        assert window.wait() == 0
        assert b"Traceback" not in window.output
        return window.output.decode("utf-8", "replace")


def _history(world: World) -> None:
    """The list of sessions is printed, or one line says why not."""
    done = subprocess.run(
        [*BACKCOACH, "history"], env=world.env, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1)
    assert done.stderr.count("\n") <= 1, done.stderr
