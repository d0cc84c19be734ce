"""The screen that shows a session, and the announcer that follows it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach import exchange, signals
from backcoach.core.session.past.session_record import record
from backcoach.run.live_session import LiveSession
from backcoach.userfiles.safe_files import FileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.events import Event, SessionStarted
    from backcoach.core.session.state import State
    from backcoach.core.settings.settings import Settings
    from backcoach.interface.screen import Screen
    from backcoach.run.listeners import Observer
    from backcoach.run.watched_session import WatchedSession
    from backcoach.signals.announcer import Announcer


class _WritesText:
    """Writes a session as text as soon as it is finished, before its hooks start."""

    def __init__(self, observer: Observer, folder: str) -> None:
        self._observer = observer
        self._folder = folder
        self.ring = observer.ring
        self.passed = observer.passed

    def happened(self, before: State | None, after: State, event: Event) -> None:
        """Write the text; what keeps it from being written is said when the program ends."""
        if after.phase == "finished":
            with suppress(FileError):
                folder = exchange.text_folder.named_folder(self._folder)
                exchange.text_folder.TextFolder(folder).update([record(after)])
        self._observer.happened(before, after, event)


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
            if settings.text.folder:
                session.observer = _WritesText(self._announcer, settings.text.folder)

    def silence(self) -> None:
        """Stop the announcer; the next `follow` makes a new one with other settings."""
        if self._announcer is not None:
            self._announcer.close()
            self._announcer = None

    def leave(self, session: LiveSession | WatchedSession | None) -> None:
        """End everything, as the screen is gone; what is timed in the session waits."""
        self.silence()
        if session is not None:
            session.on_change = lambda: None
            session.on_message = lambda _: None
            session.leave()

    def remark(self, text: str) -> None:
        if self._screen is not None:
            self._screen.remark(text)

    def tell_saved(self) -> None:
        if self._screen is not None:
            self._screen.tell_saved()

    def tell_begun(self, started: SessionStarted) -> None:
        if self._announcer is not None:
            self._announcer.began(started)
