"""How much longer to rest after a set that was harder than meant (4.4 of the session rules)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.exercises.usual_rest import rest_range

if TYPE_CHECKING:
    from backcoach.core.coaching.between_sets.set_review import SetReview
    from backcoach.core.session.state import State

HARD_EXTRA = 60  # seconds
SHORT_EXTRA = 30
HARD = 2  # reps missed, or less left than meant


def longer_by(state: State, review: SetReview) -> int:
    """Return by how many seconds the running rest should be longer than planned, in all.

    Only a rest between sets grows, and only up to the most that its class allows
    (R-REST-01); where more is written, that stays. The set just done alone decides.
    """
    logged = state.logged[review.done.step.id].rest_planned
    if state.countdown is None or state.countdown.gap != "rest" or logged is None:
        return 0
    worst = max(review.missing, -(review.spare or 0))
    wanted = HARD_EXTRA if worst >= HARD else SHORT_EXTRA if worst else 0
    room = rest_range(review.exercise, state.plan.goal).highest - logged
    return max(0, min(wanted, room))
