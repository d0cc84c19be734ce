"""What remains of a run of events once everything that was taken back in it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance
from backcoach.core.session.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STAY = ev.NoteAdded | ev.PainReported  # where an undo of older sessions does not mean them


class NetEffect(Struct, frozen=True):
    """A run of events sorted: what `remains` in its order, what was `undone`, and what did nothing.

    An undo of something older than the run is among what remains. `state` is the one after it all.
    """

    state: State
    remains: tuple[ev.Event, ...]
    undone: tuple[ev.Event, ...]
    idle: tuple[ev.Event, ...]


def net_effect(state: State, run: Iterable[ev.Event]) -> NetEffect:
    """Sort the events that followed a state."""
    remains: list[ev.Event] = []
    undone: list[ev.Event] = []
    idle: list[ev.Event] = []
    for event in run:
        after, effects = advance(state, event)
        if not effects:
            idle.append(event)
        elif isinstance(event, ev.Undone):
            gone = _acts(state) - _acts(after)
            back = [act for act in remains if id(act) in gone and _goes(act, event)]
            undone += back
            remains = [act for act in remains if not (id(act) in gone and _goes(act, event))]
            is_of_the_run = gone <= {id(act) for act in (*back, *remains)}
            (undone if is_of_the_run else remains).append(event)
        else:
            remains.append(event)
        state = after
    return NetEffect(state, tuple(remains), tuple(undone), tuple(idle))


def _goes(act: ev.Event, undo: ev.Undone) -> bool:
    return undo.alone or not isinstance(act, _STAY)


def _acts(state: State) -> set[int]:
    """Return the identities of the acts that an undo could still take back."""
    return {id(act) for act in _chain(state)}


def _chain(state: State) -> Iterator[ev.Event]:
    latest: State | None = state
    while latest is not None and latest.last_act is not None:
        yield latest.last_act
        latest = latest.before
