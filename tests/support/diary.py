"""Simulated sessions for the store: their numbered events and their record."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.past.session_record import record
from backcoach.storage.store import Store
from support.builders import Coach, Line, line

if TYPE_CHECKING:
    from pathlib import Path


DAY = 86_400_000
START = 1_795_000_000_000


class Diary(Coach):
    """A simulated session with an id, a day and a time zone."""

    def __init__(self, name: str, *lines: Line, day: int = 0, offset: int = 60) -> None:
        super().__init__(*(lines or (line("row", 3, load="24 kg"),)))
        self.now = START + day * DAY
        self.offset = offset
        self.started = ev.SessionStarted(
            at=self.now, offset=offset, id=name, plan=self.started.plan, file="mine.toml"
        )
        self.state = begin(self.started)


def numbered(coach: Coach) -> list[tuple[int, ev.Event]]:
    """Return all events with their numbers."""
    return list(enumerate([coach.started, *coach.events]))


def put(store: Store, coach: Coach) -> Coach:
    """Store all events and the record."""
    store.append(coach.state.id, numbered(coach), record(coach.state))
    return coach


def keep(folder: Path, *coaches: Coach) -> None:
    """Store whole sessions in a data folder."""
    with Store.open(folder) as store:
        for coach in coaches:
            put(store, coach)


def in_another_process(code: str, *arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
    """Run Python code in which the program and the tests can be imported."""
    modules = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": modules},
        **options,
    )
