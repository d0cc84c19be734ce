"""A damaged store is set aside, and what can be read from it becomes the new one."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from backcoach import storage
from backcoach.core.session.events import Event, FirstEvent
from backcoach.core.session.fold import replay
from backcoach.core.session.session_record import record
from backcoach.storage import rows
from backcoach.storage.database import FILE, SUFFIXES
from backcoach.storage.errors import explained
from backcoach.storage.events_v0_1 import completed, is_incomplete
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator


def recover(folder: Path) -> str:
    """Set the store of a folder aside, overwriting nothing, and return a sentence on the result.

    The new store is complete before it takes the old one's place, so that an interruption
    leaves the work to be done again. Raises StoreError, and then the old file is in its place.
    """
    with explained(), TemporaryDirectory(prefix="recovery-", dir=folder) as place:
        recovered, lost = _rebuild(folder, Path(place))
        aside = _set_aside(folder)
        (Path(place) / FILE).replace(folder / FILE)
    sessions = "1 session was" if recovered == 1 else f"{recovered} sessions were"
    rest = f", {lost} could not be" if lost else ""
    return f"The data file was damaged and is kept as {aside}; {sessions} recovered{rest}."


def _rebuild(folder: Path, place: Path) -> tuple[int, int]:
    """Write the sessions that can be read to a new store; return how many, and how many not."""
    recovered = lost = 0
    with Store.open(place) as store, store.transaction():
        for session, events in _readable(folder).items():
            started = events.get(0)
            if not isinstance(started, FirstEvent) or started.id != session:
                lost += 1
                continue
            numbered = sorted(events.items())
            state = replay(started, (event for _, event in numbered[1:]))
            store.append(session, numbered, record(state))
            recovered += 1
    return recovered, lost


def _readable(folder: Path) -> dict[str, dict[int, Event]]:
    """Return the events that can be read, by session and number."""
    sessions: dict[str, dict[int, Event]] = {}
    older: dict[str, dict[int, bytes]] = {}
    for session, number, body in storage.raw_pages.raw_events(
        folder / FILE, folder / f"{FILE}-wal"
    ):
        events = sessions.setdefault(session, {})
        if number not in events:
            try:
                events[number] = rows.decode(body)
            except ValueError:
                if is_incomplete(body):
                    older.setdefault(session, {})[number] = body
    for session, bodies in older.items():
        _add_completed(sessions[session], bodies)
    return sessions


def _add_completed(events: dict[int, Event], older: dict[int, bytes]) -> None:
    """Add what version 0.1 stored of a session and nothing newer replaced."""
    whole = {number: rows.encode(event) for number, event in events.items()}
    for number, body in completed({**older, **whole}).items():
        events[number] = rows.decode(body)


def _set_aside(folder: Path) -> str:
    """Rename the three files and return their new name."""
    name = next(name for name in _names() if not any(folder.glob(f"{name}*")))
    for suffix in reversed(SUFFIXES):
        path = folder / (FILE + suffix)
        if path.exists():
            path.rename(folder / (name + suffix))
    return name


def _names() -> Iterator[str]:
    name = time.strftime(f"{FILE}.damaged-%Y-%m-%dT%H%M%S")
    yield name
    for number in range(2, 1000):
        yield f"{name}-{number}"
