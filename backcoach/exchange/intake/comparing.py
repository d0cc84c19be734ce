"""What of a source is new, what is there already, and what is there with other content."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.session.events import SessionRecorded
from backcoach.core.session.fold import begin
from backcoach.core.session.past.session_record import SessionRecord, record
from backcoach.exchange.intake.source import Incoming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from backcoach.core.session.events import FirstEvent
    from backcoach.exchange.intake.source import Source
    from backcoach.storage.store import Store

NEAR = 60_000  # ms: sessions of two programs that begin so near to each other are one


class Comparison(Struct, frozen=True, kw_only=True):
    """The sessions of a source beside those of the store.

    `again` were taken back with the last import and can come again, `deleted` were deleted by
    the person, `near` begin at the time of another session that is there.
    """

    new: tuple[Incoming, ...] = ()
    there: tuple[Incoming, ...] = ()
    changed: tuple[Incoming, ...] = ()
    again: tuple[Incoming, ...] = ()
    deleted: tuple[Incoming, ...] = ()
    near: tuple[Incoming, ...] = ()

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
        }


def compare_all(
    sources: Iterable[Source], store: Store, taken_back: Collection[str] = ()
) -> list[Comparison]:
    """Compare the sessions of several sources with those of a store and of the sources before.

    `taken_back` are the ids of sessions whose import was undone. Raises StoreError.
    """
    earlier: dict[str, Incoming] = {}
    comparisons = []
    for source in sources:
        twice = [each for each in source.incoming if each.event.id in earlier]
        once = [each for each in source.incoming if each.event.id not in earlier]
        comparison = _compare(once, store, taken_back)
        there = [each for each in twice if earlier[each.event.id] == each]
        changed = [each for each in twice if earlier[each.event.id] != each]
        comparisons.append(
            replace(
                comparison,
                there=(*comparison.there, *there),
                changed=(*comparison.changed, *changed),
            )
        )
        earlier.update({each.event.id: each for each in once})
    return comparisons


def _compare(sessions: Sequence[Incoming], store: Store, taken_back: Collection[str]) -> Comparison:
    starts = store.starts(each.event.id for each in sessions)
    records = store.records(
        each.event.id for each in sessions if not _is_same_start(each, starts.get(each.event.id))
    )
    times = store.times()
    status = {name: its_status for _, name, its_status in times}
    own = {each.event.id for each in sessions}
    others = [at for at, name, its in times if its == "finished" and name not in own]
    kinds: dict[str, list[Incoming]] = {name: [] for name in Comparison.__struct_fields__}
    for each in sessions:
        name = each.event.id
        if name not in starts:
            kind = "near" if _is_near(each.event.at, others) else "new"
        elif status.get(name) == "discarded":
            kind = "again" if name in taken_back else "deleted"
        elif _is_same_start(each, starts[name]) or _is_same(each, records.get(name)):
            kind = "there"
        else:
            kind = "changed"
        kinds[kind].append(each)
    return Comparison(**{name: tuple(each) for name, each in kinds.items()})


def _is_near(at: int, others: list[int]) -> bool:
    place = bisect_left(others, at - NEAR)
    return place < len(others) and others[place] <= at + NEAR


def _is_same_start(incoming: Incoming, start: FirstEvent | None) -> bool:
    """Tell whether a session was imported as it is now; what was corrected since does not count."""
    if not isinstance(start, SessionRecorded):
        return False
    return replace(start, entered_at=0, file="") == replace(incoming.event, entered_at=0, file="")


def _is_same(incoming: Incoming, stored: SessionRecord | None) -> bool:
    """Tell whether a session says nothing that its record does not say."""
    if stored is None:
        return False
    coming = record(begin(incoming.event))
    return (
        _content(coming) == _content(stored)
        and set(coming.notes) <= set(stored.notes)
        and set(incoming.pains) <= set(stored.pains)
    )


def _content(session: SessionRecord) -> tuple[object, ...]:
    """Return what makes a session the same; the numbers of its sets are counted anew."""
    sets = [replace(done, set=0) for done in session.sets]
    return (session.started_at, session.offset, session.name, session.session, sets)
