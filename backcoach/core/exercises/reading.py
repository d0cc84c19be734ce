"""Reads exercises.toml into a Library, or reports every mistake in it."""

from __future__ import annotations

from backcoach.core.exercises.cross_checks import check
from backcoach.core.exercises.model import Library
from backcoach.core.toml.reading import decoded, parse_as


def parse_bytes(data: bytes, name: str) -> Library:
    """Return the library in the bytes of a UTF-8 file; a byte order mark is allowed.

    `name` is the file's name for messages. Raises ParseError.
    """
    return parse(decoded(data, name), name)


def parse(text: str, name: str) -> Library:
    """Return the library in a TOML text.

    `name` is the file's name for messages. Raises ParseError with all mistakes, or with the
    first one if the text is not valid TOML.
    """
    return parse_as(Library, text, name, check)
