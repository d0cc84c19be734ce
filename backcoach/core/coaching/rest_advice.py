"""How much longer to rest after a set that was harder than meant (4.4 of the session rules)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.exercises.usual_rest import rest_range

if TYPE_CHECKING:
    from backcoach.core.coaching.just_done import SetReview
    from backcoach.core.session.state import State

HARD_EXTRA = 60  # seconds
SHORT_EXTRA = 30


def longer_by(state: State, done: SetReview) -> int:
    """Return by how many seconds the running rest should be longer than planned, in all.

    Only a rest between sets grows, and only up to the most that its class allows
    (R-REST-01); where more is written, that stays. The set just done alone decides.
    """
    planned = state.logged[done.step.id].rest_planned
    if state.countdown is None or state.countdown.gap != "rest" or planned is None:
        return 0
    wished = 0
    if done.verdict.is_hard:
        wished = HARD_EXTRA
    elif done.verdict.missed:
        wished = SHORT_EXTRA
    room = rest_range(done.exercise, state.plan.goal).highest - planned
    return max(0, min(wished, room))
