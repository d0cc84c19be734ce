"""The line that stands in the terminal after the screen has closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.views.summary import summary
from backcoach.core.wording.exercise_rows import progress

if TYPE_CHECKING:
    from backcoach.core.session.state import State


def farewell(state: State) -> str:
    """Return how a session was left."""
    if state.phase == "discarded":
        return "Session discarded."
    if state.is_over:
        return f"Session complete: {summary(state).headline}."
    if not state.logged:
        return "Left before the first set."
    done, planned = progress(state)
    return f"Left after {done} of {planned} sets; the next start offers to go on."
