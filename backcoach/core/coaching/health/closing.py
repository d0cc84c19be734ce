"""What keeps a session that is over from going on: a red flag, or pain that asks for rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.health.places import asks_for_rest
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from backcoach.core.session.state import State


def closing(state: State) -> Reason | None:
    """Return what to do instead where a session that is over may not go on.

    A red flag ended it, or a pain of which nothing more may be trained today.
    """
    if state.red_flag is not None:
        return instruction(state.red_flag)
    if not state.is_over or not asks_for_rest(state):
        return None
    worst = max(state.pains, key=lambda pain: pain.level)
    return Reason("pain_rest", {"place": worst.place or "back", "level": worst.level})
