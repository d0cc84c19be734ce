"""A session that passes its events to an announcer, and what that did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.leading import Leading
from backcoach.core.settings.person import Person
from backcoach.core.settings.settings import Settings, Signals
from backcoach.run.live_session import LiveSession
from backcoach.signals.announcer import Announcer
from support.builders import line, plan_of
from support.fakes import FakeClock
from support.screen.fake_screen import FakeScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.state import State


SILENT = ("", "rest", "hold")


class Notebook:
    def save(self, event: ev.Event, state: State) -> None:
        """Keep nothing."""


class Session:
    """A session that passes its events to an announcer as a live session does."""

    def __init__(
        self,
        *lines: Any,
        settings: Settings | None = None,
        screen: FakeScreen | None = None,
        past: Sequence[State] = (),
        **signals: bool,
    ) -> None:
        chosen = settings or Settings(signals=structs.replace(Signals(), **signals))
        plan = plan_of(*(lines or (line("row", 2, rest=20),)))
        self.screen = screen or FakeScreen()
        self.clock = FakeClock(0)
        self.started = ev.SessionStarted(at=0, id="s", plan=plan)
        leading = Leading(chosen.get_ready, chosen.pacer)
        person = Person(gear=DEFAULT["kg"])
        self.coach = LiveSession(begin(self.started), self.clock, Notebook(), person, leading)
        self.announcer = Announcer(chosen, self.screen, past)
        self.coach.observer = self.announcer

    def press(self, *actions: str) -> Session:
        for action in actions:
            self.coach.perform(action)
        return self

    def wait(self, seconds: float, step: float = 1) -> Session:
        """Let time pass, looking at the clock every so often."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            self.coach.tick()
        return self
