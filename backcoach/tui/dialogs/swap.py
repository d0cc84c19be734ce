"""The question which neighbour to do instead of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.exercises.substitutes import alternatives
from backcoach.core.questions.unfinished_session import Answer
from backcoach.tui.dialogs.choice import Choice

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library
    from backcoach.core.session.state import State


def swap_choice(library: Library, state: State, slot: int) -> Choice | None:
    """Return the question for a slot, None where the library knows no neighbour."""
    exercise = state.plan.slots[slot].exercise
    answers = [
        Answer(one.exercise.id, one.exercise.name, one.relation)
        for one in alternatives(library, exercise)
    ]
    return Choice(f"Instead of {exercise.name}", answers) if answers else None
