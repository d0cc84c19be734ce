"""How a session is led: the instant of an act, and how sets are started and paced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.session.timing.pacing import is_paced

if TYPE_CHECKING:
    from backcoach.core.session.plan import Step


class Instant(Struct, frozen=True):
    """Now: `at` in milliseconds UTC, and the local offset from UTC in minutes."""

    at: int
    offset: int = 0


class Leading(Struct, frozen=True):
    """How sets are started and paced: seconds to get ready, and whether reps follow their tempo."""

    get_ready: int = 0
    paced: bool = False

    def lead(self, step: Step) -> int:
        """Return the seconds between the start of a set and its first repetition."""
        is_led = (step.is_set and step.is_hold) or self.paces(step)
        return self.get_ready if is_led else 0

    def paces(self, step: Step) -> bool:
        """Return whether the repetitions of a step follow their tempo."""
        return self.paced and is_paced(step)
