"""A session as a user interface sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.reason import Reason
    from backcoach.core.session.events import Flag, PainKind
    from backcoach.core.session.plan import Result
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace


class Session(Protocol):
    """A session that is driven, or one that is only watched.

    `selected` is the id of the step that corrections change, None for the usual one. `on_message`
    is told in a sentence what the person has just done, `on_change` is called after each change.
    Methods that return a bool return whether anything changed.
    """

    state: State
    selected: str | None
    on_change: Callable[[], None]
    on_message: Callable[[str], None]

    @property
    def takes_keys(self) -> bool:
        """Whether actions have an effect; False for a session that is only watched."""

    @property
    def gear(self) -> Gear | None:
        """The person's equipment, None where the session is only watched."""

    @property
    def now(self) -> int:
        """Milliseconds UTC."""

    def tick(self) -> None:
        """Apply what became due with time."""

    def pace(self) -> Pace | None:
        """Return the phase and repetition of the set under way, None where it is not paced."""

    def next_deadline(self) -> int | None:
        """Return when something becomes due by itself, in milliseconds UTC."""

    def perform(self, action: str) -> bool:
        """Carry out a `session` action of the table."""

    def state_after(self, action: str) -> State:
        """Return the state that an action would lead to, the same one where it has no use."""

    def leave(self) -> None:
        """Pause what is timed, as the person is away from the screen."""

    def wait(self) -> None:
        """Pause a led set or a hold, as something stands over the screen."""

    def go_on(self) -> None:
        """Go on after `wait`, unless something was done meanwhile."""

    def discard(self) -> bool:
        """End the session so that it does not count."""

    def go_to(self, slot: int) -> bool:
        """Go to the first open set of an exercise."""

    def swap(self, slot: int, exercise: Exercise) -> bool:
        """Do another exercise in this slot."""

    def choose(self, instead_of: Exercise, exercise: Exercise) -> bool:
        """Do another exercise instead of this one from the next session on."""

    def report_pain(
        self, level: int, place: str, kind: PainKind, flag: Flag | None
    ) -> tuple[Reason, ...]:
        """Record a pain; return what to do about it."""

    def amend(self, step: str, result: Result) -> bool:
        """Log other numbers for a set."""

    def note(self, text: str) -> bool:
        """Write a line into the record of the session."""
