"""Stores with sessions in them, and what spoils a file."""

from __future__ import annotations

import random
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from support.diary import Diary, put

from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.builders import Coach

    from backcoach.core.session.past.session_record import SessionRecord


FILE = "backcoach.db"
SESSIONS = 12


def fill(folder: Path, sessions: int = SESSIONS) -> list[Coach]:
    """Write sessions with a long note each, so that some rows need more than a page."""
    with Store.open(folder) as store:
        return [
            put(store, Diary(f"{day:036}", day=day).do(2).note("é" * 700 * day).do().finish())
            for day in range(sessions)
        ]


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def size(path: Path) -> int:
    return path.stat().st_size


def day_of(session: SessionRecord) -> str:
    return datetime.fromtimestamp(session.started_at / 1000, timezone.utc).date().isoformat()


Harm = tuple[str, "Callable[[Path], object]"]

HARMS: list[Harm] = [
    ("cut to a half", lambda path: path.open("r+b").truncate(size(path) // 2)),
    ("cut in mid-page", lambda path: path.open("r+b").truncate(size(path) - 6000)),
    ("cut to a few bytes", lambda path: path.open("r+b").truncate(40)),
    ("cut to one byte", lambda path: path.open("r+b").truncate(1)),
    ("all noise", lambda path: path.write_bytes(noise(size(path)))),
    ("all zeros", lambda path: path.write_bytes(bytes(size(path)))),
    ("noise over the first page", lambda path: overwrite(path, 0, noise(4096))),
    ("noise over the header", lambda path: overwrite(path, 0, noise(100))),
    ("noise over the tables' names", lambda path: overwrite(path, 100, noise(3000))),
    ("a text file", lambda path: path.write_text("Not a database at all.\n" * 400)),
]

RECOVERED = {
    "cut to a half": range(3, 10),
    "cut in mid-page": range(10, 13),
    "noise over the first page": range(12, 13),
    "noise over the header": range(12, 13),
    "noise over the tables' names": range(12, 13),
}


def spoil_set(folder: Path, session: str) -> None:
    """Change a number in the event of a set."""
    with Store.open(folder) as store:
        store._db.execute(
            "UPDATE event SET body = CAST(replace(body, '24000', '24001') AS BLOB) "
            "WHERE session = ? AND seq = (SELECT min(seq) FROM event "
            "WHERE session = ? AND kind = 'set_done')",
            (session, session),
        )


def contents(store: Store) -> object:
    """What is listed, and what the events say."""
    stored = [store.load(each.id) for each in store.history()]
    return store.history(), [(each.started, each.later) for each in stored]
