"""The one question at the start: what to do with a session that is not finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.wording.exercise_rows import progress

if TYPE_CHECKING:
    from backcoach.core.session.state import State

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Answer(Struct, frozen=True):
    """One answer: what it is called, and what it leads to."""

    id: str
    label: str
    note: str = ""


class Question(Struct, frozen=True):
    """A question with its answers, the most likely one first."""

    title: str
    text: str
    answers: tuple[Answer, ...]


def unfinished(state: State, now: int) -> Question:
    """Return what to ask about a session that was left."""
    done, planned = progress(state)
    return Question(
        f"{state.plan.name} is not finished",
        f"{done} of {planned} sets, begun {ago(now - state.started_at)}.",
        (
            Answer("resume", "Resume", "go on where it was left"),
            Answer("keep", "Finish and keep", "close it as it is, begin a new one"),
            Answer("discard", "Discard", "mark it as discarded, begin a new one"),
        ),
    )


def elsewhere(state: State | None) -> Question:
    """Return what to ask while another backcoach has the session."""
    return Question(
        "A session is live elsewhere",
        "Another backcoach on this data is running it.",
        (
            *([Answer("look", "Look", "watch it here without touching it")] if state else []),
            Answer("leave", "Leave", ""),
        ),
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
