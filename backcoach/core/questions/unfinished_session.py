"""The question at the start: what to do with a session that is not finished or runs elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.form import Option, choice
from backcoach.core.session.set_counts import progress

if TYPE_CHECKING:
    from backcoach.core.questions.form import Form
    from backcoach.core.session.state import State

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def unfinished(state: State, now: int, led_by: str = "") -> Form:
    """Return what to ask about a session that was not finished.

    `led_by` is the name of the machine that leads it, "" for this one.
    """
    done, planned = progress(state)
    remainder = "only the pain" if state.pains else "nothing of it"
    ends = (
        Option("keep", "Finish it", "what is done is kept; begins a new one"),
        Option("discard", "Throw it away", f"{remainder} is kept; begins a new one"),
    )
    if not led_by:
        return choice(
            f"{state.plan.name} is not finished",
            (Option("resume", "Resume", "go on where it was left"), *ends),
            f"{done} of {planned} sets, begun {ago(now - state.started_at)}.",
        )
    return choice(
        f"{state.plan.name} is running on {led_by}",
        (
            Option("resume", "Take it over", f"go on here; {led_by} then only watches"),
            Option("watch", "Watch", "see it here without touching it"),
            *ends,
        ),
        f"{done} of {planned} sets, the last {ago(now - max(state.instants))}.",
    )


def elsewhere(state: State | None) -> Form:
    """Return what to ask while another backcoach has the session."""
    return choice(
        "Running in another window",
        (
            *([Option("look", "Watch", "see it here without touching it")] if state else []),
            Option("leave", "Leave"),
        ),
        "That may be a browser as well.",
    )


def ago(milliseconds: int) -> str:
    """Return a length of time as people say it: `5 min ago`, `3 h ago`, `2 days ago`."""
    if milliseconds < 2 * MINUTE:
        return "just now"
    if milliseconds < 2 * HOUR:
        return f"{milliseconds // MINUTE} min ago"
    if milliseconds < 2 * DAY:
        return f"{milliseconds // HOUR} h ago"
    return f"{milliseconds // DAY} days ago"
