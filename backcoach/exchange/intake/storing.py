"""Stores an import in one transaction, and takes the last one back.

An import adds events and nothing else. What it added stands in a file beside the store, so that
`take_back` can add what undoes it: a session that is taken back no longer counts, a correction is
undone.
"""

from __future__ import annotations

from itertools import filterfalse
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from backcoach.core.session.events import (
    Discarded,
    NoteAdded,
    PainReported,
    ProgrammeChanged,
    SessionCorrected,
    SessionRecorded,
    SetsCorrected,
    Undone,
)
from backcoach.core.session.fold import advance, begin, replay
from backcoach.core.session.past.corrections import recorded_sets
from backcoach.core.session.past.session_record import record
from backcoach.core.session.past.unled_record import record_of
from backcoach.userfiles.safe_files import FileError, read, write_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from backcoach.core.session.events import Event
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State
    from backcoach.exchange.intake.comparing import Comparison
    from backcoach.exchange.intake.source import Incoming
    from backcoach.storage.rows import StoredSession
    from backcoach.storage.store import Store

FILE = "last-import.json"
_MOST_BYTES = 16 << 20


class LastImport(msgspec.Struct, frozen=True):
    """The last import: when it was (ms UTC), and for each session its events by first and count.

    `is_taken_back` tells that it was undone. `decisions` about programmes likewise.
    """

    at: int
    sessions: dict[str, tuple[int, int]]
    is_taken_back: bool = False
    decisions: dict[str, tuple[int, int]] = {}


def last_import(data_dir: Path) -> LastImport | None:
    """Return what is known of the last import, None where there was none."""
    try:
        return msgspec.json.decode(read(data_dir / FILE, _MOST_BYTES), type=LastImport)
    except (FileError, msgspec.MsgspecError):
        return None


def remember(data_dir: Path, imported: LastImport) -> None:
    """Keep what an import added. Raises FileError."""
    write_parts(data_dir / FILE, (msgspec.json.encode(imported),), force=True)


def store_import(
    store: Store,
    comparisons: Iterable[Comparison],
    at: int,
    *,
    replaces: bool,
    on_stored: Callable[[], object] = lambda: None,
) -> LastImport:
    """Store what is new and, with `replaces`, what is changed. Raises StoreError, and stores none.

    `on_stored` is called after each session.
    """
    added: dict[str, tuple[int, int]] = {}
    decided: dict[str, tuple[int, int]] = {}
    with store.transaction():
        for comparison in comparisons:
            _decide(store, comparison.decisions, at, decided)
            new = comparison.new
            store.add(_own(filter(_is_own, new), added, on_stored))
            store.add_recorded(_others(filterfalse(_is_own, new), added, on_stored))
            for incoming in comparison.again:
                _change(store, incoming.id, [Undone(at=at)], added)
                on_stored()
            for incoming in comparison.changed if replaces else ():
                _replace(store, incoming, at, added)
                on_stored()
    return LastImport(at, added, decisions=decided)


def _decide(
    store: Store,
    decisions: Iterable[ProgrammeChanged],
    at: int,
    decided: dict[str, tuple[int, int]],
) -> None:
    """Store decisions; one that was taken back with an earlier import holds once more."""
    decisions = tuple(decisions)
    known = store.starts(each.id for each in decisions)
    for decision in decisions:
        first = store.load(decision.id).next if decision.id in known else 0
        event = Undone(at=at) if first else decision
        _append(store, begin(decision), first, [event], decided)


