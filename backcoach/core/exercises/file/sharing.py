"""A session or a programme as a file for another person, with the exercises that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import tomlkit

from backcoach.core.exercises.file.extending import extended, with_plans
from backcoach.core.toml.reading import decoded, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.exercises.file.extending import Tree

Kind = Literal["session", "programme"]

HEADS: dict[Kind, tuple[str, ...]] = {
    "session": (
        "Train it with `backcoach run {id} --file` and the name of this file.",
        "Its exercises are added to those that are shipped.",
    ),
    "programme": (
        "Choose it with `backcoach programme {id} --file` and the name of this file, and train it",
        "with `backcoach run --file`. Its exercises are added to those that are shipped.",
    ),
}
LINKS = ("easier", "harder")


def shared(
    data: bytes,
    shipped: bytes,
    name: str,
    kind: Kind = "session",
    plans: Iterable[tuple[str, bytes]] = (),
) -> str:
    """Return a session or programme of a file, given as bytes that were read without a mistake."""
    base = read_tree(decoded(shipped, "exercises.toml"), "exercises.toml")
    trees = [read_tree(decoded(plan, its_name), its_name) for its_name, plan in plans]
    tree = read_tree(decoded(data, "exercises.toml"), "exercises.toml")
    return shared_text(extended(tree, with_plans(tree, base, trees)), base, name, kind)


def shared_text(tree: Tree, shipped: Tree, name: str, kind: Kind = "session") -> str:
    """Return a session or a programme, by its id, of a whole tree as an exercises file.

    The exercises of its lines are in it with every key, so that it means the same where the
    shipped ones are of another version, and so are their neighbours that are not shipped. With a
    programme come its sessions; one that would follow is only named if it is shipped.
    """
    (chosen,) = (row for row in tree[kind] if row["id"] == name)
    sessions, more = [chosen], []
    document = tomlkit.document()
    for line in HEADS[kind]:
        document.add(tomlkit.comment(line.format_map(chosen)))
    document.add(tomlkit.nl())
    if kind == "programme":
        if chosen.get("then") not in {row["id"] for row in shipped["programme"]}:
            chosen = {key: value for key, value in chosen.items() if key != "then"}
        parts = {day.get(key) for day in chosen["day"] for key in ("session", "before", "after")}
        sessions = [row for row in tree["session"] if row["id"] in parts]
        ends = [chosen["end"]] if "end" in chosen else []
        more = [row["exercise"] for row in (*chosen.get("test", ()), *ends)]
    document.add("session", tomlkit.item(sessions))
    if kind == "programme":
        document.add("programme", tomlkit.item([chosen]))
    document.add("exercise", tomlkit.item(list(_needed(tree, shipped, sessions, more))))
    return tomlkit.dumps(document)


def _needed(
    tree: Tree, shipped: Tree, sessions: Iterable[Tree], more: Iterable[str]
) -> Iterable[Tree]:
    """Yield the exercises of sessions and `more`, and of their ladders those not shipped."""
    by_id = {row["id"]: row for row in tree["exercise"]}
    known = {row["id"] for row in shipped["exercise"]}
    named = (line["exercise"] for session in sessions for line in session["exercise"])
    wanted = list(dict.fromkeys((*named, *more)))
    for name in wanted:
        row = by_id[name]
        yield row
        links = (row[link] for link in LINKS if link in row)
        wanted += [link for link in links if link not in known and link not in wanted]
