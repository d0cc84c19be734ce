"""Who follows a session: the room that shows it, and the senses that tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.run.live_session import Coach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.events import SessionStarted
    from backcoach.core.session.state import State
    from backcoach.core.settings.settings import Settings
    from backcoach.interface import Room
    from backcoach.run.watched_session import Onlooker
    from backcoach.signals.announcer import Senses


class Audience:
    """Empty until a room is entered; `past` are the sessions that records are measured by."""

    def __init__(self, past: Sequence[State]) -> None:
        self._past = past
        self._room: Room | None = None
        self._senses: Senses | None = None

    def enter(self, room: Room) -> None:
        self._room = room

    def follow(self, coach: Coach | Onlooker, settings: Settings) -> None:
        """Let the senses follow a coach, once there is a room for them."""
        if self._room is not None and isinstance(coach, Coach):
            from backcoach.signals.announcer import Senses  # noqa: PLC0415  not for the first frame

            self._senses = self._senses or Senses(settings, self._room, self._past)
            self._senses.opened(coach.state)
            coach.observer = self._senses

    def silence(self) -> None:
        """End what the senses have under way; other settings make new ones."""
        if self._senses is not None:
            self._senses.close()
            self._senses = None

    def tell_saved(self) -> None:
        if self._room is not None:
            self._room.tell_saved()

    def tell_begun(self, started: SessionStarted) -> None:
        if self._senses is not None:
            self._senses.began(started)
