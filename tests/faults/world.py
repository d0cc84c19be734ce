"""A machine of its own for one attempt: a data and a config folder, and backcoach in a terminal."""

from __future__ import annotations

import re
import shutil
import signal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from support.terminals.terminal import BACKCOACH, ENTER, SPACE, Terminal

from backcoach.core.session.fold import replay
from backcoach.core.session.past.session_record import record
from backcoach.storage.database import FILE as STORE
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.session.state import State
    from backcoach.storage.rows import StoredSession

SAVED = "saved ✓"
# A frame may come in two parts, of which the second takes the last "Start" away.
WHOLLY_WORKING = r"(?s)\A(?!.*Start).*(Set done|End the hold)"
SESSION = """
[[exercise]]
id = "row"
name = "Row"
pattern = "horizontal_pull"
primary = ["latissimus dorsi"]
load = "external"
sides = "each"

[[exercise]]
id = "deadlift"
name = "Deadlift"
pattern = "hinge"
primary = ["glutes"]
load = "external"

[[exercise]]
id = "hang"
name = "Hang"
pattern = "vertical_pull"
primary = ["latissimus dorsi"]
load = "bodyweight"

[[session]]
id = "short"
name = "Short"

[[session.exercise]]
exercise = "deadlift"
sets = 6
reps = 8
rest = 90
load = "40 kg"
warmup = ["5 x 50%"]

[[session.exercise]]
exercise = "row"
sets = 2
reps = 8
rest = 60
load = "20 kg"

[[session.exercise]]
exercise = "hang"
sets = 2
seconds = 2
rest = 30
"""


class Window(Terminal):
    """A terminal in which sets are done."""

    def stop(self) -> None:
        """Kill the program at once, then take in what it had written."""
        self.kill(signal.SIGKILL)
        self.wait()

    @property
    def header(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def still(self) -> str:
        """The screen without what time changes in it: digits, bars and figures."""
        return re.sub(r"[0-9█▀▄━─\u2800-\u28ff +:]+", "", self.text)

    def lift(self, *corrections: bytes | str) -> None:
        """Do a set, correct it, and go on to the next one."""
        self.until("Start|Go on")
        self.press(SPACE)
        self.until(WHOLLY_WORKING)
        self.press(ENTER)  # Space again would be waited for longer
        self.until("Start|complete")
        self.press(*corrections)


class World:
    """Folders under one of its own, and the session in them."""

    def __init__(self, folder: Path, session: str = SESSION, config: str = "") -> None:
        self._lies_in(folder)
        folder.mkdir(parents=True)
        self.file.write_text(session, encoding="utf-8")
        if config:
            self.config.mkdir(mode=0o700)
            (self.config / "config.toml").write_text(config, encoding="utf-8")

    @classmethod
    def at(cls, folder: Path) -> World:
        """Return the world that is in a folder already."""
        world = cls.__new__(cls)
        world._lies_in(folder)
        return world

    def _lies_in(self, folder: Path) -> None:
        self.folder = folder
        self.data, self.config = folder / "data", folder / "config"
        self.store, self.file = self.data / STORE, folder / "session.toml"

    @property
    def env(self) -> dict[str, str]:
        return {
            "HOME": str(self.folder),
            "BACKCOACH_DATA_DIR": str(self.data),
            "BACKCOACH_CONFIG_DIR": str(self.config),
        }

    def start(
        self,
        *options: str,
        size: tuple[int, int] = (100, 30),
        command: tuple[str, ...] = BACKCOACH,
        env: Mapping[str, str] | None = None,
        answers: bool = True,
    ) -> Window:
        """Start a session in a window."""
        arguments = ("run", "--file", str(self.file), *options)
        env = {**self.env, **(env or {})}
        return Window(*arguments, size=size, env=env, command=command, answers=answers)

    def sessions(self) -> list[tuple[StoredSession, State]]:
        """Return what is stored, the oldest first, read from a copy so that nothing is mended.

        Fails where what the program would list is not what the events say.
        """
        if not self.store.exists():
            return []
        with TemporaryDirectory(dir=self.folder) as place:
            copy = Path(place) / "data"
            shutil.copytree(self.data, copy)
            with Store.open(copy) as store:
                listed = store.history()
                stored = [store.load(session.id) for session in listed]
        states = [replay(event.started, event.later) for event in stored]
        assert [record(state) for state in states] == listed, "what is listed is not what was done"
        if not list(self.data.glob("*.damaged-*")):  # recovery says what may be missing
            for event in stored:
                steps = list(event.events)
                assert steps == list(range(event.next)), "a step is missing or there twice"
        return list(zip(stored, states, strict=True))

    def counts(self) -> list[int | None]:
        """Return the reps of every set that is stored, in the order in which they were done."""
        return [
            logged.result.reps
            for _, state in self.sessions()
            for logged in state.logged.values()
            if logged.result
        ]
