"""Mends the fork of a session that two machines went on with at once.

One machine's events were stored first and stay as they are. Of the other's, facts are added behind
them: what was done, noted, felt and corrected. Decisions that were meant for their moment, and what
both did, are set aside. Nothing is thrown away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.fork.net_effect import NetEffect, net_effect
from backcoach.core.session.fork.reapplying import Reapplying
from backcoach.core.session.fork.set_aside import SetAside, is_passing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.state import State

_NEW = (
    ev.SetDone
    | ev.SetAmended
    | ev.SetsCorrected
    | ev.SessionCorrected
    | ev.NoteAdded
    | (ev.PainReported | ev.RedFlagReported | ev.RedFlagCleared)
)  # what a machine brings that a deletion elsewhere did not know of

_ENDINGS = ev.Finished | ev.Continued | ev.Discarded


class Mended(Struct, frozen=True):
    """The events to append to the common log, and what is set aside.

    `apart` are the events of a session of its own: where the other machine had thrown the session
    away, what was done here goes on as that one.
    """

    events: tuple[ev.Event, ...] = ()
    aside: tuple[SetAside, ...] = ()
    apart: tuple[ev.Event, ...] = ()


def mend(
    common: Sequence[ev.Event],
    theirs: Sequence[ev.Event],
    own: Sequence[ev.Event],
    spare_id: str,
) -> Mended:
    """Return what becomes of a machine's own events behind those that both have.

    `theirs` is how the log went on elsewhere. `common` begins with the start of the session; it is
    empty where both machines stored the session by themselves, as with the same import on each.
    `spare_id` is the id for a session of its own. The result depends on nothing else.
    """
    aside: list[SetAside] = []
    if common:
        base = _state(common)
        their_effect = net_effect(base, theirs)
    else:
        base = _state(own[:1])
        their_effect = net_effect(_state(theirs[:1]), theirs[1:])
        if not _is_same_start(theirs[0], own[0]):
            aside.append(SetAside(own[0], "both"))
        own = own[1:]
    own_effect = net_effect(base, own)
    done = any(isinstance(event, ev.SetDone) for event in own_effect.remains)
    if their_effect.state.phase == "discarded" and own_effect.state.phase != "discarded" and done:
        return Mended(apart=_apart((*common, *own), spare_id), aside=tuple(aside))
    aside += (SetAside(event, "undone") for event in own_effect.undone)
    aside += (SetAside(event, "passing") for event in own_effect.idle)
    own_effect, known = _unknown(own_effect, theirs)
    aside += (SetAside(event, "passing") for event in known)
    work = Reapplying(base, their_effect.state, own_effect.state)
    last_there = max((event.at for event in theirs), default=0)
    _take_all(work, own_effect, their_effect, last_there)
    return Mended(tuple(work.events), (*aside, *work.aside))


def _unknown(
    own_effect: NetEffect, theirs: Sequence[ev.Event]
) -> tuple[NetEffect, tuple[ev.Event, ...]]:
    """Return a net effect without the events that the other log has as well, and those events."""
    known = tuple(event for event in own_effect.remains if event in theirs)
    remains = tuple(event for event in own_effect.remains if event not in known)
    return replace(own_effect, remains=remains), known


def _take_all(
    work: Reapplying, own_effect: NetEffect, their_effect: NetEffect, last_there: int
) -> None:
    """Add what remains; of several endings the last one, if that was the last word."""
    has_new = any(isinstance(event, _NEW) for event in their_effect.remains)
    endings = [event for event in own_effect.remains if isinstance(event, _ENDINGS)]
    for event in own_effect.remains:
        if is_passing(event) or (isinstance(event, _ENDINGS) and event is not endings[-1]):
            work.set_aside(event, "passing")
        elif isinstance(event, ev.Finished):
            work.end(event, is_last_word=event.at >= last_there)
        elif isinstance(event, ev.Discarded):
            work.end(event, is_last_word=not has_new)
        else:
            work.take(event)


def _state(events: Sequence[ev.Event]) -> State:
    first, *later = events
    assert isinstance(first, ev.FirstEvent)
    return net_effect(begin(first), later).state


def _is_same_start(theirs: ev.Event, own: ev.Event) -> bool:
    """Tell whether two starts of a session say the same, whenever they were stored."""
    if isinstance(theirs, ev.SessionRecorded) and isinstance(own, ev.SessionRecorded):
        return replace(theirs, entered_at=own.entered_at, file=own.file) == own
    return theirs == own


def _apart(events: Sequence[ev.Event], spare_id: str) -> tuple[ev.Event, ...]:
    first, *later = events
    assert isinstance(first, ev.FirstEvent)
    return (replace(first, id=spare_id), *later)
