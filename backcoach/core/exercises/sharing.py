"""A session as a file for another person: its lines, and the exercises that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit

from backcoach.core.exercises.extending import extended
from backcoach.core.toml.reading import decoded, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.exercises.extending import Tree

HEAD = (
    "Train it with `backcoach run {id} --file` and the name of this file.",
    "Its exercises are added to those that are shipped.",
)
LINKS = ("easier", "harder")


def shared(data: bytes, shipped: bytes, session: str) -> str:
    """Return a session of a file, given as bytes that were read without a mistake, as text."""
    base = read_tree(decoded(shipped, "exercises.toml"), "exercises.toml")
    tree = read_tree(decoded(data, "exercises.toml"), "exercises.toml")
    return shared_text(extended(tree, base), base, session)


def shared_text(tree: Tree, shipped: Tree, session: str) -> str:
    """Return a session, by its id, of a whole tree as the text of an exercises file.

    The exercises of its lines are in it with every key, so that it means the same where the
    shipped ones are of another version, and so are their neighbours that are not shipped.
    """
    (chosen,) = (row for row in tree["session"] if row["id"] == session)
    document = tomlkit.document()
    for line in HEAD:
        document.add(tomlkit.comment(line.format_map(chosen)))
    document.add(tomlkit.nl())
    document.add("session", tomlkit.item([chosen]))
    document.add("exercise", tomlkit.item(list(_needed(tree, shipped, chosen))))
    return tomlkit.dumps(document)


def _needed(tree: Tree, shipped: Tree, session: Tree) -> Iterable[Tree]:
    """Yield the exercises of a session, and of their ladders those that are not shipped."""
    by_id = {row["id"]: row for row in tree["exercise"]}
    known = {row["id"] for row in shipped["exercise"]}
    wanted = list(dict.fromkeys(line["exercise"] for line in session["exercise"]))
    for name in wanted:
        row = by_id[name]
        yield row
        links = (row[link] for link in LINKS if link in row)
        wanted += [link for link in links if link not in known and link not in wanted]
