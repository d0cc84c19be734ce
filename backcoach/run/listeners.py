"""Who is told of each event of a session: what stores it, and what makes it heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from backcoach.core.session import events as ev
    from backcoach.core.session.fold import Signal
    from backcoach.core.session.state import State


class Recorder(Protocol):
    """Takes each event with the state that it led to, and keeps both safe."""

    def save(self, event: ev.Event, state: State) -> None: ...


class Observer(Protocol):
    """Is told what happens, and what of it is to be heard."""

    def ring(self, signal: Signal, state: State) -> None: ...
    def happened(self, before: State | None, after: State, event: ev.Event) -> None: ...
    def passed(self, state: State, before: int, now: int) -> None: ...
