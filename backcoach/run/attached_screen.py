"""The screen that shows a session, and the announcer that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach import signals
from backcoach.run.live_session import LiveSession

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.events import SessionStarted
    from backcoach.core.session.state import State
    from backcoach.core.settings.settings import Settings
    from backcoach.interface import Screen
    from backcoach.run.watched_session import WatchedSession
    from backcoach.signals.announcer import Announcer


class AttachedScreen:
    """Forwards events to the screen and the announcer once a screen has attached.

    `past` are the sessions with which personal records are compared.
    """

    def __init__(self, past: Sequence[State]) -> None:
        self._past = past
        self._screen: Screen | None = None
        self._announcer: Announcer | None = None

    def enter(self, screen: Screen) -> None:
        self._screen = screen

    def follow(self, session: LiveSession | WatchedSession, settings: Settings) -> None:
        """Let the announcer follow a live session, once there is a screen."""
        if self._screen is not None and isinstance(session, LiveSession):
            self._announcer = self._announcer or signals.announcer.Announcer(
                settings, self._screen, self._past
            )
            self._announcer.opened(session.state)
            session.observer = self._announcer

    def silence(self) -> None:
        """Stop the announcer; the next `follow` makes a new one with other settings."""
        if self._announcer is not None:
            self._announcer.close()
            self._announcer = None

    def tell_saved(self) -> None:
        if self._screen is not None:
            self._screen.tell_saved()

    def tell_begun(self, started: SessionStarted) -> None:
        if self._announcer is not None:
            self._announcer.began(started)
