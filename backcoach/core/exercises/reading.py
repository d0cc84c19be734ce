"""The text of exercises.toml becomes a Library, or every problem with its place."""

from __future__ import annotations

from backcoach.core.exercises.cross_checks import check
from backcoach.core.exercises.model import Library
from backcoach.core.toml.reading import decoded, parse_as


def parse_bytes(data: bytes, name: str) -> Library:
    """Return the library that a UTF-8 file holds; a byte order mark is allowed.

    `name` is the file as the person knows it. Raises ParseError.
    """
    return parse(decoded(data, name), name)


def parse(text: str, name: str) -> Library:
    """Return the library that a text in TOML holds.

    `name` is the file as the person knows it. Raises ParseError with all problems at once,
    or with the first one if the text is not TOML.
    """
    return parse_as(Library, text, name, check)
