"""The log of one session here and at the server: how far both are alike, and how each goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.session.events import Event, FirstEvent
from backcoach.core.session.fold import replay
from backcoach.storage import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.session.state import State
    from backcoach.storage.sharing.shared_store import SharedStore
    from backcoach.sync.server.connection import Pulled


class Logs(Struct, frozen=True):
    """`common` is what both have, by number, and ends before `end`; then each goes on by itself.

    `filled` are events of the common part that only the server still has.
    """

    common: dict[int, Event]
    theirs: dict[int, Event]
    own: dict[int, Event]
    filled: dict[int, Event]
    end: int


def compare(stored: Mapping[int, Event], server: Mapping[int, Event | None]) -> Logs:
    """Return how two logs of a session relate.

    `server` is the log there from some number on, up to which both are alike; None stands for an
    event that was lost before it was sent. Raises ValueError where they do not meet.
    """
    first, last = min(server), max(server)
    last_here = max(stored, default=-1)
    if first > last_here + 1:
        raise ValueError("what comes before was not read")
    common = {number: event for number, event in stored.items() if number < first}
    filled: dict[int, Event] = {}
    end = first
    while end <= last:
        here, there = stored.get(end), server.get(end)
        if here is None and there is not None and end < last_here:
            filled[end] = common[end] = there
        elif here is not None and (there is None or here == there):
            common[end] = here
        elif here is not None or there is not None or end > last_here:
            break
        end += 1
    theirs = {number: event for number, event in server.items() if number >= end and event}
    own = {number: event for number, event in stored.items() if number >= end}
    return Logs(common, theirs, own, filled, end)


def state_of(events: Iterable[Event]) -> State:
    """Return the state that a log leads to. Raises ValueError where its start is lost."""
    first, *later = events
    if not isinstance(first, FirstEvent):
        raise ValueError("the start of the session is lost")
    return replay(first, later)


def log_at_server(session: str, pulled: Iterable[Pulled]) -> dict[int, Event | None]:
    """Return what was pulled of a session. Raises ValueError where something cannot be read."""
    log = {each.number: rows.decode(each.body) if each.body else None for each in pulled}
    start = log.get(0)
    if isinstance(start, FirstEvent) and start.id != session:
        raise ValueError("the log of another session")
    return log


def stored_events(store: SharedStore, session: str) -> dict[int, Event]:
    """Return the events of a session by number, none of one that is not there."""
    return dict(store.load(session).events) if store.is_there(session) else {}
