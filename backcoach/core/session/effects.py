"""What should happen outside the core after an event; whoever holds the core performs it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from backcoach.core.session.events import Event

Signal = Literal["rest", "hold", "exercise", "session"]


class Store(Struct, frozen=True):
    """Append the event to the session's record."""

    event: Event


class Ring(Struct, frozen=True):
    """Let the person know, with a sound of its own for each signal."""

    signal: Signal


Effect: TypeAlias = Store | Ring