def take_back(store: Store, imported: LastImport, at: int) -> tuple[int, int]:
    """Take an import back; return how many sessions that concerned, and how many it left alone.

    What it decided about programmes no longer holds. A session that went on changing since stays
    as it is. Raises StoreError, and stores nothing.
    """
    done = left = 0
    undone: dict[str, tuple[int, int]] = {}
    known = store.starts((*imported.sessions, *imported.decisions))  # else it was never stored
    with store.transaction():
        for name, (first, count) in imported.sessions.items():
            if name not in known:
                continue
            stored = store.load(name)
            if stored.next != first + count:
                left += 1
                continue
            added = [stored.events.get(number) for number in range(first, first + count)]
            is_new = any(isinstance(event, SessionRecorded | Undone) for event in added)
            events: list[Event] = [Discarded(at=at)] if is_new else []
            if not is_new:
                corrections = (SetsCorrected, SessionCorrected)
                events += [Undone(at=at) for event in added if isinstance(event, corrections)]
                if any(isinstance(event, PainReported) for event in added):
                    pains = replay(stored.started, [*stored.later, *events]).pains
                    kept = tuple(pain for pain in pains if pain not in added)
                    events.append(SessionCorrected(at=at, pains=kept))
            _change(store, name, events, undone)
            done += 1
        for name, (first, count) in imported.decisions.items():
            if name in known and (stored := store.load(name)).next == first + count:
                _append(store, begin(stored.started), stored.next, [Discarded(at=at)], undone)
    return done, left


def _is_own(incoming: Incoming) -> bool:
    return incoming.is_whole


def _others(
    new: Iterable[Incoming], added: dict[str, tuple[int, int]], on_stored: Callable[[], object]
) -> Iterator[SessionRecorded]:
    """Yield the events of new sessions of other programs, which know of no pains."""
    for incoming in new:
        added[incoming.id] = (0, 1)
        yield incoming.event
        on_stored()


def _own(
    new: Iterable[Incoming], added: dict[str, tuple[int, int]], on_stored: Callable[[], object]
) -> Iterator[tuple[Sequence[Event], SessionRecord]]:
    """Yield the events of new sessions that backcoach wrote, and the records that come of them."""
    for incoming in new:
        event, pains = incoming.event, incoming.pains
        added[event.id] = (0, 1 + len(pains))
        yield (event, *pains), record_of(event, pains)
        on_stored()


def _replace(store: Store, incoming: Incoming, at: int, added: dict[str, tuple[int, int]]) -> None:
    """Correct a session so that it says what the file says."""
    stored = store.load(incoming.id)
    _change(store, incoming.id, list(_corrections(stored, incoming, at)), added)


def _corrections(stored: StoredSession, incoming: Incoming, at: int) -> Iterator[Event]:
    """Yield the events of a session that is replaced; of pains, new reports come first."""
    event = incoming.event
    state = replay(stored.started, stored.later)
    gone = set(state.notes) if incoming.is_whole else _brought(stored)
    notes = [note for note in state.notes if note in event.notes or note not in gone]
    notes += [note for note in event.notes if note not in notes]
    head = SessionCorrected(
        at=at,
        name=event.name,
        session=event.session,
        started_at=event.at,
        started_offset=event.offset,
        notes=event.notes if incoming.is_whole else tuple(notes),
    )
    if incoming.is_whole:
        yield from (pain for pain in incoming.pains if pain not in state.pains)
        head = replace(head, pains=incoming.pains)
    if incoming.is_whole or event.finished_at is not None:
        head = replace(head, finished_at=event.finished_at)
    yield head
    before = recorded_sets(advance(state, head)[0])
    changed = {
        step: event.sets.get(step)
        for step in {**before, **event.sets}
        if before.get(step) != event.sets.get(step)
    }
    if changed:
        yield SetsCorrected(at=at, sets=changed)


def _brought(stored: StoredSession) -> set[str]:
    """Return the notes that imports brought, which the person did not write here."""
    brought: set[str] = set()
    written: set[str] = set()
    for event in stored.events.values():
        if isinstance(event, SessionRecorded):
            brought.update(event.notes)
        elif isinstance(event, SessionCorrected):
            brought.update(event.notes or ())
        elif isinstance(event, NoteAdded):
            written.add(event.text)
    return brought - written


def _change(
    store: Store, name: str, events: list[Event], added: dict[str, tuple[int, int]]
) -> None:
    stored = store.load(name)
    state = replay(stored.started, stored.later)
    effective = []
    for event in events:
        state, effects = advance(state, event)
        if effects:
            effective.append(event)
    if effective:
        _append(store, state, stored.next, effective, added)


def _append(
    store: Store,
    state: State,
    first: int,
    events: Sequence[Event],
    added: dict[str, tuple[int, int]],
) -> None:
    store.append(state.id, enumerate(events, first), record(state))
    earliest, count = added.get(state.id, (first, 0))
    added[state.id] = (earliest, count + len(events))
