"""What is asked before a session is ended while sets are open, or without one set done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.form import Option, choice
from backcoach.core.session.set_counts import progress
from backcoach.core.wording.phrases import is_early

if TYPE_CHECKING:
    from backcoach.core.questions.form import Form
    from backcoach.core.session.state import State

GO_ON, END, THROW_AWAY = "go on", "end", "throw away"


def ending(state: State, action: str) -> Form | None:
    """Return what to ask before an action ends the session, None where it may, or ends nothing.

    The second option is the one that ends it. A session in which nothing was done, noted or chosen
    for the next ones is not kept; one of warm-up sets alone may be thrown away.
    """
    if state.is_over or not _ends(state, action):
        return None
    go_on = Option(GO_ON, "Go on", "nothing changes")
    end = Option(END, "Finish here", "what is done is kept")
    consequence = "only the pain is kept" if state.pains else "nothing of it is kept"
    throw_away = Option(THROW_AWAY, "Throw it away", consequence)
    is_unchanged = state.chosen == state.plan.chosen and not state.notes
    if state.last_done is None and is_unchanged:
        return choice("No set is done yet", (go_on, throw_away))
    if not is_early(state) or action != "finish":
        return None
    done, planned = progress(state)
    is_only_warmup = not any(
        step.kind == "work" and state.result(step) for step in state.plan.steps
    )
    if is_only_warmup and is_unchanged:
        return choice("Only warm-up sets are done", (go_on, end, throw_away))
    return choice(f"{done} of {planned} sets done", (go_on, end))


def _ends(state: State, action: str) -> bool:
    """Tell whether an action ends the session: also one that leaves out its last open set."""
    if action == "skip":
        return state.step is not None and state.following() is None
    return action == "finish" or (action == "next" and state.step is None)
