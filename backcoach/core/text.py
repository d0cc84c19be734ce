"""Cleaning of text that comes from outside: a file, a log or another program.

All such text goes through `clean` once. A terminal cannot mistake the result for a command.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NOTE = 500  # characters of what a person notes of a set or a session
LONGEST_COACH_NOTE = 2000  # of what a coach writes to a lifter

# Zero-width joiner and non-joiner, which some scripts and emoji need to be drawn correctly.
_KEPT_FORMATS = frozenset("\u200c\u200d")
_SPACES = frozenset(" \t\n\u2028\u2029")
_DROPPED_CATEGORIES = frozenset(("Cc", "Cf", "Cs"))
_DOTTED_CIRCLE = "\u25cc"


def clean(text: str) -> str:
    """Return `text` without control and format characters; newlines stay, tabs become spaces.

    A combining mark without a base character gets a dotted circle as its base, so that a
    terminal does not combine it with the character drawn before the text.
    """
    if is_clean(text):
        return text
    cleaned: list[str] = []
    has_base = False
    for char in text:
        if char in _KEPT_FORMATS:
            cleaned.append(char)
        elif char in _SPACES:
            cleaned.append("\n" if char == "\n" else " ")
            has_base = False
        elif (category := unicodedata.category(char)) not in _DROPPED_CATEGORIES:
            if category.startswith("M") and not has_base:
                cleaned.append(_DOTTED_CIRCLE)
            cleaned.append(char)
            has_base = True
    return "".join(cleaned)


def is_clean(text: str) -> bool:
    """Return whether `clean` would change neither a text nor any part of it, which takes little.

    Where it returns False, the text may still be clean, as one with a line end is.
    """
    return text.isprintable() and (text.isascii() or not _has_marks(text))


def _has_marks(text: str) -> bool:
    """Return whether a text has combining marks; long texts consist of few different characters."""
    return any(unicodedata.category(char).startswith("M") for char in set(text))


def clean_tree(value: Any) -> Any:
    """Return what tomli or a JSON decoder returned with every string cleaned, keys included."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (list, tuple)):
        return [clean_tree(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean_tree(item) for key, item in value.items()}
    return value


def one_line(text: str) -> str:
    """Return the text with every run of white space, newlines included, as a single space."""
    return " ".join(text.split())


def quoted(text: object, limit: int = 40) -> str:
    """Return a value for an error message: on one line, quoted, at most `limit` characters."""
    if isinstance(text, bool):
        return str(text).lower()
    if isinstance(text, (int, float)):
        return clean(str(text))[:limit]
    line = one_line(clean(str(text)))
    return f'"{line if len(line) <= limit else line[: limit - 1] + "…"}"'


def counted(count: int, thing: str) -> str:
    """Return how many there are of a thing: `1 session`, `2 sessions`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like a misspelt one, None if none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  needed only after a mistake

    candidates = list(known)
    for spelling in (word[:80], word[:80].lower()):
        if matches := get_close_matches(spelling, candidates, n=1, cutoff=0.6):
            return matches[0]
    return None
