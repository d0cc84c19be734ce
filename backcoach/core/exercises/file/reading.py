"""Reads exercises.toml into a Library, or reports every mistake in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from backcoach.core.exercises import file
from backcoach.core.exercises.model import Library
from backcoach.core.toml.reading import decoded, parse_as, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def parse_bytes(
    data: bytes,
    name: str,
    shipped: bytes | None = None,
    plans: Iterable[tuple[str, bytes]] = (),
    *,
    is_checked: bool = False,
) -> Library:
    """Return the library in the bytes of a UTF-8 file; a byte order mark is allowed.

    With the bytes of the shipped file the library extends that one, unless it says otherwise.
    `name` is the file's name for messages. `plans` are names and bytes of files whose sessions and
    programmes are added to what is shipped. What `is_checked` is not compared again: the tables of
    the shipped file, which its tests compare with each other. Raises ParseError.
    """
    trees = [read_tree(decoded(plan, its_name), its_name) for its_name, plan in plans]
    if shipped is None:
        added = partial(file.extending.with_plans, {}, plans=trees) if trees else None
        return parse(decoded(data, name), name, added, is_checked=is_checked)
    base = read_tree(shipped.decode(), "exercises.toml")
    return parse(
        decoded(data, name),
        name,
        lambda tree: file.extending.extended(tree, file.extending.with_plans(tree, base, trees)),
    )


def parse(
    text: str,
    name: str,
    complete: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
    *,
    is_checked: bool = False,
) -> Library:
    """Return the library in a TOML text; `complete` adds to its tree before it is read.

    `name` is the file's name for messages. Raises ParseError with all mistakes, or with the
    first one if the text is not valid TOML.
    """
    check = None if is_checked else file.cross_checks.check
    return parse_as(Library, text, name, check, complete)
