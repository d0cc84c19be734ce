"""Which key does what, after a person changed some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import ACTIONS, BY_ID
from backcoach.core.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

# The terminal, the command palette and leaving must always work.
RESERVED = ("ctrl+c", "ctrl+p", "ctrl+q", "ctrl+z")


def remapped(chosen: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return the keys of every action with the person's choices, and what is wrong with those.

    A wish for an unknown action, a reserved key, or a key that another action has is left
    out and reported in one sentence.
    """
    granted: dict[str, tuple[str, ...]] = {}
    problems = []
    for action_id, wanted in chosen.items():
        if action_id not in BY_ID:
            hint = nearest(action_id, BY_ID)
            problems.append(
                f"unknown action {quoted(action_id)}"
                + (f'; did you mean "{hint}"?' if hint else "")
            )
        elif taken := sorted(set(wanted) & set(RESERVED)):
            problems.append(f"key {quoted(taken[0])} for {action_id} belongs to the program")
        else:
            granted[action_id] = wanted
    while True:
        keys = {action.id: granted.get(action.id, action.keys) for action in ACTIONS}
        clash = _clash(granted, keys)
        if clash is None:
            return keys, problems
        key, action_id, other_id = clash
        problems.append(f"key {quoted(key)} is asked for by {action_id} and belongs to {other_id}")
        del granted[action_id]


def _clash(
    granted: Mapping[str, tuple[str, ...]], keys: Mapping[str, tuple[str, ...]]
) -> tuple[str, str, str] | None:
    """Return a key, the granted wish for it and the other action that has it, if there is one."""
    for action_id, wanted in reversed(list(granted.items())):
        for other_id, taken in keys.items():
            if other_id != action_id and (both := sorted(set(wanted) & set(taken))):
                return both[0], action_id, other_id
    return None
