"""What the screen needs of the one who holds the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.coaching.pain import Flag
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.events import PainKind
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace


class Driver(Protocol):
    """A session under way, or one that is only looked at."""

    state: State
    selected: str | None
    on_change: Callable[[], None]

    @property
    def takes_keys(self) -> bool:
        """Whether keys do something; a session that is looked at goes on elsewhere."""

    @property
    def gear(self) -> Gear | None: ...
    @property
    def now(self) -> int: ...
    def tick(self) -> None: ...
    def pace(self) -> Pace | None: ...
    def next_deadline(self) -> int | None: ...
    def perform(self, action: str) -> bool: ...
    def go_to(self, slot: int) -> bool: ...
    def swap(self, slot: int, exercise: Exercise) -> bool: ...
    def report_pain(self, level: int, place: str, kind: PainKind, flag: Flag | None) -> str: ...
    def note(self, text: str) -> bool: ...
