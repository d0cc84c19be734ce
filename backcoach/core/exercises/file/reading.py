"""Reads exercises.toml into a Library, or reports every mistake in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from backcoach.core.exercises.file.cross_checks import check
from backcoach.core.exercises.file.extending import extended
from backcoach.core.exercises.model import Library
from backcoach.core.toml.reading import decoded, parse_as, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable


def parse_bytes(data: bytes, name: str, shipped: bytes | None = None) -> Library:
    """Return the library in the bytes of a UTF-8 file; a byte order mark is allowed.

    With the bytes of the shipped file the library extends that one, unless it says otherwise.
    `name` is the file's name for messages. Raises ParseError.
    """
    if shipped is None:
        return parse(decoded(data, name), name)
    base = read_tree(shipped.decode(), "exercises.toml")
    return parse(decoded(data, name), name, partial(extended, shipped=base))


def parse(
    text: str, name: str, complete: Callable[[dict[str, Any]], dict[str, Any]] | None = None
) -> Library:
    """Return the library in a TOML text; `complete` adds to its tree before it is read.

    `name` is the file's name for messages. Raises ParseError with all mistakes, or with the
    first one if the text is not valid TOML.
    """
    return parse_as(Library, text, name, check, complete)
