"""A session that is only watched: one that another program runs, or an unfinished one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.clock import Clock
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.reason import Reason
    from backcoach.core.session.events import Flag, PainKind
    from backcoach.core.session.plan import Result
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace

LOOK_AGAIN = 1000  # ms


class WatchedSession:
    """A `Session` that keys cannot change; `again` reads its newest state, None keeps the first."""

    def __init__(
        self, state: State, clock: Clock, again: Callable[[], State | None] | None = None
    ) -> None:
        self.state = state
        self.selected: str | None = None
        self.on_change: Callable[[], None] = lambda: None
        self.on_message: Callable[[str], None] = lambda _: None
        self._clock = clock
        self._again = again

    @property
    def takes_keys(self) -> bool:
        return False

    @property
    def gear(self) -> None:
        return None

    @property
    def now(self) -> int:
        return self._clock.now()

    def tick(self) -> None:
        """Read the state again, where another program may have changed it."""
        if self._again is not None:
            self.state = self._again() or self.state

    def pace(self) -> Pace | None:
        return None

    def next_deadline(self) -> int | None:
        return self.now + LOOK_AGAIN if self._again else None

    def perform(self, action: str) -> bool:  # noqa: ARG002  nothing is done by looking
        return False

    def state_after(self, action: str) -> State:  # noqa: ARG002  likewise
        return self.state

    def leave(self) -> None:
        """Do nothing: no set is under way here."""

    def wait(self) -> None:
        """Do nothing: a watched session does not wait."""

    def go_on(self) -> None:
        """Do nothing: a watched session did not wait."""

    def discard(self) -> bool:
        return False

    def go_to(self, slot: int) -> bool:  # noqa: ARG002  nothing is done by looking
        return False

    def swap(self, slot: int, exercise: Exercise) -> bool:  # noqa: ARG002  nor is anything else
        return False

    def choose(self, instead_of: Exercise, exercise: Exercise) -> bool:  # noqa: ARG002  nor is anything else
        return False

    def report_pain(
        self,
        level: int,  # noqa: ARG002  nor reported
        place: str,  # noqa: ARG002  nor reported
        kind: PainKind,  # noqa: ARG002  nor reported
        flag: Flag | None,  # noqa: ARG002  nor reported
    ) -> tuple[Reason, ...]:
        return ()

    def amend(self, step: str, result: Result) -> bool:  # noqa: ARG002  nothing is logged here
        return False

    def note(self, text: str) -> bool:  # noqa: ARG002  nor written
        return False
