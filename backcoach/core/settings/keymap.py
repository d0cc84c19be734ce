"""Which key does what, after a person changed some."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from backcoach.core.actions import ACTIONS, BY_ID, key_name
from backcoach.core.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

# The terminal, the command palette and leaving must always work.
RESERVED = ("ctrl+c", "ctrl+p", "ctrl+q", "ctrl+z")
SPARE = tuple(f"f{number}" for number in range(2, 13))  # keys that no action has by default


def remapped(chosen: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return the keys of every action with the person's choices, and what is wrong with those.

    A choice for an unknown action, of a reserved key, or of a key that another action has is
    left out and reported in one sentence. Actions that yield take other keys instead.
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
        keys = _keys(granted)
        clash = _clash(granted, keys)
        if clash is None:
            return keys, problems
        key, action_id, other_id = clash
        problems.append(f"key {quoted(key)} is asked for by {action_id} and belongs to {other_id}")
        del granted[action_id]


def learned(
    own: Mapping[str, tuple[str, ...]], action_id: str, key: str
) -> dict[str, tuple[str, ...]]:
    """Return a person's keys with one more key for an action.

    An action that has the key so far keeps its others, or takes the capital letter or a key of
    F2 to F12. Raises ValueError for a key that belongs to the program.
    """
    if key in RESERVED:
        raise ValueError(f"{key_name(key)} belongs to the program; press another key")
    keys, _ = remapped(own)
    taken = set(chain.from_iterable(keys.values()))
    chosen = {**own, action_id: (*(k for k in keys[action_id] if k != key), key)}
    for other_id, theirs in keys.items():
        if other_id != action_id and key in theirs:
            others = tuple(k for k in theirs if k != key)
            free = next(k for k in (key.upper(), *SPARE) if k not in taken)
            chosen[other_id] = others or (free,)
    return chosen


def _keys(granted: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the granted keys with the usual ones of the other actions.

    An action that yields takes the capital letter of a key that was granted to another one, or
    the first free one of F2 to F12.
    """
    taken = set(chain.from_iterable(granted.values()))
    keys = {}
    for action in ACTIONS:
        usual = list(action.keys)
        for place, key in enumerate(usual if action.yields else ()):
            usual[place] = next((k for k in (key, key.upper(), *SPARE) if k not in taken), key)
            taken.add(usual[place])
        keys[action.id] = granted.get(action.id) or tuple(usual)
    return keys


def _clash(
    granted: Mapping[str, tuple[str, ...]], keys: Mapping[str, tuple[str, ...]]
) -> tuple[str, str, str] | None:
    """Return a key, the action that was granted it and the other one that has it, if any."""
    for action_id, wanted in reversed(list(granted.items())):
        for other_id, taken in keys.items():
            if other_id != action_id and (both := sorted(set(wanted) & set(taken))):
                return both[0], action_id, other_id
    return None
