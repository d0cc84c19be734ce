"""Visits of somebody with a pain, through the plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach import clock
from backcoach.core.settings.settings import BodyWeight, Settings
from backcoach.plain.conversation import Plain
from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    import pytest

    from backcoach.core.session.state import State


DAY = 24 * 3_600_000


class Visits:
    """Starts the program day after day; `type` returns the lines that answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._today = clock.wall_ms() - 30 * DAY
        monkeypatch.setattr(clock, "wall_ms", lambda: self._today)
        settings = Settings(
            level="intermediate", pacer=False, body_weight=BodyWeight.parse("80 kg")
        )
        settings_file.write(config_dir(), settings)
        self.lines: list[str] = []
        self.start()

    def start(self, days: int = 0, session: str = "intermediate") -> list[str]:
        """Start a session so many days later; return what is written first."""
        self._today += days * DAY
        self.host = SessionHost(data_dir(), gather(session, None), is_mine=True)
        self.host.decide(fresh=True, resume=False)
        self.plain = Plain(self.host, self.lines.append)
        self.plain.open()
        return self._new()

    def wait(self, minutes: int) -> None:
        self._today += minutes * 60_000

    def type(self, *lines: str) -> list[str]:
        for typed in lines:
            self.plain.hear(typed)
            self.plain.tick()
        return self._new()

    def leave(self) -> None:
        """Finish what is under way and leave."""
        if not self.state.is_over and self.host.session.takes_keys:
            self.type("f", "f")
        self.type("q")
        assert self.host.close(10) == ""

    def _new(self) -> list[str]:
        lines, self.lines[:] = self.lines[:], []
        return lines

    @property
    def state(self) -> State:
        return self.host.session.state

    def loads(self) -> dict[str, str]:
        """Return what the next set of each exercise that is left is to be done with."""
        planned: dict[str, str] = {}
        for step in self.state.open_steps():
            if step.kind == "work":
                result = self.state.prefill(step)
                name = self.state.plan.exercise(step).id
                planned.setdefault(name, str(result.load or result.reps))
        return planned

    def hinges(self) -> list[str]:
        slots = self.state.plan.slots
        return [slot.exercise.id for slot in slots if slot.exercise.pattern == "hinge"]
