"""The question which neighbour to do instead of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.neighbours import alternatives
from backcoach.core.question import Answer
from backcoach.tui.choice import Choice

if TYPE_CHECKING:
    from backcoach.core.model import Library
    from backcoach.core.state import State


def swap_choice(library: Library, state: State, slot: int) -> Choice | None:
    """Return the question for a slot, None where the library knows no neighbour."""
    exercise = state.plan.slots[slot].exercise
    answers = [
        Answer(one.exercise.id, one.exercise.name, one.relation)
        for one in alternatives(library, exercise)
    ]
    return Choice(f"Instead of {exercise.name}", answers) if answers else None
