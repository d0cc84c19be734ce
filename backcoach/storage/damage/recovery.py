"""A damaged store is set aside, and what can be read from it becomes the new one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from msgspec import Struct, field

from backcoach.core.session.events import Event, FirstEvent, ProgrammeChanged
from backcoach.core.session.fold import replay
from backcoach.core.session.past.session_record import SessionRecord, local, record
from backcoach.storage import damage, rows
from backcoach.storage.database import FILE, HEADER, SUFFIXES
from backcoach.storage.errors import BUSY, StoreError, explained
from backcoach.storage.store import Store
from backcoach.storage.versions.events_v0_1 import completed, is_incomplete

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIES = 5  # where another program writes to the file while it is read
_NAMED = 3  # days of sessions in a sentence
_Stamps: TypeAlias = tuple[tuple[int, int, int], ...]


class Recovered(Struct):
    """What came of a damaged store: sessions, and how many of them are from a spare copy.

    `lost` counts those without a start, `doubtful` are the others that cannot be read whole, each
    with the number of its events that are missing or do not fit their checksum.
    """

    sessions: int = 0
    spare: int = 0
    lost: int = 0
    doubtful: list[tuple[SessionRecord, int]] = field(default_factory=list)

    def sentence(self, aside: str) -> str:
        """Return what the person should know; `aside` is the name of the damaged file."""
        sessions = "1 session was" if self.sessions == 1 else f"{self.sessions} sessions were"
        spare = f", {self.spare} from the log as text" if self.spare else ""
        rest = f", {self.lost} could not be" if self.lost else ""
        text = f"The data file was damaged. {sessions} recovered{spare}{rest}."
        kept = f"The damaged file is kept as {aside}."
        if not self.doubtful:
            return f"{text} {kept}"
        steps = sum(count for _, count in self.doubtful)
        days = [f"{local(each.started_at, each.offset):%Y-%m-%d}" for each, _ in self.doubtful]
        more = f" and {len(days) - _NAMED} more" if len(days) > _NAMED else ""
        which = "1 step" if steps == 1 else f"{steps} steps"
        return f"{text} {which} may be wrong or missing: {', '.join(days[:_NAMED])}{more}. {kept}"


Spare = Callable[[], Mapping[str, Sequence[Event]]]


def recover(folder: Path, spare: Spare = dict) -> str:
    """Set the store of a folder aside, overwriting nothing, and return a sentence on the result.

    The new store is complete before it takes the old one's place, so that an interruption
    leaves the work to be done again. What another program commits meanwhile is read as well; once
    the file is set aside, that program notices. Raises StoreError, and then the old file is in its
    place. `spare` gives the events of sessions from another copy: they serve where a session
    cannot be read whole.
    """
    with explained(), TemporaryDirectory(prefix="recovery-", dir=folder) as place:
        recovered, read = _rebuild(folder / FILE, Path(place), spare)
        aside = _set_aside(folder)
        try:
            if _stamps(folder / aside) != read:
                recovered, _ = _rebuild(folder / aside, Path(place), spare)
            (Path(place) / FILE).replace(folder / FILE)
        except BaseException:
            _rename(folder, aside, FILE)
            raise
    return recovered.sentence(aside)


def _rebuild(damaged: Path, place: Path, spare: Spare) -> tuple[Recovered, _Stamps]:
    """Write the sessions that can be read to a new store.

    Returns what came of them, and the file as it was read. It is not locked, because SQLite locks
    none whose header is damaged, while a program that has it open still writes to it.
    """
    for _ in range(TRIES):
        before = _stamps(damaged)
        for left in place.iterdir():
            left.unlink()
        recovered = _written(damaged, place, dict(spare()))
        if _stamps(damaged) == before:
            return recovered, before
    raise StoreError(BUSY)


def _stamps(path: Path) -> _Stamps:
    """Return what is another after each commit to a file, be it to its write-ahead log."""
    stamps: list[tuple[int, int, int]] = []
    for suffix, most in (("", HEADER), ("-wal", -1)):
        part = path.with_name(path.name + suffix)
        if part.exists():
            status = part.stat()
            with part.open("rb") as file:
                stamps.append((status.st_size, status.st_mtime_ns, crc32(file.read(most))))
    return tuple(stamps)


def _written(damaged: Path, place: Path, spare: dict[str, Sequence[Event]]) -> Recovered:
    """Write what can be read of a file to the store of a folder."""
    recovered = Recovered()
    with Store.open(place) as store, store.transaction():
        for session, (events, missing) in _readable(damaged).items():
            copy = spare.pop(session, None)
            started = events.get(0)
            is_known = isinstance(started, FirstEvent) and started.id == session
            if copy and (missing or not is_known):
                _store(store, session, list(enumerate(copy)))
                recovered.spare += not isinstance(copy[0], ProgrammeChanged)
            elif is_known:
                now = _store(store, session, sorted(events.items()))
                recovered.sessions += not isinstance(started, ProgrammeChanged)
                if missing:
                    recovered.doubtful.append((now, missing))
            else:
                recovered.lost += 1
        for session, copy in spare.items():
            _store(store, session, list(enumerate(copy)))
            recovered.spare += not isinstance(copy[0], ProgrammeChanged)
    recovered.sessions += recovered.spare
    return recovered


def _store(store: Store, session: str, numbered: Sequence[tuple[int, Event]]) -> SessionRecord:
    """Store the events of a session, the first one of which is its start; return its record."""
    started = numbered[0][1]
    assert isinstance(started, FirstEvent)
    now = record(replay(started, (event for _, event in numbered[1:])))
    store.append(session, numbered, now)
    return now


def _readable(damaged: Path) -> dict[str, tuple[dict[int, Event], int]]:
    """Return the events that can be read, by session and number, and how many may be wrong.

    An event that does not fit its checksum counts if there is no other, because without it those
    that follow would not fit either.
    """
    sessions: dict[str, dict[int, Event]] = {}
    doubtful: dict[str, dict[int, Event]] = {}
    older: dict[str, dict[int, bytes]] = {}
    for session, number, body, is_trusted in damage.raw_pages.raw_events(
        damaged, damaged.with_name(f"{damaged.name}-wal")
    ):
        events = (sessions if is_trusted else doubtful).setdefault(session, {})
        if number not in events:
            try:
                events[number] = rows.decode(body)
            except ValueError:
                if is_trusted and is_incomplete(body):
                    older.setdefault(session, {})[number] = body
    for session, bodies in older.items():
        _add_completed(sessions[session], bodies)
    return {
        session: _with_doubtful(events, doubtful.get(session, {}))
        for session, events in {**{name: {} for name in doubtful}, **sessions}.items()
    }


def _with_doubtful(
    events: dict[int, Event], doubtful: dict[int, Event]
) -> tuple[dict[int, Event], int]:
    """Return events with doubtful ones in their gaps, and how many are doubtful or missing."""
    last = max(events, default=-1)
    more = {number: event for number, event in doubtful.items() if number <= last + len(doubtful)}
    whole = {**more, **events}
    return whole, max(whole, default=-1) + 1 - len(events)


def _add_completed(events: dict[int, Event], older: dict[int, bytes]) -> None:
    """Add what version 0.1 stored of a session and nothing newer replaced."""
    whole = {number: rows.encode(event) for number, event in events.items()}
    for number, body in completed({**older, **whole}).items():
        events[number] = rows.decode(body)


def _set_aside(folder: Path) -> str:
    """Rename the three files and return their new name."""
    name = next(name for name in _names() if not any(folder.glob(f"{name}*")))
    _rename(folder, FILE, name)
    return name


def _rename(folder: Path, old: str, new: str) -> None:
    for suffix in reversed(SUFFIXES):
        path = folder / (old + suffix)
        if path.exists():
            path.rename(folder / (new + suffix))


def _names() -> Iterator[str]:
    name = time.strftime(f"{FILE}.damaged-%Y-%m-%dT%H%M%S")
    yield name
    for number in range(2, 1000):
        yield f"{name}-{number}"
