"""A conversation in lines of text: lines in, lines out, with a clock that only the test moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.exercises.model import Cues, Library
from backcoach.plain.conversation import Plain
from support.builders import exercise, hold, line, plan_of
from support.screen.fake_host import FakeHost

if TYPE_CHECKING:
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State
    from support.builders import Line


ROW = exercise("row", setup=("Sit tall",), cues=Cues(concentric="Elbows back"), harder="pull")
PULL = exercise("pull")
ASKED = "How many were left? r0 to r4: r0 is none, r2 is two more that would have gone."
OVER = "f goes on training, q leaves."


class Talk:
    """A host with a conversation; `type` returns the lines that are new."""

    def __init__(self, *lines: Line, host: FakeHost | None = None, opened: bool = True) -> None:
        library = Library(exercise=(ROW, PULL, hold()), session=())
        plan = plan_of(*lines) if lines else plan_of(line(ROW, 2, load="20 kg", rest=90, rir=2))
        self.host = host or FakeHost(plan)
        self.host.library = library
        self.lines: list[str] = []
        self.plain = Plain(self.host, self.lines.append)
        if opened:
            self.open()

    def open(self) -> list[str]:
        self.plain.open()
        return self._new()

    def type(self, *lines: str) -> list[str]:
        for typed in lines:
            self.plain.hear(typed)
            self.plain.tick()
        return self._new()

    def wait(self, seconds: float) -> list[str]:
        """Let time pass, waking when the conversation wants to be woken."""
        left = seconds
        while left > 0:
            nap = min(left, self.plain.wait() or left)
            self.host.clock.advance(nap)
            self.plain.tick()
            left -= nap
        return self._new()

    def _new(self) -> list[str]:
        answer, self.lines[:] = self.lines[:], []
        return answer

    @property
    def state(self) -> State:
        return self.host.session.state

    @property
    def step(self) -> Step:
        assert self.state.step is not None
        return self.state.step

    @property
    def done(self) -> list[tuple[int | None, str]]:
        """Reps and loads of the sets that were done."""
        results = [logged.result for logged in self.state.logged.values()]
        return [(result.reps, str(result.load or "")) for result in results if result]


def results(talk: Talk) -> list[Result]:
    """Return what was done, in order."""
    return [logged.result for logged in talk.state.logged.values() if logged.result]
