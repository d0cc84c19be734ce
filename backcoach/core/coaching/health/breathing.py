"""How to breathe for those who must not hold their breath (R-BREATH-03).

It concerns high blood pressure, diseases of the heart or vessels, hernia, pregnancy, glaucoma and
recent surgery.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.settings.person import Person

THROUGH = "Out through every effort, in on the way back; never hold it"
HOLD_THROUGH = "Slow and even; never hold it"


def with_breathing(exercise: Exercise, person: Person) -> Exercise:
    """Return an exercise with the cue for its breath that suits a person."""
    if not person.breathe_through:
        return exercise
    return replace(exercise, breathing=HOLD_THROUGH if exercise.is_hold else THROUGH)
