"""SIGKILL while the past is corrected: it is as it was before, or as it was to be, and no third."""

from __future__ import annotations

import os
import shutil
import subprocess
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from support.diary import Diary, put
from support.terminals.terminal import BACKCOACH

from backcoach.core.session.past.session_record import record
from backcoach.core.views.session_text import SPLIT, session_text
from backcoach.storage.store import Store
from faults.outcome import Outcome
from faults.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.core.session.state import State

DAYS = 3  # sessions that are there before
PATIENCE = 60  # s
Content: TypeAlias = "list[tuple[object, ...]]"


def corrections(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Correct so often, each time killed at another moment of the time that it takes in peace."""
    random = Random(seed)
    world = World(folder / "killed")
    with Store.open(world.data) as store:
        for day in range(DAYS):
            put(store, Diary(f"day {day}", day=day - DAYS).do(3).finish())
    outcome = Outcome("killed while the past is corrected: edit, split, delete, undo, log")
    for number in range(count):
        with outcome.attempt(f"correction {number} of seed {seed}"):
            before = _content(world.sessions())
            command, text = _correction(world, number, random)
            peaceful = folder / f"peaceful {number}"
            shutil.copytree(world.folder, peaceful)
            began = monotonic()
            _run(peaceful, command, text, PATIENCE)
            taken = monotonic() - began
            wanted = _content(World.at(peaceful).sessions())
            _run(world.folder, command, text, random.uniform(0.3, 1.1) * taken)
            after = _content(world.sessions())
            assert after in (before, wanted), f"{command}: neither as before nor as it was to be"
    return outcome


def _correction(world: World, number: int, random: Random) -> tuple[tuple[str, ...], str]:
    """Return the next command, and what it reads: each kind in turn."""
    states = [state for _, state in world.sessions() if state.phase == "finished"]
    longest = max(states, key=lambda state: len(state.logged))
    day = _day(longest)
    lines = session_text(longest, ["row", "deadlift", "hang"]).splitlines()
    kind = ("edit", "split", "delete", "undo", "log")[number % 5]
    if kind == "edit":
        reps = random.randint(1, 30)
        return ("edit", day), "\n".join([*lines, f"deadlift {reps} x 40 kg"])
    if kind == "split":
        return ("edit", day), "\n".join([*lines[:-1], SPLIT, lines[-1]])
    if kind == "log":
        return ("log", "hang 8 7 6"), ""
    return ("edit", day, f"--{kind}"), ""


def _day(state: State) -> str:
    return str(record(state).public()["started_at"])[:10]


def _run(folder: Path, command: tuple[str, ...], text: str, seconds: float) -> None:
    """Run a command in a folder, and kill it after so many seconds."""
    env = {
        **os.environ,
        "HOME": str(folder),
        "BACKCOACH_DATA_DIR": str(folder / "data"),
        "BACKCOACH_CONFIG_DIR": str(folder / "config"),
    }
    process = subprocess.Popen(
        (*BACKCOACH, *command, "--file", str(folder / "session.toml")),
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        process.communicate(text, timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def _content(sessions: Iterable[tuple[object, State]]) -> Content:
    """Return what sessions hold, without the ids and the times that are made up when they are."""
    return sorted(
        (
            state.plan.name,
            state.phase,
            tuple(str(logged.result) for logged in state.logged.values()),
        )
        for _, state in sessions
    )
