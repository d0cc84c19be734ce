"""A live session with a clock that only the test moves, and what it kept and showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.leading import Leading
from backcoach.core.settings.person import Person
from backcoach.run.live_session import LiveSession
from support.builders import Line, exercise, hold, line, one_armed, plan_of
from support.fakes import FakeClock

if TYPE_CHECKING:
    from backcoach.core.session.fold import Signal
    from backcoach.core.session.state import State


PERSON = Person(gear=DEFAULT["kg"])


class Recorder:
    """Keeps what the session reports: events saved, signals rung, changes."""

    def __init__(self) -> None:
        self.saved: list[ev.Event] = []
        self.rung: list[Signal] = []
        self.happened_to: list[tuple[State | None, State, ev.Event]] = []
        self.looked: list[tuple[int, int]] = []
        self.changes = 0

    def save(self, event: ev.Event, state: State) -> None:
        assert state is not None
        self.saved.append(event)

    def ring(self, signal: Signal, _: State) -> None:
        self.rung.append(signal)

    def happened(self, before: State | None, after: State, event: ev.Event) -> None:
        self.happened_to.append((before, after, event))

    def passed(self, _: State, before: int, now: int) -> None:
        self.looked.append((before, now))

    def changed(self) -> None:
        self.changes += 1


class Live:
    """A live session with a fake clock, and a recorder of what it reports."""

    def __init__(
        self,
        *lines: Line,
        paced: bool = False,
        reports: tuple[ev.HealthEvent, ...] = (),
        breathe_through: bool = False,
    ) -> None:
        self.clock = FakeClock(1000, offset=120)
        self.recorder = Recorder()
        self.started = ev.SessionStarted(at=1000, id="uuid", plan=plan_of(*lines))
        self.session = LiveSession(
            begin(self.started),
            self.clock,
            self.recorder,
            structs.replace(PERSON, breathe_through=breathe_through),
            Leading(3, paced),
            reports=reports,
        )
        self.session.observer = self.recorder
        self.session.on_change = self.recorder.changed

    @property
    def state(self) -> State:
        return self.session.state

    def press(self, *actions: str) -> bool:
        """Press keys one after the other; return whether the last one had an effect."""
        return [self.session.perform(action) for action in actions][-1]

    def wait(self, seconds: float) -> Live:
        self.clock.advance(seconds)
        self.session.tick()
        return self


def mixed_session(paced: bool = False) -> Live:
    return Live(
        line(exercise("row", tempo="3-1-1-1"), 3, load="20 kg", rest=90, rir=2, warmup=[8]),
        line(one_armed(), 2),
        line(hold(seconds=20), 1),
        paced=paced,
    )
