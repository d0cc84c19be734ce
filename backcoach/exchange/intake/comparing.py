"""What of a source is new, what is there already, and what is there with other content."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.session.events import ProgrammeChanged, SessionRecorded
from backcoach.core.session.past.unled_record import record_of
from backcoach.exchange.intake.source import Incoming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from backcoach.core.session.events import FirstEvent
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.exchange.intake.source import Source
    from backcoach.storage.store import Store

_AT_A_TIME = 200  # sessions that are held at once
_KINDS = ("new", "there", "changed", "again", "deleted", "near")
NEAR = 60_000  # ms: sessions of two programs that begin so near to each other are one


class Comparison(Struct, frozen=True):
    """The sessions of a source beside those of the store.

    `again` were taken back with the last import and can come again, `deleted` were deleted by
    the person, `near` begin at the time of another session that is there. `decisions` about
    programmes are those that are not there; nobody changes them.
    """

    new: tuple[Incoming, ...] = ()
    there: tuple[Incoming, ...] = ()
    changed: tuple[Incoming, ...] = ()
    again: tuple[Incoming, ...] = ()
    deleted: tuple[Incoming, ...] = ()
    near: tuple[Incoming, ...] = ()
    decisions: tuple[ProgrammeChanged, ...] = ()

    def count(self, *, replaces: bool) -> int:
        """Return how many sessions an import would store."""
        return len(self.new) + len(self.again) + (len(self.changed) if replaces else 0)

    def counts(self) -> dict[str, int]:
        """Return what `import --json` says of the comparison."""
        return {
            "new": len(self.new) + len(self.again),
            "there": len(self.there),
            "changed": len(self.changed),
            "same_time": len(self.near),
            "deleted": len(self.deleted),
            "decisions": len(self.decisions),
        }


def compare_all(
    sources: Iterable[Source], store: Store, taken_back: Collection[str] = ()
) -> list[Comparison]:
    """Compare the sessions of several sources with those of a store and of the sources before.

    `taken_back` are the ids of sessions whose import was undone. Raises StoreError.
    """
    earlier: dict[str, Incoming] = {}
    decided = {name for _, name, _ in store.times()} - set(taken_back)
    comparisons = []
    for source in sources:
        twice = [each for each in source.incoming if each.id in earlier]
        once = [each for each in source.incoming if each.id not in earlier]
        comparison = _compare(once, store, taken_back)
        is_same = {each.id: _says_the_same(each, earlier[each.id]) for each in twice}
        there = [each for each in twice if is_same[each.id]]
        changed = [each for each in twice if not is_same[each.id]]
        comparisons.append(
            replace(
                comparison,
                there=(*comparison.there, *there),
                changed=(*comparison.changed, *changed),
                decisions=tuple(each for each in source.decisions if each.id not in decided),
            )
        )
        decided.update(each.id for each in source.decisions)
        earlier.update({each.id: each for each in once})
    return comparisons


def _says_the_same(one: Incoming, other: Incoming) -> bool:
    return _bare(one.event) == _bare(other.event) and one.pains == other.pains


def _compare(sessions: Sequence[Incoming], store: Store, taken_back: Collection[str]) -> Comparison:
    times = store.times()
    status = {name: its_status for _, name, its_status in times}
    own = {each.id for each in sessions}
    others = [at for at, name, its in times if its == "finished" and name not in own]
    known = (each for each in sessions if status.get(each.id, "discarded") != "discarded")
    there = _there(known, store)
    kinds: dict[str, list[Incoming]] = {name: [] for name in _KINDS}
    for each in sessions:
        if each.id not in status:
            kind = "near" if _is_near(each.at, others) else "new"
        elif status[each.id] == "discarded":
            kind = "again" if each.id in taken_back else "deleted"
        else:
            kind = "there" if each.id in there else "changed"
        kinds[kind].append(each)
    new, there_already, changed, again, deleted, near = map(tuple, kinds.values())
    return Comparison(new, there_already, changed, again, deleted, near)


def _there(sessions: Iterable[Incoming], store: Store) -> set[str]:
    """Return the ids of sessions that are stored as they are, looking at some at a time."""
    pending = iter(sessions)
    there: set[str] = set()
    while some := list(islice(pending, _AT_A_TIME)):
        starts = store.starts(each.id for each in some)
        differing = [each for each in some if not _is_same_start(each, starts.get(each.id))]
        records = store.records(each.id for each in differing)
        changed = {each.id for each in differing if not _is_same(each, records.get(each.id))}
        there.update(each.id for each in some if each.id not in changed)
    return there


def _is_near(at: int, others: list[int]) -> bool:
    place = bisect_left(others, at - NEAR)
    return place < len(others) and others[place] <= at + NEAR


def _is_same_start(incoming: Incoming, start: FirstEvent | None) -> bool:
    """Tell whether another program's session was imported as it is now.

    What was corrected here since does not count.
    """
    if incoming.is_whole or not isinstance(start, SessionRecorded):
        return False
    return _bare(start) == _bare(incoming.event)


def _bare(event: SessionRecorded) -> SessionRecorded:
    """Return an event without when it was stored and from which file."""
    return replace(event, entered_at=0, file="")


def _is_same(incoming: Incoming, stored: SessionRecord | None) -> bool:
    """Tell whether a session says what its record says, of notes and its end only what it knows."""
    if stored is None:
        return False
    coming = record_of(incoming.event)
    if _content(coming) != _content(stored):
        return False
    if incoming.is_whole:
        theirs = (coming.finished_at, coming.notes, set(incoming.pains))
        return theirs == (stored.finished_at, stored.notes, set(stored.pains))
    return coming.finished_at in (None, stored.finished_at) and set(coming.notes) <= set(
        stored.notes
    )


def _content(session: SessionRecord) -> tuple[object, ...]:
    """Return what makes a session the same; the numbers of its sets are counted anew."""
    sets = [replace(done, set=0) for done in session.sets]
    return (session.started_at, session.offset, session.name, session.session, sets)
