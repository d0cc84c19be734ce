"""How to breathe in a heavy deadlift, and for those who must not hold their breath.

R-BREATH-02: from 80 % of the maximum on a brief hold cannot be avoided (Hackett and Chow 2013): one
breath for each repetition. R-BREATH-03 concerns high blood pressure, diseases of the heart or
vessels, hernia, pregnancy, glaucoma and recent surgery.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.plan import Step
    from backcoach.core.settings.person import Person

THROUGH = "Out through every effort, in on the way back; never hold it"
HEAVY = "In, brace, lift; out past the knees; each rep anew"
HEAVY_REPS = 7  # to failure: as many as 80 % of the maximum allow
HOLD_THROUGH = "Slow and even; never hold it"


def with_breathing(exercise: Exercise, person: Person, first: Step | None = None) -> Exercise:
    """Return an exercise with the cue for its breath that suits a person and the first work set."""
    if not person.breathe_through:
        return replace(exercise, breathing=HEAVY) if _is_heavy(exercise, first) else exercise
    return replace(exercise, breathing=HOLD_THROUGH if exercise.is_hold else THROUGH)


def _is_heavy(exercise: Exercise, step: Step | None) -> bool:
    """Tell whether a set is a barbell hinge with 80 % of the maximum or more."""
    is_barbell_hinge = exercise.pattern == "hinge" and exercise.implement == "barbell"
    if not is_barbell_hinge or step is None or step.reps is None or step.rir is None:
        return False
    return step.reps.lo + step.rir <= HEAVY_REPS
