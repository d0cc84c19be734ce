"""Which other machine leads a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcoach.storage.store import Store

_LEADER = """
    SELECT shared.name FROM shared, machine
    WHERE session = ? AND holder <> machine.id AND wanted = 0"""


def leader(store: Store, session: str) -> str:
    """Return the name of the other machine that leads a session, "" where none does."""
    names = store.select(_LEADER, session)
    return str(names[0][0]) or "another machine" if names else ""
