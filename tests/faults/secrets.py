"""What others on the machine or in a file may not have: the data, a command run, a way in."""

from __future__ import annotations

import json
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from faults.outcome import Outcome
from faults.world import SAVED, SESSION, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faults.world import Window

COMMANDS = (
    "$(touch {0})", "`touch {0}`", "; touch {0}", "| touch {0}", "\\n!touch {0}",
    "!!python/object/apply:os.system ['touch {0}']", "__import__('os').system('touch {0}')",
    "{{{{''.__class__}}}}", "%(touch {0})s", "file://{0}", "@click=app.bell('{0}')",
)  # fmt: skip
# What one session has room for: the names of its exercises, and its own.
EXERCISES = ("Deadlift", "Row", "Hang")
NAMES = (*EXERCISES, "Short")
KEYS = ("hook", "hooks", "command", "exec", "run", "voice", "include", "import")


def secrets(folder: Path) -> Iterator[Outcome]:
    yield _permissions(folder / "permissions")
    yield _nothing_runs(folder / "commands")
    yield _nothing_listens(folder / "network")


def _permissions(folder: Path) -> Outcome:
    """Train, with a umask that forbids nobody anything; only the owner can read what is left."""
    outcome = Outcome("files and folders made under umask 0, readable by their owner alone")
    world = World(folder)
    before = os.umask(0)
    try:
        with world.start() as window:
            window.until("Before the first session")
            window.press("\r")
            window.until("Kept in config.toml")
            window.lift()
            window.until(SAVED)
            window.press("q")
            assert window.wait() == 0
    finally:
        os.umask(before)
    made = [path for top in (world.data, world.config) for path in (top, *top.rglob("*"))]
    assert len(made) >= len(("data", "backcoach.db", "config", "config.toml"))
    for path in made:
        with outcome.attempt(path.name):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert not mode & 0o077, f"{path.name} has the mode {mode:o}"
    return outcome


def _nothing_runs(folder: Path) -> Outcome:
    """Put commands where a file has text, and keys that a careless program would obey."""
    outcome = Outcome("commands in an exercises file, none of which is run")
    for first in range(0, len(COMMANDS), len(NAMES)):
        patterns = COMMANDS[first : first + len(NAMES)]
        trap = folder / f"trap-{first}"
        session = SESSION
        for name, pattern in zip(NAMES, patterns, strict=False):
            command = pattern.format(trap).replace("\\n", "\n")
            session = session.replace(f'"{name}"', json.dumps(command))
        world = World(folder / str(first), session)
        outcome.count += len(patterns) - 1
        with outcome.attempt(patterns):
            with world.start("--fresh") as window:
                window.until("Start")
                window.press(" ", " ")
                for _ in EXERCISES:
                    window.press("j", "v")
                    window.until("Esc leaves")
                    window.press("\x1b")
                    window.until(r"(?s)\A(?!.*Esc leaves)")
                window.press("f")
                window.until("Esc")
                window.press("f")
                window.until("early")
                window.press("q")
                assert window.wait() == 0
            assert not trap.exists(), "it was run"
    trap = folder / "trap"
    world = World(
        folder / "keys", "".join(f'{key} = ["touch", "{trap}"]\n' for key in KEYS) + SESSION
    )
    outcome.count += len(KEYS) - 1
    with outcome.attempt(KEYS), world.start("--fresh") as window:
        assert window.wait() == 1, "a file with unknown keys was taken"
        assert [key for key in KEYS if f'"{key}"' not in window.text] == []
        assert not trap.exists(), "it was run"
    return outcome


def _nothing_listens(folder: Path) -> Outcome:
    """Look at every socket of a session under way."""
    outcome = Outcome("moments of a session in which nothing is open to the network")
    with World(folder).start("--fresh") as window:
        window.until("Start")
        for key in ("", " ", " ", "f", "f"):
            window.press(key)
            window.read(0.3)
            with outcome.attempt(key):
                assert not _open_to_the_network(window), "a socket of the network is open"
    return outcome


def _open_to_the_network(window: Window) -> set[str]:
    """Return the inodes of the program's sockets that are of the internet's kinds."""
    process = Path(f"/proc/{window.pid}")
    links = []
    for descriptor in (process / "fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            links.append(str(descriptor.readlink()))
    matches = (re.fullmatch(r"socket:\[(\d+)\]", link) for link in links)
    own = {match[1] for match in matches if match}
    network: set[str] = set()
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        table = process / "net" / kind
        if table.exists():
            rows = table.read_text(encoding="ascii").split("\n")[1:]
            network |= {row.split()[9] for row in rows if row}
    return own & network
