"""Adds the shipped exercises, sessions and programmes to those of a person's own file.

It works on the trees of plain values, before they are read, so that a file may name just the keys
of a shipped exercise that it wants otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Tree = dict[str, Any]

_PARTS = ("session", "before", "after")  # of a day of a programme
_EXCLUSIVE = {"reps": "seconds", "seconds": "reps"}


def extended(tree: Tree, shipped: Tree) -> Tree:
    """Return the tree of a file with everything shipped behind it; as it is with `extends = false`.

    An exercise with a shipped id keeps the shipped keys that it does not name, a session or a
    programme with a shipped id replaces the shipped one. A shipped programme then leads through
    the person's session, with those of its changes that name no exercise. What the file holds
    keeps its place, so that a mistake in it has its line.
    """
    if tree.get("extends") is False:
        return tree
    replaced = {str(row.get("id")) for row in _tables(tree, "session")}
    programmes = [_without_lost(row, replaced) for row in shipped.get("programme", [])]
    return {
        **tree,
        "exercise": _joined(tree.get("exercise", []), shipped["exercise"], _completed),
        "session": _joined(tree.get("session", []), shipped["session"], _own),
        "programme": _joined(tree.get("programme", []), programmes, _own),
    }


def with_plans(own: Tree, shipped: Tree, plans: Iterable[Tree]) -> Tree:
    """Return the shipped tree with what accepted plans have, the later ones before earlier ones.

    A session or programme takes the place of one of its id, unless it is the same; exercises are
    added where their ids are new, there and in the person's `own` tree, so that other sessions
    stay as they are.
    """
    own_ids = _by_id(_tables(own, "exercise")).keys()
    for plan in plans:
        known = {row["id"] for row in shipped["exercise"]} | own_ids
        sessions = [row for row in _tables(plan, "session") if row not in shipped["session"]]
        replaced = {*_by_id(sessions)}
        programmes = [_without_lost(row, replaced) for row in shipped.get("programme", [])]
        exercises = _by_id(_tables(plan, "exercise"))
        new = [row for name, row in exercises.items() if name not in known]
        shipped = {
            **shipped,
            "exercise": [*shipped["exercise"], *new],
            "session": _put(shipped["session"], sessions),
            "programme": _put(programmes, _tables(plan, "programme")),
        }
    return shipped


def _put(rows: list[Tree], others: list[Tree]) -> list[Tree]:
    """Return rows with others in place of those of their ids, or behind them."""
    return [*{**_by_id(rows), **_by_id(others)}.values()]


def _by_id(rows: Iterable[Tree]) -> dict[str, Tree]:
    """Return rows by their ids; what has none is passed over."""
    return {row["id"]: row for row in rows if isinstance(row.get("id"), str)}


def _joined(rows: Any, shipped: list[Tree], join: Callable[[Tree, Tree], Tree]) -> Any:
    """Return rows, each joined with the shipped row of its id, and the other shipped rows."""
    if not isinstance(rows, list):
        return rows
    by_id = {row["id"]: row for row in shipped}
    ids = [row.get("id") if isinstance(row, dict) else None for row in rows]
    known = {name for name in ids if isinstance(name, str)}
    joined = [
        join(row, by_id[name]) if isinstance(name, str) and name in by_id else row
        for row, name in zip(rows, ids, strict=True)
    ]
    return [*joined, *(row for row in shipped if row["id"] not in known)]


def _tables(tree: Tree, key: str) -> list[Tree]:
    rows = tree.get(key)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _without_lost(programme: Tree, replaced: set[str]) -> Tree:
    """Return a shipped programme without its changes to single exercises, if one may be gone."""
    days = _tables(programme, "day")
    if not any({day.get(key) for key in _PARTS} & replaced for day in days):
        return programme
    phases = [row for row in _tables(programme, "phase") if "exercises" not in row]
    others = {key: value for key, value in programme.items() if key != "phase"}
    return {**others, "phase": phases} if phases else others


def _own(row: Tree, _shipped: Tree) -> Tree:
    return row


def _completed(row: Tree, shipped: Tree) -> Tree:
    """Return a row with the shipped keys that it lacks, also within its tables."""
    taken = {_EXCLUSIVE.get(key) for key in row}
    completed = {key: value for key, value in shipped.items() if key not in taken}
    for key, value in row.items():
        before = shipped.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            completed[key] = {**before, **value}
        else:
            completed[key] = value
    return completed
