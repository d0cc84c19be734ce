"""Answers that change nothing, and the time until the next change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.plain import lines as words
from backcoach.plain.typed_commands import help_lines

if TYPE_CHECKING:
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session

SECOND = 1000  # ms


def answers(host: Host, action: str) -> list[str]:
    """Return the answer to a question, no lines for an action that changes something."""
    session = host.session
    state, now = session.state, session.now
    if action == "help":
        return help_lines(host.keymap)
    if action == "time":
        return [words.clock_line(state, now)]
    if action == "more":
        return words.more(state, session.gear, host.keymap)
    if action == "why":
        return words.why_lines(state)
    if action == "history":
        return words.history_lines(host.history(), now)
    return words.session_lines(state) if action == "list" else []


def seconds_to_wait(session: Session) -> float | None:
    """Return the seconds until something changes by itself, None where nothing will.

    The seconds before a deadline count one by one; soon after it there is one more.
    """
    now, deadline, pace = session.now, session.next_deadline(), session.pace()
    waits = []
    if deadline is not None:
        left = deadline - now
        waits.append(1 if -SECOND < left <= 0 else (left - 1) % SECOND + 1)
    if pace is not None and pace.changes_at is not None:
        waits.append(max(1, pace.changes_at - now))
    return min(waits) / SECOND if waits else None
