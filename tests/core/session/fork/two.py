"""Two machines that go on with one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from support.builders import Coach, exercise, line
from support.machines.forks import copy_of

from backcoach.core.session.fold import replay
from backcoach.core.session.fork.mending import Mended, mend

if TYPE_CHECKING:
    from backcoach.core.session import events as ev
    from backcoach.core.session.state import State


ROWS, CURLS = line("row", 3, rest=60), line("curl", 2, rest=60)
PULL = exercise("pull")


class Two:
    """Two machines with the same session: `there` is stored first, `here` is mended."""

    def __init__(self, before: Coach | None = None) -> None:
        coach = before or Coach(ROWS, CURLS).do()
        self.common: list[ev.Event] = [coach.started, *coach.events]
        self.there = copy_of(self.common, 100_000)
        self.here = copy_of(self.common, 200_000)

    def mend(self) -> Mended:
        known = len(self.common) - 1
        theirs, own = self.there.events[known:], self.here.events[known:]
        self.mended = mend(self.common, theirs, own, "spare")
        return self.mended

    @property
    def after(self) -> State:
        first, *rest = [*self.common, *self.there.events[len(self.common) - 1 :]]
        return replay(cast("ev.FirstEvent", first), [*rest, *self.mended.events])

    @property
    def aside(self) -> list[tuple[str, str]]:
        """What the person is shown: the kind of event and why."""
        return [
            (type(each.event).__name__, each.why) for each in self.mended.aside if each.is_shown
        ]
