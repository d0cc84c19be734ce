"""Opens the screen of a coach on the terminal, with a server that is asked in another thread."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING

from backcoach.cli.people.report import report_of
from backcoach.sync.offers import send
from backcoach.sync.practice import practice
from backcoach.sync.server.errors import SyncError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import Library
    from backcoach.core.settings.settings import Settings
    from backcoach.core.views.lifter_report import LifterReport
    from backcoach.sync.practice import Practice, Somebody

LATEST = 60  # sessions that are read of each: more than twelve weeks, and not ten years


class _Asked:
    """The server as the screen asks it; a connection that was lost is made anew."""

    def __init__(
        self, lifters: Sequence[Somebody], library: Library, settings: Settings, stack: ExitStack
    ) -> None:
        self._lifters = {each.login: each for each in lifters}
        self._library, self._settings = library, settings
        self._stack = stack
        self._server: Practice | None = None

    def read(self, login: str) -> LifterReport | str:
        try:
            log = self._connected().log(self._lifters[login].id, LATEST)
        except SyncError as error:
            return self._lost(error)
        return report_of(log, self._lifters[login], self._library, self._settings.units)

    def write(self, login: str, note: str) -> str:
        try:
            number = send(self._connected(), login, "", note, None)
        except SyncError as error:
            return self._lost(error)
        return f"Sent to {login} as number {number}"

    def _connected(self) -> Practice:
        if self._server is None:
            self._server = self._stack.enter_context(practice(self._settings.sync))
        return self._server

    def _lost(self, error: SyncError) -> str:
        self._server = None
        return str(error)


def open_practice(lifters: Sequence[Somebody], library: Library, settings: Settings) -> None:
    """Show those who let one look until the screen is left."""
    from backcoach.cli.run import screen_on_the_terminal
    from backcoach.tui.practice.screen import PracticeScreen
    from backcoach.tui.single_screen import SingleScreenApp

    with ExitStack() as stack:
        asked = _Asked(lifters, library, settings, stack)
        named = [(each.login, each.name) for each in lifters]
        made = partial(PracticeScreen, named, asked.read, asked.write)
        app = SingleScreenApp(made, settings.look.theme)
        with suppress(KeyboardInterrupt), screen_on_the_terminal():
            app.run()
