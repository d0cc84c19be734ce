"""Where the steps that one machine added to a plan stand in the plan of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.session import events as ev
from backcoach.core.session.plan import step_id

if TYPE_CHECKING:
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State


class PlanMapping:
    """Gives swaps and added sets numbers that are free in another plan, and remembers them."""

    def __init__(self) -> None:
        self._slots: dict[int, int] = {}
        self._steps: dict[str, str] = {}

    def step(self, name: str) -> str:
        """Return the id in the other plan of a step of one's own."""
        return self._steps.get(name, name)

    def mapped(
        self, event: ev.ExerciseSwapped | ev.SetAdded, there: State
    ) -> ev.ExerciseSwapped | ev.SetAdded | None:
        """Return a change of the plan for another plan, None where that has it already."""
        if isinstance(event, ev.SetAdded):
            slot = self._slots.get(event.slot, event.slot)
            added = tuple(self._placed(step, slot) for step in event.steps)
            if all(there.plan.step(step.id) for step in added):
                return None
            return replace(event, slot=slot, after=self.step(event.after), steps=added)
        slot = len(there.plan.slots)
        steps = {
            self.step(name): tuple(self._placed(step, slot) for step in made)
            for name, made in event.steps.items()
        }
        own_slots = {step.slot for made in event.steps.values() for step in made}
        self._slots |= dict.fromkeys(own_slots, slot)
        return replace(event, slot=self._slots.get(event.slot, event.slot), steps=steps)

    def _placed(self, step: Step, slot: int) -> Step:
        """Return a step of one's own in a slot of the other plan."""
        name = step_id(slot, step.kind, step.set, step.side)
        self._steps[step.id] = name
        return replace(step, id=name, slot=slot)
